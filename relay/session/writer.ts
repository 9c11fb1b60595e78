/**
 * The writing half of a channel: the right, proved once; then records, looked at on the outside
 * alone, stored with others in one commit, and acknowledged when they are on disk.
 */
import { type CodeName, CODES } from '../../shared/protocol/codes'
import type { FrameOf } from '../../shared/protocol/frames'
import { isWriteProof } from '../../shared/protocol/proofs'
import { equalBytes } from '../../shared/records/bytes'
import {
  checkOutside,
  openRoomHeader,
  type RecordKind,
  recordIdOf,
  type RoomHeader,
} from '../../shared/records/record'
import type { Settled } from '../rooms/commits'
import { ackBody } from './quick-frames'
import type { Room } from '../rooms/room'
import type { ChannelParts } from './session-parts'
import type { Change } from '../store/contract'

type RecordFrame = FrameOf<'append'> | FrameOf<'checkpoint'>

export interface WriterOptions {
  readonly channel: number
  readonly room: Room
  readonly parts: ChannelParts
  /** The channel: told when a record of its own got its place, and closed for want of credit. */
  readonly owner: WriterOwner
}

export interface WriterOwner {
  refuse(code: CodeName): void
  acknowledged(seq: number): void
}

export class Writer {
  readonly #options: WriterOptions
  #isGranted = false
  #credit: number
  #toGive = 0
  #posted: Uint8Array | undefined
  #isClosed = false

  constructor(options: WriterOptions) {
    this.#options = options
    this.#credit = options.parts.limits.windowBytes
  }

  get isGranted(): boolean {
    return this.#isGranted
  }

  /** Whether the channel itself posted this checkpoint. */
  hasPosted(recordId: Uint8Array): boolean {
    return this.#posted !== undefined && equalBytes(this.#posted, recordId)
  }

  /** R-WRITE-1, R-WRITE-2 */
  prove(frame: FrameOf<'write'>): void {
    const { channel, room, parts } = this.#options
    if (this.#isGranted) return parts.outbox.send({ kind: 'grant', channel })
    if (!parts.requests.take(1)) return this.#deny('rate-exceeded')
    const header = room.header ?? this.#headerOf(frame)
    if (typeof header === 'string') return this.#deny(header)
    if (!isWriteProof(frame.proof, header.writerKey, parts.socket, room.id))
      return this.#deny('write-proof-invalid')
    // At once, so that records right behind are taken; they cannot be stored if the header is not.
    this.#isGranted = true
    if (room.header) return parts.outbox.send({ kind: 'grant', channel })
    const change: Change = { kind: 'header', room: room.id, header: frame.header }
    const settle = (outcome: Settled) => this.#settleHeader(outcome)
    parts.commits.push({ key: room.key, change, settle })
  }

  take(frame: RecordFrame): void {
    const { parts, room } = this.#options
    const { record, kind } = frame
    const size = record.byteLength
    if (!this.spendCredit(size)) return this.#options.owner.refuse('credit-exceeded')
    const recordId = recordIdOf(record)
    const refusal = this.#refusalOf(frame)
    if (refusal) {
      this.giveCredit(size)
      return this.#nak(recordId, refusal)
    }
    if (kind === 'checkpoint') this.#posted = recordId
    parts.addPending(size)
    const settle = (outcome: Settled) => {
      parts.addPending(-size)
      this.#settle(outcome, kind, recordId, size)
    }
    parts.commits.push({ key: room.key, change: changeOf(frame, room, recordId), settle })
  }

  /** False when there was no credit left before (R-WINDOW-1). */
  spendCredit(bytes: number): boolean {
    const had = this.#credit > 0
    this.#credit -= bytes
    return had
  }

  /** Given back in pieces of half a window, so that small records do not each cost a frame. */
  giveCredit(bytes: number): void {
    const { channel, parts } = this.#options
    this.#toGive += bytes
    if (this.#toGive < parts.limits.windowBytes / 2) return
    this.#credit += this.#toGive
    parts.outbox.send({ kind: 'window', channel, bytes: this.#toGive })
    this.#toGive = 0
  }

  /** What is still to be settled is stored all the same, and told to nobody here. */
  close(): void {
    this.#isClosed = true
  }

  #headerOf(frame: FrameOf<'write'>): RoomHeader | CodeName {
    if (frame.header.byteLength === 0) return 'header-missing'
    const header = openRoomHeader(this.#options.room.id, frame.header)
    return typeof header === 'string' ? 'header-invalid' : header
  }

  #settleHeader(outcome: Settled): void {
    const { channel, parts } = this.#options
    if (this.#isClosed) return
    if (outcome.kind === 'stored' || outcome.kind === 'known')
      return parts.outbox.send({ kind: 'grant', channel })
    this.#isGranted = false
    this.#deny('store-failed')
  }

  /** R-APPEND-3, R-APPEND-4, R-APPEND-5 */
  #refusalOf(frame: RecordFrame): CodeName | undefined {
    const { parts, room } = this.#options
    const { record } = frame
    if (!this.#isGranted) return 'write-not-proved'
    if (record.byteLength > parts.limits.maxRecordBytes) return 'record-too-large'
    const outside = checkOutside(record, { roomIdBytes: room.id, kind: WANTED[frame.kind] })
    if (outside !== 'fits') return outside
    const isWithinRate = parts.records.take(1) && parts.recordBytes.take(record.byteLength)
    return isWithinRate ? undefined : 'rate-exceeded'
  }

  #settle(outcome: Settled, kind: RecordFrame['kind'], recordId: Uint8Array, size: number): void {
    const { channel, parts, owner } = this.#options
    const { counts, outbox } = parts
    if (outcome.kind === 'stored') counts.stored(kind, size)
    if (outcome.kind === 'known') counts.repeated += 1
    if (this.#isClosed) return
    this.giveCredit(size)
    switch (outcome.kind) {
      case 'stored':
      case 'known': {
        const { seq, hash } = outcome.at
        if (kind === 'append') owner.acknowledged(seq)
        return outbox.sendBody(channel, ackBody({ recordId, seq, hash }))
      }
      case 'conflict': {
        const { upTo, headSeq } = outcome
        return outbox.send({ kind: 'conflict', channel, recordId, upTo, headSeq })
      }
      case 'refused':
        return this.#nak(recordId, outcome.code)
      case 'failed':
        return this.#nak(recordId, 'store-failed')
    }
  }

  #deny(code: CodeName): void {
    const { channel, parts } = this.#options
    parts.counts.refused(code)
    parts.outbox.send({ kind: 'deny', channel, code: CODES[code] })
  }

  #nak(recordId: Uint8Array, code: CodeName): void {
    const { channel, parts } = this.#options
    parts.counts.refused(code)
    parts.outbox.send({ kind: 'nak', channel, recordId, code: CODES[code] })
  }
}

const WANTED: { readonly [Kind in RecordFrame['kind']]: RecordKind } = {
  append: 'update',
  checkpoint: 'checkpoint',
}

function changeOf(frame: RecordFrame, room: Room, recordId: Uint8Array): Change {
  const { record } = frame
  if (frame.kind === 'append') return { kind: 'append', room: room.id, recordId, record }
  const { expected, upTo, hash } = frame
  return { kind: 'checkpoint', room: room.id, recordId, record, expected, upTo, hash }
}
