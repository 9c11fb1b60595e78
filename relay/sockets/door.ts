/**
 * Who may open a socket at all: counted altogether and for each network address, before any
 * WebSocket exists.
 */
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Limits } from '../limits'

export type Admission =
  | { readonly kind: 'welcome' }
  | { readonly kind: 'refused'; readonly status: 429 | 503 }

export class Door {
  readonly #limits: Limits
  readonly #handshakes: RateLimiterMemory
  readonly #open = new Map<string, number>()
  #all = 0

  constructor(limits: Limits) {
    this.#limits = limits
    this.#handshakes = new RateLimiterMemory({
      points: limits.maxHandshakesPerMinute,
      duration: 60,
    })
  }

  /** Every welcome must be followed by one `leave`. */
  async enter(address: string): Promise<Admission> {
    if (this.#all >= this.#limits.maxConnections) return { kind: 'refused', status: 503 }
    const open = this.#open.get(address) ?? 0
    if (open >= this.#limits.maxConnectionsPerAddress) return { kind: 'refused', status: 429 }
    this.#all += 1
    this.#open.set(address, open + 1)
    if (await this.#isWithinRate(address)) return { kind: 'welcome' }
    this.leave(address)
    return { kind: 'refused', status: 429 }
  }

  leave(address: string): void {
    this.#all -= 1
    const left = (this.#open.get(address) ?? 1) - 1
    if (left > 0) this.#open.set(address, left)
    else this.#open.delete(address)
  }

  async #isWithinRate(address: string): Promise<boolean> {
    try {
      await this.#handshakes.consume(address)
      return true
    } catch (refusal) {
      if (refusal instanceof Error) throw refusal
      // The limiter rejects with its own result when the rate is used up.
      return false
    }
  }
}
