/**
 * "Something here is not on the disk", as it is shown: true at once, and no more only when it has
 * been so for a moment. Between two keys everything is saved, and nobody wants to see that flicker.
 */
import type { PageClock } from './page-clock'
import { type Readable, Store } from './store'

/** Milliseconds without anything unsaved. */
const CALM = 300

export class CalmClaim implements Readable<boolean> {
  readonly #claim: Store<boolean>
  #stopWaiting: (() => void) | undefined

  readonly read: () => boolean
  readonly subscribe: Store<boolean>['subscribe']

  /** Follows the count for as long as that lives. */
  constructor(count: Readable<number>, clock: PageClock) {
    this.#claim = new Store(count.read() > 0)
    this.read = this.#claim.read
    this.subscribe = this.#claim.subscribe
    count.subscribe(() => {
      if (count.read() > 0) {
        this.#stopWaiting?.()
        this.#stopWaiting = undefined
        this.#claim.set(true)
      } else if (this.read()) {
        this.#stopWaiting ??= clock.after(CALM, () => {
          this.#stopWaiting = undefined
          this.#claim.set(false)
        })
      }
    })
  }
}
