import type { SyncClock } from './contract'

export interface BackoffLimits {
  /** Milliseconds before the first return, and the most that it grows to. */
  readonly first: number
  readonly most: number
}

/** Twice as long after each failure, with half of it random, so that a relay's clients do not return at once. */
export class Backoff {
  readonly #clock: SyncClock
  readonly #limits: BackoffLimits
  #failures = 0
  #cancel: (() => void) | undefined

  constructor(clock: SyncClock, limits: BackoffLimits) {
    this.#clock = clock
    this.#limits = limits
  }

  get isWaiting(): boolean {
    return this.#cancel !== undefined
  }

  /** Runs the action after the next wait; one already waiting is kept. */
  retry(action: () => void): void {
    if (this.#cancel) return
    const wait = Math.min(this.#limits.most, this.#limits.first * 2 ** this.#failures)
    this.#failures = Math.min(this.#failures + 1, 30)
    this.#cancel = this.#clock.after(wait * (0.5 + this.#clock.random() / 2), () => {
      this.#cancel = undefined
      action()
    })
  }

  succeed(): void {
    this.#failures = 0
  }

  cancel(): void {
    this.#cancel?.()
    this.#cancel = undefined
  }
}
