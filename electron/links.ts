/**
 * `carnet://` links that the system hands over. They only open something; what they say is judged
 * by the host. They wait here until a page is ready to be told.
 */
import { MAX_LINK_LETTERS } from '../shared/text/link-letters'

const LINK = /^carnet:\/\/[\w\-./]{1,200}(?:#[\w\-=&%.~]*)?$/iu
const MAX_WAITING = 8

/** The link, or undefined for what has not even the shape of one. */
export function parseHandedLink(text: unknown): string | undefined {
  if (typeof text !== 'string' || text.length > MAX_LINK_LETTERS) return undefined
  return LINK.test(text) ? text : undefined
}

export class WaitingLinks {
  readonly #tell: (link: string) => boolean
  #links: readonly string[] = []

  /** `tell` answers whether a page heard it. */
  constructor(tell: (link: string) => boolean) {
    this.#tell = tell
  }

  add(link: string): void {
    this.#links = [...this.#links, link].slice(-MAX_WAITING)
    this.deliver()
  }

  get count(): number {
    return this.#links.length
  }

  /** Called when a page became ready. */
  deliver(): void {
    this.#links = this.#links.filter((link) => !this.#tell(link))
  }
}
