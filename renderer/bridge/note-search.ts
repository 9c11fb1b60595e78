/** Search as one types: the newest question wins, and the last answer stays until the next one. */
import type { FoundNotes } from '../../shared/contract'
import type { HostClient } from './host-client'
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
  readonly #state = new Store<SearchState>(NOTHING)
  #isAsking = false
  #isStale = false

  readonly read = this.#state.read
  readonly subscribe = this.#state.subscribe

  constructor(client: HostClient) {
    this.#client = client
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
    if (this.#isAsking) return
    this.#isAsking = true
    try {
      for (;;) {
        const { query, isCurrent } = this.#state.read()
        if (query.trim() === '' || (isCurrent && !this.#isStale)) return
        this.#isStale = false
        const found = await this.#client.request('searchNotes', { query, limit: LIMIT })
        if (this.#state.read().query === query) this.#state.set({ query, found, isCurrent: true })
      }
    } finally {
      this.#isAsking = false
    }
  }
}
