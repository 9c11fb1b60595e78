import type { Unsubscribe } from '../../shared/model/origin'

/** Those who want to be told of one thing. */
export class Listeners<Notice> {
  readonly #listeners = new Set<(notice: Notice) => void>()

  add(listener: (notice: Notice) => void): Unsubscribe {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  tell(notice: Notice): void {
    for (const listener of [...this.#listeners]) listener(notice)
  }
}
