// Time that moves when a test says so.
import type { SyncClock } from '../../host/sync/contract'

export interface ManualClock extends SyncClock {
  /** Runs what is due, in order. */
  advance(milliseconds: number): void
  readonly waiting: number
}

export function createManualClock(start = 1_750_000_000_000): ManualClock {
  let now = start
  let timers: readonly { readonly at: number; readonly action: () => void }[] = []
  return {
    now: () => now,
    random: () => 0.5,
    after(milliseconds, action) {
      const timer = { at: now + milliseconds, action }
      timers = [...timers, timer]
      return () => {
        timers = timers.filter((each) => each !== timer)
      }
    },
    advance(milliseconds) {
      const end = now + milliseconds
      for (;;) {
        const [next] = [...timers].sort((a, b) => a.at - b.at)
        if (!next || next.at > end) break
        now = next.at
        timers = timers.filter((each) => each !== next)
        next.action()
      }
      now = end
    },
    get waiting() {
      return timers.length
    },
  }
}
