/** The page's time, handed in so that tests hand their own. */
export interface PageClock {
  readonly now: () => number
  /** Runs once after so many milliseconds, unless stopped. */
  readonly after: (milliseconds: number, action: () => void) => () => void
}

export const SYSTEM_CLOCK: PageClock = {
  now: Date.now,
  after(milliseconds, action) {
    const timer = setTimeout(action, milliseconds)
    return () => clearTimeout(timer)
  },
}
