/** The small subscribable values that React reads through `useSyncExternalStore`, and nothing else. */
import type { Unsubscribe } from '../../shared/model/origin'

export interface Readable<Value> {
  /** The same object until it changes. */
  readonly read: () => Value
  readonly subscribe: (listener: () => void) => Unsubscribe
}

export class Store<Value> implements Readable<Value> {
  #value: Value
  readonly #listeners = new Set<() => void>()

  constructor(value: Value) {
    this.#value = value
  }

  readonly read = (): Value => this.#value

  readonly subscribe = (listener: () => void): Unsubscribe => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Tells nobody when the value is the one it had. */
  set(value: Value): void {
    if (Object.is(value, this.#value)) return
    this.#value = value
    for (const listener of [...this.#listeners]) listener()
  }
}

/** For a hook that has nothing to ask for now. */
export const NOTHING_READ: Readable<undefined> = {
  read: () => undefined,
  subscribe: () => () => {},
}
