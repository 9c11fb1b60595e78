/** Search as one types: the newest question wins, and the last answer stays until the next one. */
import type { FoundNotes, Shelf } from '../../shared/contract/notes'
import type { HostClient } from './host-client'
import { sameOr } from './same-or'
import { type Readable, Store } from './store'

const LIMIT = 100

export interface Search {
  readonly query: string
  readonly shelf: Shelf
}

export interface SearchState extends Search {
  /** Undefined when nothing was asked. */
  readonly found: FoundNotes | undefined
  /** False while the answer shown belongs to an earlier question. */
  readonly isCurrent: boolean
}

const NOTHING = Object.freeze({ found: undefined, isCurrent: true })

const UNASKED: SearchState = Object.freeze({ ...NOTHING, query: '', shelf: 'notes' })

export class NoteSearch implements Readable<SearchState> {
  readonly #client: HostClient
  readonly #isOpen: () => boolean
  readonly #state = new Store<SearchState>(UNASKED)
  #isAsking = false
  #isStale = false

  readonly read = this.#state.read
  readonly subscribe = this.#state.subscribe

  /** Until the library is open nothing is asked; `invalidate` asks when it is. */
  constructor(client: HostClient, isOpen: () => boolean) {
    this.#client = client
    this.#isOpen = isOpen
  }

  readonly seek = (search: Search): void => {
    const { found, ...before } = this.#state.read()
    if (isSame(search, before)) return
    if (search.query.trim() === '') this.#state.set({ ...NOTHING, ...search })
    else {
      // What lies on the other shelf answers another question.
      const shown = search.shelf === before.shelf ? found : undefined
      this.#state.set({ ...search, found: shown, isCurrent: false })
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
        const { query, shelf, isCurrent } = this.#state.read()
        if (query.trim() === '' || (isCurrent && !this.#isStale)) return
        this.#isStale = false
        const found = await this.#client.request('searchNotes', { query, shelf, limit: LIMIT })
        if (isSame(this.#state.read(), { query, shelf })) this.#take({ query, shelf }, found)
      }
    } finally {
      this.#isAsking = false
    }
  }

  #take(search: Search, found: FoundNotes): void {
    const before = this.#state.read()
    const known = new Map(before.found?.rows.map((row) => [row.docId, row]))
    const rows = found.rows.map((row) => sameOr(known.get(row.docId) ?? row, row))
    const now: SearchState = { ...search, found: { ...found, rows }, isCurrent: true }
    this.#state.set(sameOr<SearchState>(before, now))
  }
}

function isSame(one: Search, other: Search): boolean {
  return one.query === other.query && one.shelf === other.shelf
}
