/**
 * How far a room's log was read, with its rolling hash: the one place that decides whether what a
 * relay says still continues what it said before. Knows numbers and hashes, no sockets and no keys.
 */
import { EMPTY_LOG_HASH, rollHash } from '../../shared/records/record'
import { equalBytes } from '../../shared/records/bytes'
import { isShortHashOf } from '../../shared/protocol/proofs'
import type { Cursor } from '../log/contract'

/** `gap`: something in between was left out. `mismatch`: another log than the one read before. */
export type Step = 'moved' | 'known' | 'waiting' | 'gap' | 'mismatch'

interface OwnRecord {
  readonly recordId: Uint8Array
  readonly shortHash: Uint8Array
}

/** More acknowledged records than this ahead of the reading are a relay's invention. */
const MAX_AHEAD = 10_000

export class LogPosition {
  readonly #logId: string
  #seq: number
  #hash: Uint8Array
  /** Acknowledged records of one's own that stand behind records not read yet. */
  readonly #ahead = new Map<number, OwnRecord>()

  constructor(start: Cursor) {
    this.#logId = start.logId
    this.#seq = start.seq
    this.#hash = start.hash
  }

  get seq(): number {
    return this.#seq
  }

  get cursor(): Cursor {
    return { logId: this.#logId, seq: this.#seq, hash: this.#hash }
  }

  get isWaiting(): boolean {
    return this.#ahead.size > 0
  }

  /** A record as the relay hands it over: each follows the last, own ones may be left out. */
  read(seq: number, recordId: Uint8Array): Step {
    if (seq <= this.#seq) return 'known'
    if (seq !== this.#seq + 1) return 'gap'
    this.#roll(recordId)
    return this.#absorb() ? 'moved' : 'mismatch'
  }

  /** One's own record, stored by the relay under this number. */
  acknowledge(seq: number, own: OwnRecord): Step {
    if (seq < this.#seq) return 'known'
    if (seq === this.#seq) return isShortHashOf(own.shortHash, this.#hash) ? 'known' : 'mismatch'
    if (this.#ahead.size >= MAX_AHEAD) return 'mismatch'
    this.#ahead.set(seq, own)
    const before = this.#seq
    if (!this.#absorb()) return 'mismatch'
    return this.#seq > before ? 'moved' : 'waiting'
  }

  isAt(seq: number, hash: Uint8Array): boolean {
    return this.#seq === seq && equalBytes(this.#hash, hash)
  }

  #absorb(): boolean {
    for (let own = this.#next(); own; own = this.#next()) {
      this.#roll(own.recordId)
      this.#ahead.delete(this.#seq)
      if (!isShortHashOf(own.shortHash, this.#hash)) return false
    }
    this.#ahead.delete(this.#seq)
    return true
  }

  #next(): OwnRecord | undefined {
    return this.#ahead.get(this.#seq + 1)
  }

  #roll(recordId: Uint8Array): void {
    this.#hash = rollHash(this.#hash, recordId)
    this.#seq += 1
  }
}

/** Where nothing was read yet. */
export function startOfLog(logId: string): Cursor {
  return { logId, seq: 0, hash: EMPTY_LOG_HASH }
}
