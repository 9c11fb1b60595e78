/**
 * Answers of the host by key, kept fresh while somebody looks at them: the last answer stays on
 * screen until the next one is there, and one that nobody looks at is asked for when it is again.
 */
import type { Unsubscribe } from '../../shared/model/origin'
import { sameOr } from './same-or'
import { type Readable, Store } from './store'

interface Live<Value> {
  readonly store: Store<Value | undefined>
  readonly readable: Readable<Value | undefined>
  watchers: number
  /** Something changed since the last answer was asked for. */
  isStale: boolean
  isAsking: boolean
}

const MOST = 60

export class LiveReads<Key, Value> {
  readonly #ask: (key: Key) => Promise<Value>
  readonly #nameOf: (key: Key) => string
  readonly #live = new Map<string, { readonly key: Key; readonly live: Live<Value> }>()

  constructor(ask: (key: Key) => Promise<Value>, nameOf: (key: Key) => string = String) {
    this.#ask = ask
    this.#nameOf = nameOf
  }

  /** Undefined until the first answer. */
  read(key: Key): Readable<Value | undefined> {
    const name = this.#nameOf(key)
    const known = this.#live.get(name)
    if (known) return known.live.readable
    const live = this.#open(key)
    this.#live.set(name, { key, live })
    this.#forgetOldest()
    return live.readable
  }

  invalidate(): void {
    for (const { key, live } of this.#live.values()) {
      live.isStale = true
      if (live.watchers > 0) void this.#refresh(key, live)
    }
  }

  #open(key: Key): Live<Value> {
    const store = new Store<Value | undefined>(undefined)
    const subscribe = (listener: () => void): Unsubscribe => {
      live.watchers += 1
      if (live.isStale) void this.#refresh(key, live)
      const stop = store.subscribe(listener)
      return () => {
        live.watchers -= 1
        stop()
      }
    }
    const live: Live<Value> = {
      store,
      readable: { read: store.read, subscribe },
      watchers: 0,
      isStale: true,
      isAsking: false,
    }
    return live
  }

  async #refresh(key: Key, live: Live<Value>): Promise<void> {
    if (live.isAsking) return
    live.isAsking = true
    try {
      while (live.isStale) {
        live.isStale = false
        const answer = await this.#ask(key)
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
    for (const [name, { live }] of this.#live) {
      if (this.#live.size <= MOST) return
      if (live.watchers === 0) this.#live.delete(name)
    }
  }
}
