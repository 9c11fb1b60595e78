/**
 * Answers of the host by key, kept fresh while somebody looks at them: the last answer stays on
 * screen until the next one is there, and one that nobody looks at is asked for when it is again.
 */
import type { Unsubscribe } from '../../shared/model/origin'
import { sameOr } from './same-or'
import { type Readable, Store } from './store'

interface Live<Key, Value> {
  readonly key: Key
  readonly store: Store<Value | undefined>
  readonly readable: Readable<Value | undefined>
  watchers: number
  /** Something changed since the last answer was asked for. */
  isStale: boolean
  isAsking: boolean
  isWaiting: boolean
}

export interface LiveReadsOptions<Key, Value> {
  readonly nameOf?: (key: Key) => string
  /** What is shown until the first answer. */
  readonly first?: (key: Key) => Value | undefined
  /** When to ask again after a change: at once, unless changes come in rows. */
  readonly later?: (ask: () => void) => void
}

const MOST = 60

export class LiveReads<Key, Value> {
  readonly #ask: (key: Key) => Promise<Value>
  readonly #nameOf: (key: Key) => string
  readonly #first: ((key: Key) => Value | undefined) | undefined
  readonly #later: (ask: () => void) => void
  readonly #live = new Map<string, Live<Key, Value>>()
  /** More may be on screen than are kept to come back to. */
  readonly #watched = new Set<Live<Key, Value>>()

  constructor(ask: (key: Key) => Promise<Value>, options: LiveReadsOptions<Key, Value> = {}) {
    this.#ask = ask
    this.#nameOf = options.nameOf ?? String
    this.#first = options.first
    this.#later = options.later ?? ((then) => then())
  }

  /** Undefined until the first answer, unless something is shown before it. */
  read(key: Key): Readable<Value | undefined> {
    const name = this.#nameOf(key)
    const known = this.#live.get(name)
    if (known) return known.readable
    const live = this.#open(name, key)
    this.#live.set(name, live)
    this.#forgetOldest()
    return live.readable
  }

  /** Of all keys, or of those that changed. */
  invalidate(isChanged: (key: Key) => boolean = () => true): void {
    for (const live of new Set([...this.#live.values(), ...this.#watched])) {
      if (!isChanged(live.key)) continue
      live.isStale = true
      if (!this.#watched.has(live) || live.isWaiting) continue
      live.isWaiting = true
      this.#later(() => {
        live.isWaiting = false
        void this.#refresh(live)
      })
    }
  }

  #open(name: string, key: Key): Live<Key, Value> {
    const store = new Store<Value | undefined>(this.#first?.(key))
    const subscribe = (listener: () => void): Unsubscribe => {
      // One that was forgotten before anybody looked has heard of no change since.
      if (live.watchers === 0 && this.#live.get(name) !== live) live.isStale = true
      live.watchers += 1
      this.#watched.add(live)
      void this.#refresh(live)
      const stop = store.subscribe(listener)
      return () => {
        live.watchers -= 1
        if (live.watchers === 0) this.#watched.delete(live)
        stop()
      }
    }
    const live: Live<Key, Value> = {
      key,
      store,
      readable: { read: store.read, subscribe },
      watchers: 0,
      isStale: true,
      isAsking: false,
      isWaiting: false,
    }
    return live
  }

  async #refresh(live: Live<Key, Value>): Promise<void> {
    if (live.isAsking) return
    live.isAsking = true
    try {
      while (live.isStale && live.watchers > 0) {
        live.isStale = false
        const answer = await this.#ask(live.key)
        live.store.set(sameOr<Value | undefined>(live.store.read(), answer))
      }
    } catch (error) {
      // Asked for again when something changes, or when it is looked at anew.
      live.isStale = true
      console.warn('What the library tells could not be read.', error)
    } finally {
      live.isAsking = false
    }
  }

  #forgetOldest(): void {
    for (const [name, { watchers }] of this.#live) {
      if (this.#live.size <= MOST) return
      if (watchers === 0) this.#live.delete(name)
    }
  }
}
