/** Milliseconds since 1970 that a date can hold: a peer may have written any number. */
const LATEST = 8.64e15

/** Undefined for what is no time. */
export function readTime(value: unknown): number | undefined {
  return typeof value === 'number' && Math.abs(value) <= LATEST ? value : undefined
}
