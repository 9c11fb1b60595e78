/**
 * Reading one room on one channel, from OPEN to EOSE and on: checks that what the relay sends is one
 * unbroken log that goes on from our cursor, and gives it credit for what was read. It stores nothing.
 */
import type { FrameOf } from '../../shared/protocol/frames'
import type { OpenFrom } from '../../shared/protocol/payloads'
import { createFetchProof, shortHash } from '../../shared/protocol/proofs'
import { equalBytes } from '../../shared/records/bytes'
import type { DocumentKeys } from '../../shared/records/keys'
import { EMPTY_LOG_HASH, recordIdOf } from '../../shared/records/record'
import { sodium } from '../../shared/records/sodium'
import type { Cursor, DeliveredRecord } from '../log/contract'
import type { Line } from './line'
import { LogPosition } from './log-position'

export interface ReadingStart {
  readonly line: Line
  readonly channel: number
  readonly keys: DocumentKeys
  readonly from: OpenFrom
  readonly cursor: Cursor | undefined
}

/** `lost`: the relay's log is not the one that the cursor came from. */
export type Begin = 'fresh' | 'resumed' | 'jumped' | 'lost' | 'broken'
export type Taken = DeliveredRecord | 'known' | 'broken'

const NOTHING_READ: Pick<Cursor, 'seq' | 'hash'> = { seq: 0, hash: EMPTY_LOG_HASH }

export class Reading {
  readonly #start: ReadingStart
  #position: LogPosition | undefined
  #state: FrameOf<'state'> | undefined
  #isCheckpointDue = false
  #consumed = 0

  constructor(start: ReadingStart) {
    this.#start = start
  }

  get position(): LogPosition | undefined {
    return this.#position
  }

  /** The sequence number of the checkpoint that the records began with, 0 without one. */
  get checkpointBase(): number {
    return this.#state?.startsWithCheckpoint ? this.#state.baseSeq : 0
  }

  open(): void {
    const { line, channel, keys, from, cursor } = this.#start
    const { seq, hash } = cursor ?? NOTHING_READ
    line.send({
      kind: 'open',
      channel,
      room: keys.roomIdBytes,
      proof: createFetchProof(keys.fetchToken, line.socket, keys.roomIdBytes),
      from,
      cursor: {
        logId: cursor && seq > 0 ? sodium.from_hex(cursor.logId) : line.logIdBytes,
        seq,
        hash: shortHash(hash),
      },
    })
  }

  /** The relay says STATE again when a room that it did not know has come to be. */
  begin(state: FrameOf<'state'>): Begin {
    if (this.#state) return this.#beginAgain(state)
    const begin = this.#judge(state)
    if (begin === 'broken') return begin
    this.#state = { ...state, headHash: state.headHash.slice() }
    this.#isCheckpointDue = state.startsWithCheckpoint
    this.#position = new LogPosition({
      logId: this.#start.line.logId,
      seq: state.baseSeq,
      hash: state.baseHash.slice(),
    })
    return begin
  }

  take(frame: FrameOf<'record'>): Taken {
    const position = this.#position
    if (!position) return 'broken'
    const bytes = frame.record.slice()
    const recordId = recordIdOf(bytes)
    this.#giveCredit(bytes.byteLength)
    if (this.#isCheckpointDue) {
      this.#isCheckpointDue = false
      // Before the oldest there is nothing else to read: that one is passed, readable or not.
      const isBase = this.#start.from !== 'oldest'
      return frame.seq === position.seq ? { seq: frame.seq, bytes, recordId, isBase } : 'broken'
    }
    const step = position.read(frame.seq, recordId)
    if (step === 'known') return 'known'
    if (step !== 'moved' || !this.#isTrueToHead()) return 'broken'
    return { seq: frame.seq, bytes, recordId }
  }

  /** Presence uses the same credit. */
  takePresence(bytes: number): void {
    this.#giveCredit(bytes)
  }

  /** Whether everything up to the end of what is stored has arrived. */
  isComplete(eose: FrameOf<'eose'>): boolean {
    const position = this.#position
    return position !== undefined && !this.#isCheckpointDue && position.seq >= eose.seq
  }

  #beginAgain(state: FrameOf<'state'>): Begin {
    const isOfNewRoom = state.baseSeq === 0 && !state.startsWithCheckpoint
    return isOfNewRoom && !this.#state?.hasHeader ? 'fresh' : 'broken'
  }

  #judge(state: FrameOf<'state'>): Begin {
    const { from, cursor } = this.#start
    const { baseSeq, baseHash, headSeq, startsWithCheckpoint } = state
    if (baseSeq > headSeq || (startsWithCheckpoint && baseSeq === 0)) return 'broken'
    if (baseSeq === headSeq && !equalBytes(baseHash, state.headHash)) return 'broken'
    if (baseSeq === 0 && !equalBytes(baseHash, EMPTY_LOG_HASH)) return 'broken'
    if (baseSeq > 0 && !startsWithCheckpoint && baseSeq !== cursor?.seq) return 'broken'
    if (from !== 'cursor' || !cursor || cursor.seq === 0) return 'fresh'
    if (!state.isResumed || cursor.logId !== this.#start.line.logId) return 'lost'
    if (startsWithCheckpoint) return baseSeq > cursor.seq ? 'jumped' : 'lost'
    return baseSeq === cursor.seq && equalBytes(baseHash, cursor.hash) ? 'resumed' : 'lost'
  }

  #isTrueToHead(): boolean {
    const { headSeq, headHash } = this.#state ?? {}
    if (headSeq === undefined || headHash === undefined) return false
    return this.#position?.seq !== headSeq || this.#position.isAt(headSeq, headHash)
  }

  #giveCredit(bytes: number): void {
    const { line, channel } = this.#start
    this.#consumed += bytes
    if (this.#consumed < line.limits.windowBytes / 2) return
    line.send({ kind: 'window', channel, bytes: this.#consumed })
    this.#consumed = 0
  }
}
