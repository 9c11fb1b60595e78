/** What the window's commands ask of the note that is open. */
export type FindRequest = 'open' | 'replace' | 'next' | 'previous'

export const FIND_EVENT = 'carnet:find'

/** False where no note is open whose text could be searched. */
export function requestFind(request: FindRequest): boolean {
  const event = new CustomEvent(FIND_EVENT, { detail: request, cancelable: true })
  return !document.dispatchEvent(event)
}

const REQUESTS: readonly unknown[] = ['open', 'replace', 'next', 'previous'] satisfies FindRequest[]

export function readFindRequest(event: Event): FindRequest | undefined {
  const asked: unknown = event instanceof CustomEvent ? event.detail : undefined
  return REQUESTS.includes(asked) ? (asked as FindRequest) : undefined
}
