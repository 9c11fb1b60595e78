/** Search as one types: the newest question wins, and the last answer stays until the next one. */
import type { FoundNotes } from '../../shared/contract/notes'
import type { HostClient } from './host-client'
import { sameOr } from './same-or'
import { type Readable, Store } from './store'

const LIMIT = 100

export interface SearchState {
  readonly query: string
  /** Undefined when nothing was asked. */
  readonly found: FoundNotes | undefined
  /** False while the answer shown belongs to an earlier question. */
  readonly isCurrent: boolean
}

const NOTHING: SearchState = Object.freeze({ query: '', found: undefined, isCurrent: true })

export class NoteSearch implements Readable<SearchState> {
  readonly #client: HostClient
  readonly #isOpen: () => boolean
  readonly #state = new Store<SearchState>(NOTHING)
  #isAsking = false
  #isStale = false

  readonly read = this.#state.read
  readonly subscribe = this.#state.subscribe

  /** Until the library is open nothing is asked; `invalidate` asks when it is. */
  constructor(client: HostClient, isOpen: () => boolean) {
    this.#client = client
    this.#isOpen = isOpen
  }

  readonly setQuery = (query: string): void => {
    if (query === this.#state.read().query) return
    if (query.trim() === '') this.#state.set(query === '' ? NOTHING : { ...NOTHING, query })
    else {
      this.#state.set({ query, found: this.#state.read().found, isCurrent: false })
      void this.#ask()
    }
  }

  /** Notes changed: what is shown is asked again, without being taken away. */
  invalidate(): void {
    if (this.#state.read().query.trim() === '') return
    this.#isStale = true
    void this.#ask()
  }

  async #ask(): Promise<void> {
    if (this.#isAsking || !this.#isOpen()) return
    this.#isAsking = true
    try {
      for (;;) {
        const { query, isCurrent } = this.#state.read()
        if (query.trim() === '' || (isCurrent && !this.#isStale)) return
        this.#isStale = false
        const found = await this.#client.request('searchNotes', { query, limit: LIMIT })
        if (this.#state.read().query === query) this.#take(query, found)
      }
    } finally {
      this.#isAsking = false
    }
  }

  #take(query: string, found: FoundNotes): void {
    const before = this.#state.read()
    const known = new Map(before.found?.rows.map((row) => [row.docId, row]))
    const rows = found.rows.map((row) => sameOr(known.get(row.docId) ?? row, row))
    const now: SearchState = { query, found: { ...found, rows }, isCurrent: true }
    this.#state.set(sameOr<SearchState>(before, now))
  }
}
