/** When it is time to replace a long tail of records by one checkpoint. */
import type { SyncClock } from './contract'

/** A room's tail may grow to this before somebody who is there replaces it. */
export const TAIL_LIMITS = { records: 200, bytes: 512 * 1024 } as const
export type TailLimits = { readonly records: number; readonly bytes: number }

/** Editors who all see the same long tail wait differently long; the first makes it short. */
const MAX_WAIT_MS = 2_000

export class CheckpointTimer {
  readonly #clock: SyncClock
  #cancel: (() => void) | undefined

  constructor(clock: SyncClock) {
    this.#clock = clock
  }

  get isWaiting(): boolean {
    return this.#cancel !== undefined
  }

  start(action: () => void): void {
    this.#cancel ??= this.#clock.after(this.#clock.random() * MAX_WAIT_MS, () => {
      this.#cancel = undefined
      action()
    })
  }

  cancel(): void {
    this.#cancel?.()
    this.#cancel = undefined
  }
}

export function isLong(tail: TailLimits, limits: TailLimits): boolean {
  return tail.records >= limits.records || tail.bytes >= limits.bytes
}
