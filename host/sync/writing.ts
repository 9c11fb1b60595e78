/**
 * Writing one room on one channel: the right, proved once, then the outbox in its order, as far as
 * the relay's credit goes. A record counts as sent when its ACK has come and not before.
 */
import { CODES, isWorthRetrying, nameOfCode } from '../../shared/protocol/codes'
import type { FrameOf } from '../../shared/protocol/frames'
import { createWriteProof } from '../../shared/protocol/proofs'
import { toBase64url } from '../../shared/records/bytes'
import type { DocumentKeys } from '../../shared/records/keys'
import { createRoomHeader } from '../../shared/records/record'
import type { SyncLibrary } from './contract'
import type { Credit } from './credit'
import type { Line } from './line'

export interface WritingStart {
  readonly line: Line
  readonly channel: number
  readonly keys: DocumentKeys & { readonly writerSecret: Uint8Array }
  readonly library: SyncLibrary
  readonly credit: Credit
}

/** What one NAK or DENY means for the session. */
export type WriteRefusal =
  | { readonly kind: 'later'; readonly code: number }
  | { readonly kind: 'final'; readonly code: number }
  | { readonly kind: 'handled' }

const MAX_IN_FLIGHT = 64
const HANDLED: WriteRefusal = { kind: 'handled' }

export class Writing {
  readonly #start: WritingStart
  readonly #inFlight = new Map<string, number>()
  #right: 'unproved' | 'asked' | 'granted' | 'denied' = 'unproved'
  #mayHaveMore = false
  #posted: { readonly recordId: string; readonly upTo: number } | undefined

  constructor(start: WritingStart) {
    this.#start = start
  }

  /** Nothing is on its way and nothing is known to wait. */
  get isIdle(): boolean {
    return this.#right === 'denied' || (!this.isAwaitingRelay && !this.#mayHaveMore)
  }

  get isAwaitingRelay(): boolean {
    const isAsking = this.#right === 'asked'
    return isAsking || this.#inFlight.size > 0 || this.#posted !== undefined
  }

  /** The outbox was added to; asking it seals what is journaled, so it is asked only then. */
  noticeOutbox(): void {
    this.#mayHaveMore = true
  }

  prove(header: 'with-header' | 'header-known'): void {
    if (this.#right !== 'unproved') return
    this.#right = 'asked'
    const { line, channel, keys } = this.#start
    line.send({
      kind: 'write',
      channel,
      proof: createWriteProof(keys.writerSecret, line.socket, keys.roomIdBytes),
      header: header === 'with-header' ? createRoomHeader(keys) : new Uint8Array(),
    })
  }

  /** Sends what the outbox holds. Records may follow the proof at once: they are served in order. */
  pump(): void {
    if (!this.#mayHaveMore || this.#right === 'denied') return
    const { library, line, keys, credit } = this.#start
    const limit = this.#inFlight.size + MAX_IN_FLIGHT
    const rows = library.outbox(keys.docId, limit)
    this.#mayHaveMore = rows.length === limit
    if (rows.length > 0) this.prove('header-known')
    for (const { recordId, bytes } of rows) {
      const key = toBase64url(recordId)
      if (this.#inFlight.has(key)) continue
      if (bytes.byteLength > line.limits.recordBytes) {
        library.reject(keys.docId, recordId, 'record-too-large')
        continue
      }
      if (!credit.isLeft || this.#inFlight.size >= MAX_IN_FLIGHT) {
        this.#mayHaveMore = true
        return
      }
      this.#append(key, bytes)
    }
  }

  post(claim: Omit<FrameOf<'checkpoint'>, 'kind' | 'channel'>, recordId: Uint8Array): void {
    const { line, channel, credit } = this.#start
    this.prove('header-known')
    this.#posted = { recordId: toBase64url(recordId), upTo: claim.upTo }
    credit.spend(claim.record.byteLength)
    line.send({ kind: 'checkpoint', channel, ...claim })
  }

  granted(): void {
    this.#right = 'granted'
  }

  denied({ code }: FrameOf<'deny'>): WriteRefusal {
    if (code === CODES['header-missing']) {
      this.#right = 'unproved'
      this.prove('with-header')
      return HANDLED
    }
    this.#right = 'denied'
    return { kind: isWorthRetrying(code) ? 'later' : 'final', code }
  }

  /** `unknown`: an answer to nothing that is on its way. */
  acknowledged({ recordId }: FrameOf<'ack'>): 'record' | 'checkpoint' | 'unknown' {
    const key = toBase64url(recordId)
    if (this.#posted?.recordId === key) {
      this.#posted = undefined
      return 'checkpoint'
    }
    return this.#inFlight.delete(key) ? 'record' : 'unknown'
  }

  conflicted(): void {
    this.#posted = undefined
  }

  refused({ recordId, code }: FrameOf<'nak'>): WriteRefusal {
    const key = toBase64url(recordId)
    if (this.#posted?.recordId === key) {
      this.#posted = undefined
      return HANDLED
    }
    // What came right behind a WRITE that failed for want of the header: sent again with it.
    if (code === CODES['write-not-proved'] && this.#right !== 'granted') {
      this.#inFlight.delete(key)
      this.#mayHaveMore = true
      return this.#right === 'denied' ? { kind: 'final', code } : HANDLED
    }
    if (!this.#inFlight.delete(key)) return HANDLED
    this.#mayHaveMore = true
    if (isWorthRetrying(code)) return { kind: 'later', code }
    const { library, keys } = this.#start
    library.reject(keys.docId, recordId.slice(), nameOfCode(code) ?? String(code))
    return { kind: 'final', code }
  }

  #append(key: string, record: Uint8Array): void {
    const { line, channel, credit } = this.#start
    this.#inFlight.set(key, record.byteLength)
    credit.spend(record.byteLength)
    line.send({ kind: 'append', channel, record })
  }
}
