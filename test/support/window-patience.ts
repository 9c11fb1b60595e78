/** How long a window is waited for. Playwright's own half a minute is the time of a fast machine. */
export const PATIENCE_MS = 120_000
