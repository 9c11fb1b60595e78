/**
 * The links of notes that are on screen: read when somebody looks, and again a moment after anything
 * changed, here or at a peer's. Any note may link to this one, so any change counts.
 */
import type { NoteLinks } from '../../shared/contract/links'
import type { Unsubscribe } from '../../shared/model/origin'
import type { DocId } from '../../shared/records/keys'
import type { HostClient } from './host-client'
import type { PageClock } from './page-clock'
import { sameOr } from './same-or'
import { type Readable, Store } from './store'

const AFTER_CHANGES = 250
const MOST = 20

export class KnownLinks {
  readonly #client: HostClient
  readonly #clock: PageClock
  readonly #known = new Map<DocId, NoteLinksView>()

  constructor(client: HostClient, clock: PageClock) {
    this.#client = client
    this.#clock = clock
    client.onNotice('notes', () => {
      for (const view of this.#known.values()) view.invalidate()
    })
  }

  /** Undefined until the host has answered. */
  of(docId: DocId): Readable<NoteLinks | undefined> {
    const known = this.#known.get(docId)
    if (known) return known
    const view = new NoteLinksView(docId, this.#client, this.#clock)
    this.#known.set(docId, view)
    for (const [other, { isWatched }] of this.#known)
      if (this.#known.size > MOST && !isWatched && other !== docId) this.#known.delete(other)
    return view
  }
}

class NoteLinksView implements Readable<NoteLinks | undefined> {
  readonly #docId: DocId
  readonly #client: HostClient
  readonly #clock: PageClock
  readonly #links = new Store<NoteLinks | undefined>(undefined)
  #watchers = 0
  #isStale = true
  #isAsking = false
  #isWaiting = false

  readonly read = this.#links.read

  constructor(docId: DocId, client: HostClient, clock: PageClock) {
    this.#docId = docId
    this.#client = client
    this.#clock = clock
  }

  get isWatched(): boolean {
    return this.#watchers > 0
  }

  readonly subscribe = (listener: () => void): Unsubscribe => {
    const stop = this.#links.subscribe(listener)
    this.#watchers += 1
    void this.#ask()
    let isWatching = true
    return () => {
      stop()
      if (isWatching) this.#watchers -= 1
      isWatching = false
    }
  }

  invalidate(): void {
    this.#isStale = true
    if (!this.isWatched || this.#isWaiting) return
    this.#isWaiting = true
    this.#clock.after(AFTER_CHANGES, () => {
      this.#isWaiting = false
      void this.#ask()
    })
  }

  async #ask(): Promise<void> {
    if (this.#isAsking || !this.#isStale || !this.isWatched) return
    this.#isAsking = true
    try {
      while (this.#isStale && this.isWatched) {
        this.#isStale = false
        const links = await this.#client.request('readLinks', { docId: this.#docId })
        this.#links.set(sameOr<NoteLinks | undefined>(this.#links.read(), links))
      }
    } catch (error) {
      console.warn('The links of a note could not be read.', error)
    } finally {
      this.#isAsking = false
    }
  }
}
