import type { SyncClock } from './contract'

export interface ScopedClock extends SyncClock {
  /** Cancels all that waits; nothing waits afterwards either. */
  close(): void
}

/** A clock whose timers end with whoever set them: none fires into a library that is closed. */
export function createScopedClock(clock: SyncClock): ScopedClock {
  const waiting = new Set<() => void>()
  let isClosed = false
  return {
    now: () => clock.now(),
    random: () => clock.random(),
    after(milliseconds, action) {
      if (isClosed) return () => {}
      const stop = clock.after(milliseconds, () => {
        waiting.delete(cancel)
        action()
      })
      const cancel = () => {
        waiting.delete(cancel)
        stop()
      }
      waiting.add(cancel)
      return cancel
    },
    close() {
      isClosed = true
      for (const cancel of waiting) cancel()
    },
  }
}
