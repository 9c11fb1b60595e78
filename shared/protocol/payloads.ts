/** Each op's number and payload, written and read in one place so that the two cannot drift apart. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { Code } from './codes'
import { FETCH_PROOF_BYTES, NONCE_BYTES, SHORT_HASH_BYTES } from './proofs'

type Encoder = encoding.Encoder
type Decoder = decoding.Decoder

export const ROOM_ID_BYTES = 32
export const LOG_ID_BYTES = 16
export const RECORD_ID_BYTES = 32
export const HASH_BYTES = 32
export const WRITE_PROOF_BYTES = 64
const MAX_ADDRESS_BYTES = 255
const MAX_REASON_BYTES = 200

/** What a relay allows, so that a host need not find out by being refused. Bytes unless said. */
export interface RelayLimits {
  /** One WebSocket message; a longer frame goes in parts. */
  readonly messageBytes: number
  readonly recordBytes: number
  readonly roomBytes: number
  /** A count: live channels on one socket. */
  readonly channels: number
  /** A count: rooms watched by HEADS on one socket. */
  readonly rooms: number
  /** The credit that each side has on a channel when it opens. */
  readonly windowBytes: number
}

export interface Hello {
  readonly version: number
  /** The relay as this host dialled it, in `parseRelayAddress` spelling. */
  readonly address: string
}

export interface Welcome {
  readonly version: number
  /** Names the relay's store; another id means another log, whatever the sequence numbers say. */
  readonly logId: Uint8Array
  readonly nonce: Uint8Array
  readonly limits: RelayLimits
}

export interface WatchedHead {
  readonly room: Uint8Array
  readonly seq: number
  /** 8 bytes of the rolling hash at `seq`. */
  readonly hash: Uint8Array
  readonly proof: Uint8Array
}

export type HeadStatus = 'head' | 'refused' | 'not-watched'
const HEAD_STATUSES: readonly HeadStatus[] = ['head', 'refused', 'not-watched']

export interface RoomHead {
  readonly room: Uint8Array
  /**
   * `refused`: the proof is wrong. `not-watched`: beyond the relay's limits. Of both `seq` is 0 and
   * says nothing, and no PUSH will come.
   */
  readonly status: HeadStatus
  readonly seq: number
  readonly hash: Uint8Array
}

/** Where a host stands in a room: the store it read from, the last record it has, 8 bytes of hash. */
export interface Cursor {
  readonly logId: Uint8Array
  readonly seq: number
  readonly hash: Uint8Array
}

/**
 * Where reading starts. `cursor`: after the cursor if it still fits the log, otherwise as
 * `checkpoint`. `checkpoint`: the latest one, then its tail. `oldest`: the oldest kept one, then
 * every record since: what undoes a false checkpoint.
 */
export type OpenFrom = 'cursor' | 'checkpoint' | 'oldest'
const OPEN_FROM: readonly OpenFrom[] = ['cursor', 'checkpoint', 'oldest']

export interface Open {
  readonly room: Uint8Array
  readonly proof: Uint8Array
  readonly from: OpenFrom
  /** Seq 0 and zeros when nothing was ever read. */
  readonly cursor: Cursor
}

export interface State {
  /** False: the relay has never seen this room; it is empty, and STATE comes again when it appears. */
  readonly hasHeader: boolean
  /** Whether the cursor was kept. False: read again, then append what of one's own is absent. */
  readonly isResumed: boolean
  readonly headSeq: number
  readonly headHash: Uint8Array
  /** The place that the records which follow go on from: 32 bytes, to roll the hash from. */
  readonly baseSeq: number
  readonly baseHash: Uint8Array
  /** `upTo` of the latest checkpoint, 0 without one. */
  readonly checkpointUpTo: number
  /** Whether a checkpoint for `baseSeq` comes as the first RECORD. */
  readonly startsWithCheckpoint: boolean
}

export interface CheckpointClaim {
  /** `upTo` of the checkpoint that this one replaces, 0 when there is none. */
  readonly expected: number
  readonly upTo: number
  /** 8 bytes of the rolling hash at `upTo`: the poster's log must be the relay's. */
  readonly hash: Uint8Array
  readonly record: Uint8Array
}

interface Payloads {
  hello: Hello
  welcome: Welcome
  heads: { readonly heads: readonly WatchedHead[] }
  differ: { readonly heads: readonly RoomHead[] }
  push: { readonly heads: readonly RoomHead[] }
  unwatch: { readonly rooms: readonly Uint8Array[] }
  open: Open
  state: State
  record: { readonly seq: number; readonly record: Uint8Array }
  eose: { readonly seq: number }
  write: { readonly header: Uint8Array; readonly proof: Uint8Array }
  grant: object
  deny: { readonly code: Code }
  append: { readonly record: Uint8Array }
  ack: { readonly recordId: Uint8Array; readonly seq: number; readonly hash: Uint8Array }
  nak: { readonly recordId: Uint8Array; readonly code: Code }
  checkpoint: CheckpointClaim
  conflict: { readonly recordId: Uint8Array; readonly upTo: number; readonly headSeq: number }
  checkpointed: { readonly upTo: number; readonly recordId: Uint8Array }
  fetch: object
  eph: { readonly bytes: Uint8Array }
  window: { readonly bytes: number }
  close: { readonly code: Code; readonly reason: string }
  part: { readonly isFinal: boolean; readonly bytes: Uint8Array }
}

export type OpName = keyof Payloads
export type PayloadOf<Name extends OpName> = Payloads[Name]

interface Codec<Payload> {
  readonly code: number
  write(to: Encoder, payload: Payload): void
  /** Throws at the end of the bytes or on a value that the field cannot have. */
  read(from: Decoder): Payload
}

export const PAYLOADS: { readonly [Name in OpName]: Codec<Payloads[Name]> } = {
  hello: {
    code: 0x01,
    write(to, { version, address }) {
      encoding.writeVarUint(to, version)
      encoding.writeVarString(to, address)
    },
    read: (from) => ({
      version: takeNumber(from),
      address: takeText(from, MAX_ADDRESS_BYTES),
    }),
  },
  welcome: {
    code: 0x02,
    write(to, { version, logId, nonce, limits }) {
      encoding.writeVarUint(to, version)
      put(to, logId, LOG_ID_BYTES)
      put(to, nonce, NONCE_BYTES)
      encoding.writeVarUint(to, limits.messageBytes)
      encoding.writeVarUint(to, limits.recordBytes)
      encoding.writeVarUint(to, limits.roomBytes)
      encoding.writeVarUint(to, limits.channels)
      encoding.writeVarUint(to, limits.rooms)
      encoding.writeVarUint(to, limits.windowBytes)
    },
    read: (from) => ({
      version: takeNumber(from),
      logId: take(from, LOG_ID_BYTES),
      nonce: take(from, NONCE_BYTES),
      limits: {
        messageBytes: takeNumber(from),
        recordBytes: takeNumber(from),
        roomBytes: takeNumber(from),
        channels: takeNumber(from),
        rooms: takeNumber(from),
        windowBytes: takeNumber(from),
      },
    }),
  },
  heads: {
    code: 0x03,
    write(to, { heads }) {
      encoding.writeVarUint(to, heads.length)
      for (const head of heads) {
        put(to, head.room, ROOM_ID_BYTES)
        encoding.writeVarUint(to, head.seq)
        put(to, head.hash, SHORT_HASH_BYTES)
        put(to, head.proof, FETCH_PROOF_BYTES)
      }
    },
    read: (from) => ({
      heads: takeList(from, () => ({
        room: take(from, ROOM_ID_BYTES),
        seq: takeNumber(from),
        hash: take(from, SHORT_HASH_BYTES),
        proof: take(from, FETCH_PROOF_BYTES),
      })),
    }),
  },
  differ: { code: 0x04, write: putRoomHeads, read: takeRoomHeads },
  push: { code: 0x05, write: putRoomHeads, read: takeRoomHeads },
  unwatch: {
    code: 0x06,
    write(to, { rooms }) {
      encoding.writeVarUint(to, rooms.length)
      for (const room of rooms) put(to, room, ROOM_ID_BYTES)
    },
    read: (from) => ({ rooms: takeList(from, () => take(from, ROOM_ID_BYTES)) }),
  },
  open: {
    code: 0x10,
    write(to, { room, proof, from, cursor }) {
      put(to, room, ROOM_ID_BYTES)
      put(to, proof, FETCH_PROOF_BYTES)
      encoding.writeUint8(to, OPEN_FROM.indexOf(from))
      put(to, cursor.logId, LOG_ID_BYTES)
      encoding.writeVarUint(to, cursor.seq)
      put(to, cursor.hash, SHORT_HASH_BYTES)
    },
    read: (from) => ({
      room: take(from, ROOM_ID_BYTES),
      proof: take(from, FETCH_PROOF_BYTES),
      from: OPEN_FROM[takeByte(from)] ?? refuse('unknown start'),
      cursor: {
        logId: take(from, LOG_ID_BYTES),
        seq: takeNumber(from),
        hash: take(from, SHORT_HASH_BYTES),
      },
    }),
  },
  state: {
    code: 0x11,
    write(to, state) {
      putFlag(to, state.hasHeader)
      putFlag(to, state.isResumed)
      encoding.writeVarUint(to, state.headSeq)
      put(to, state.headHash, HASH_BYTES)
      encoding.writeVarUint(to, state.baseSeq)
      put(to, state.baseHash, HASH_BYTES)
      encoding.writeVarUint(to, state.checkpointUpTo)
      putFlag(to, state.startsWithCheckpoint)
    },
    read: (from) => ({
      hasHeader: takeFlag(from),
      isResumed: takeFlag(from),
      headSeq: takeNumber(from),
      headHash: take(from, HASH_BYTES),
      baseSeq: takeNumber(from),
      baseHash: take(from, HASH_BYTES),
      checkpointUpTo: takeNumber(from),
      startsWithCheckpoint: takeFlag(from),
    }),
  },
  record: {
    code: 0x12,
    write(to, { seq, record }) {
      encoding.writeVarUint(to, seq)
      encoding.writeUint8Array(to, record)
    },
    read: (from) => ({ seq: takeNumber(from), record: takeRest(from) }),
  },
  eose: {
    code: 0x13,
    write: (to, { seq }) => encoding.writeVarUint(to, seq),
    read: (from) => ({ seq: takeNumber(from) }),
  },
  write: {
    code: 0x20,
    write(to, { header, proof }) {
      put(to, proof, WRITE_PROOF_BYTES)
      encoding.writeUint8Array(to, header)
    },
    read: (from) => ({ proof: take(from, WRITE_PROOF_BYTES), header: takeRest(from) }),
  },
  grant: { code: 0x21, write: () => {}, read: () => ({}) },
  deny: {
    code: 0x22,
    write: (to, { code }) => encoding.writeVarUint(to, code),
    read: (from) => ({ code: takeNumber(from) }),
  },
  append: {
    code: 0x23,
    write: (to, { record }) => encoding.writeUint8Array(to, record),
    read: (from) => ({ record: takeRest(from) }),
  },
  ack: {
    code: 0x24,
    write(to, { recordId, seq, hash }) {
      put(to, recordId, RECORD_ID_BYTES)
      encoding.writeVarUint(to, seq)
      put(to, hash, SHORT_HASH_BYTES)
    },
    read: (from) => ({
      recordId: take(from, RECORD_ID_BYTES),
      seq: takeNumber(from),
      hash: take(from, SHORT_HASH_BYTES),
    }),
  },
  nak: {
    code: 0x25,
    write(to, { recordId, code }) {
      put(to, recordId, RECORD_ID_BYTES)
      encoding.writeVarUint(to, code)
    },
    read: (from) => ({
      recordId: take(from, RECORD_ID_BYTES),
      code: takeNumber(from),
    }),
  },
  checkpoint: {
    code: 0x26,
    write(to, { expected, upTo, hash, record }) {
      encoding.writeVarUint(to, expected)
      encoding.writeVarUint(to, upTo)
      put(to, hash, SHORT_HASH_BYTES)
      encoding.writeUint8Array(to, record)
    },
    read: (from) => ({
      expected: takeNumber(from),
      upTo: takeNumber(from),
      hash: take(from, SHORT_HASH_BYTES),
      record: takeRest(from),
    }),
  },
  conflict: {
    code: 0x27,
    write(to, { recordId, upTo, headSeq }) {
      put(to, recordId, RECORD_ID_BYTES)
      encoding.writeVarUint(to, upTo)
      encoding.writeVarUint(to, headSeq)
    },
    read: (from) => ({
      recordId: take(from, RECORD_ID_BYTES),
      upTo: takeNumber(from),
      headSeq: takeNumber(from),
    }),
  },
  checkpointed: {
    code: 0x28,
    write(to, { upTo, recordId }) {
      encoding.writeVarUint(to, upTo)
      put(to, recordId, RECORD_ID_BYTES)
    },
    read: (from) => ({ upTo: takeNumber(from), recordId: take(from, RECORD_ID_BYTES) }),
  },
  fetch: { code: 0x29, write: () => {}, read: () => ({}) },
  eph: {
    code: 0x30,
    write: (to, { bytes }) => encoding.writeUint8Array(to, bytes),
    read: (from) => ({ bytes: takeRest(from) }),
  },
  window: {
    code: 0x31,
    write: (to, { bytes }) => encoding.writeVarUint(to, bytes),
    read: (from) => ({ bytes: takeNumber(from) }),
  },
  close: {
    code: 0x32,
    write(to, { code, reason }) {
      encoding.writeVarUint(to, code)
      encoding.writeVarString(to, reason)
    },
    read: (from) => ({
      code: takeNumber(from),
      reason: takeText(from, MAX_REASON_BYTES),
    }),
  },
  part: {
    code: 0x33,
    write(to, { isFinal, bytes }) {
      putFlag(to, isFinal)
      encoding.writeUint8Array(to, bytes)
    },
    read: (from) => ({ isFinal: takeFlag(from), bytes: takeRest(from) }),
  },
}

function putRoomHeads(to: Encoder, { heads }: { readonly heads: readonly RoomHead[] }): void {
  encoding.writeVarUint(to, heads.length)
  for (const head of heads) {
    put(to, head.room, ROOM_ID_BYTES)
    encoding.writeUint8(to, HEAD_STATUSES.indexOf(head.status))
    encoding.writeVarUint(to, head.seq)
    put(to, head.hash, SHORT_HASH_BYTES)
  }
}

function takeRoomHeads(from: Decoder): { readonly heads: readonly RoomHead[] } {
  return {
    heads: takeList(from, () => ({
      room: take(from, ROOM_ID_BYTES),
      status: HEAD_STATUSES[takeByte(from)] ?? refuse('unknown status'),
      seq: takeNumber(from),
      hash: take(from, SHORT_HASH_BYTES),
    })),
  }
}

function put(to: Encoder, bytes: Uint8Array, size: number): void {
  if (bytes.byteLength !== size) throw new Error(`${bytes.byteLength} bytes where ${size} belong`)
  encoding.writeUint8Array(to, bytes)
}

function putFlag(to: Encoder, flag: boolean): void {
  encoding.writeUint8(to, flag ? 1 : 0)
}

/** lib0 reads past the end of a view into the buffer behind it, hence our own check. */
function take(from: Decoder, size: number): Uint8Array {
  const end = from.pos + size
  if (end > from.arr.byteLength) return refuse('too short')
  const bytes = from.arr.subarray(from.pos, end)
  from.pos = end
  return bytes
}

/** lib0 lets a number slip a little over 2^53. */
function takeNumber(from: Decoder): number {
  const value = decoding.readVarUint(from)
  return Number.isSafeInteger(value) ? value : refuse('number too large')
}

function takeByte(from: Decoder): number {
  return take(from, 1)[0] ?? 0
}

function takeRest(from: Decoder): Uint8Array {
  return take(from, from.arr.byteLength - from.pos)
}

function takeFlag(from: Decoder): boolean {
  const byte = takeByte(from)
  return byte > 1 ? refuse('not a flag') : byte === 1
}

function takeText(from: Decoder, maxBytes: number): string {
  const size = takeNumber(from)
  if (size > maxBytes) return refuse('text too long')
  return new TextDecoder('utf-8', { fatal: true }).decode(take(from, size))
}

/** Grows with what is there, never with the count alone: a count is only a claim. */
function takeList<Item>(from: Decoder, takeItem: () => Item): readonly Item[] {
  const count = takeNumber(from)
  const items: Item[] = []
  while (items.length < count) items.push(takeItem())
  return items
}

function refuse(reason: string): never {
  throw new RangeError(reason)
}
