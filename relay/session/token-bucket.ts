/**
 * A rate with a burst: tokens come back evenly, up to the burst. Counted on the path of every record,
 * hence not the promise-based limiter that guards the handshakes.
 */
export class TokenBucket {
  readonly #perSecond: number
  readonly #burst: number
  readonly #now: () => number
  #tokens: number
  #countedAt: number

  constructor(rate: { readonly perSecond: number; readonly burst: number }, now: () => number) {
    this.#perSecond = rate.perSecond
    this.#burst = rate.burst
    this.#now = now
    this.#tokens = rate.burst
    this.#countedAt = now()
  }

  /** Takes all or nothing. More than the burst passes when the bucket is full, so that nothing starves. */
  take(count: number): boolean {
    const now = this.#now()
    const regained = (Math.max(0, now - this.#countedAt) / 1000) * this.#perSecond
    this.#tokens = Math.min(this.#burst, this.#tokens + regained)
    this.#countedAt = now
    if (this.#tokens < Math.min(count, this.#burst)) return false
    this.#tokens -= count
    return true
  }
}
