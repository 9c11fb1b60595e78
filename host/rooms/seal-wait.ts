/**
 * How long what was typed waits to be sealed. Where others are present the first letter after a
 * pause goes at once and what follows is gathered; the more there are, the longer, since each record
 * is verified, stored and drawn by all of them. A lone person's letters are gathered for longer.
 */

const ALONE = 2000
/** Milliseconds from one record to the next, for each other device that is present. */
const A_DEVICE = 50
const SHORTEST = 150
const LONGEST = 300

/** Milliseconds; 0 for at once. `sinceLast` is the time since this document was last sealed. */
export function waitToSeal(others: number, sinceLast: number): number {
  if (others === 0) return ALONE
  const spacing = Math.min(LONGEST, Math.max(SHORTEST, others * A_DEVICE))
  // A clock that was set back must not make it longer.
  return Math.max(0, Math.min(spacing, spacing - sinceLast))
}
