/** The machine's own clock and chance, handed to a host where a test hands its own. */
import type { SyncClock } from '../sync/contract'

export const SYSTEM_CLOCK: SyncClock = {
  now: Date.now,
  after(milliseconds, action) {
    const timer = setTimeout(action, milliseconds)
    return () => clearTimeout(timer)
  },
  random: Math.random,
}
