/** The machine's own clock and chance, handed to a host where a test hands its own. */
import type { SyncClock } from '../sync/contract'

export const SYSTEM_CLOCK: SyncClock = {
  now: Date.now,
  after(milliseconds, action) {
    if (milliseconds <= 0) {
      // A timer of no time takes a millisecond and more: whoever asks for the next turn gets it.
      const turn = setImmediate(action)
      return () => clearImmediate(turn)
    }
    const timer = setTimeout(action, milliseconds)
    return () => clearTimeout(timer)
  },
  random: Math.random,
}
