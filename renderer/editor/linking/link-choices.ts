/**
 * What may be linked, as one types after `[[`: notes by title and alias, after `#` the headings of
 * the one that was pointed at, and at the end the note that does not exist yet, with its type.
 * The newest question wins; one that is chosen from before its answer came waits for it.
 */
import type { NoteType } from '../../../shared/model/note'
import type { Target } from '../../../shared/contract/links'
import type { DocId } from '../../../shared/records/keys'
import type { HostClient } from '../../bridge/host-client'
import type { PageClock } from '../../bridge/page-clock'
import { type Readable, Store } from '../../bridge/store'
import { foldText } from './fold-text'

export type LinkChoice =
  | { readonly kind: 'note'; readonly target: Target }
  | { readonly kind: 'heading'; readonly target: Target; readonly heading: string }
  | { readonly kind: 'create'; readonly title: string; readonly type: NoteType }

export interface ChoicesShown {
  /** Null while nothing is being typed. */
  readonly query: string | null
  /** The note whose headings are offered. */
  readonly within: Target | null
  readonly choices: readonly LinkChoice[]
  readonly active: number
  /** False while the choices answer an earlier question. */
  readonly isCurrent: boolean
}

export interface ChoicesParts {
  readonly client: HostClient
  readonly clock: PageClock
  /** The note that is written in, which is not offered to itself. */
  readonly docId: DocId
  readonly chosen: (choice: LinkChoice) => void
}

const MOST_NOTES = 8
const MOST_HEADINGS = 40
/** Of letters typed in one go only the last are asked about. */
const ASK_AFTER = 40
const TYPES: readonly NoteType[] = ['general', 'term', 'organisation']

const NOTHING: ChoicesShown = Object.freeze({
  query: null,
  within: null,
  choices: [],
  active: 0,
  isCurrent: true,
})

interface Within {
  readonly target: Target
  /** What was typed up to the `#`. */
  readonly typed: string
}

export class LinkChoices implements Readable<ChoicesShown> {
  readonly #parts: ChoicesParts
  readonly #state = new Store<ChoicesShown>(NOTHING)
  #within: Within | undefined
  /** What stood before a `#` that came sooner than the answer to it. */
  #entered: string | undefined
  #isAsking = false
  #isChosen = false
  #stopWaiting: () => void = () => {}

  readonly read = this.#state.read
  readonly subscribe = this.#state.subscribe

  constructor(parts: ChoicesParts) {
    this.#parts = parts
  }

  /** Null when nothing is typed any more. */
  readonly setQuery = (query: string | null): void => {
    const before = this.read()
    if (query === before.query) return
    this.#stopWaiting()
    this.#isChosen = false
    if (query === null) {
      this.#within = undefined
      this.#entered = undefined
      this.#state.set(NOTHING)
      return
    }
    if (this.#within && !query.startsWith(`${this.#within.typed}#`)) this.#within = undefined
    if (this.#entered !== undefined && !query.startsWith(this.#entered)) this.#entered = undefined
    const within = this.#within?.target ?? null
    this.#state.set({ ...before, query, within, isCurrent: false })
    const wait = before.query === null ? 0 : ASK_AFTER
    this.#stopWaiting = this.#parts.clock.after(wait, () => void this.#ask())
  }

  /** `#` is about to be typed: from then on the headings of the active note are offered. */
  readonly enter = (): void => {
    const { query, choices, active, isCurrent } = this.read()
    const choice = choices[active]
    if (this.#within || query === null) return
    if (!isCurrent) this.#entered = query
    else if (choice?.kind === 'note') this.#within = { target: choice.target, typed: query }
  }

  readonly move = (by: 1 | -1): void => {
    const { choices, active } = this.read()
    if (choices.length === 0) return
    this.point((active + by + choices.length) % choices.length)
  }

  readonly point = (active: number): void => {
    if (active !== this.read().active) this.#state.set({ ...this.read(), active })
  }

  /** The active one, once it is an answer to what stands there. */
  readonly choose = (): void => {
    const { choices, active, isCurrent, query } = this.read()
    if (query === null) return
    const choice = choices[active]
    if (!isCurrent) this.#isChosen = true
    else if (choice) this.#parts.chosen(choice)
  }

  async #ask(): Promise<void> {
    if (this.#isAsking) return
    this.#isAsking = true
    try {
      for (;;) {
        const { query, isCurrent } = this.read()
        if (query === null || isCurrent) return
        const choices = await this.#find(query)
        if (this.read().query !== query) continue
        const within = this.#within?.target ?? null
        this.#state.set({ ...this.read(), within, choices, active: 0, isCurrent: true })
        if (this.#isChosen) this.choose()
      }
    } catch (error) {
      console.warn('Nothing could be found to link to.', error)
      if (this.read().query !== null)
        this.#state.set({ ...this.read(), choices: [], isCurrent: true })
    } finally {
      this.#isAsking = false
    }
  }

  async #find(query: string): Promise<readonly LinkChoice[]> {
    await this.#enterLate(query)
    const headings = await this.#headings(query)
    return headings.length > 0 ? headings : this.#notes(query)
  }

  async #enterLate(query: string): Promise<void> {
    const entered = this.#entered
    if (entered === undefined || this.#within || !query.startsWith(`${entered}#`)) return
    const [first] = await this.#notes(entered)
    if (this.#entered !== entered || first?.kind !== 'note') return
    this.#within = { target: first.target, typed: entered }
  }

  async #headings(query: string): Promise<readonly LinkChoice[]> {
    const within = this.#within
    if (!within) return []
    const card = await this.#parts.client.request('readCard', { docId: within.target.docId })
    const wanted = foldText(query.slice(within.typed.length + 1).trim())
    return (card?.headings ?? [])
      .filter((heading) => heading.trim() !== '' && foldText(heading).includes(wanted))
      .slice(0, MOST_HEADINGS)
      .map((heading) => ({ kind: 'heading', target: within.target, heading }))
  }

  async #notes(query: string): Promise<readonly LinkChoice[]> {
    const targets = await this.#parts.client.request('findTargets', {
      query: query.trim(),
      kinds: ['note'],
      limit: MOST_NOTES + 1,
    })
    const notes = targets
      .filter(({ docId }) => docId !== this.#parts.docId)
      .slice(0, MOST_NOTES)
      .map((target): LinkChoice => ({ kind: 'note', target }))
    const title = query.trim()
    if (title === '') return notes
    return [...notes, ...TYPES.map((type): LinkChoice => ({ kind: 'create', title, type }))]
  }
}
