// Time on a machine so slow that work for many documents is seen in the middle.
import type { SyncClock } from '../../host/sync/contract'
import { createHastyClock } from './replicas'

/** Each slice is over after one document, and the next one is so many milliseconds away. */
export function createSlowClock(pause = () => 1500): SyncClock {
  const clock = createHastyClock()
  let spent = 0
  return {
    ...clock,
    now() {
      spent += 8
      return clock.now() + spent
    },
    after: (milliseconds, action) =>
      clock.after(milliseconds === 0 ? pause() : milliseconds, action),
  }
}
