/** Each op's number, and its payload written and read in one place so that the two cannot drift apart. */
import * as encoding from 'lib0/encoding'
import {
  type Decoder,
  type Encoder,
  put,
  putFlag,
  refuse,
  take,
  takeByte,
  takeFlag,
  takeList,
  takeNumber,
  takeRest,
  takeText,
} from './fields'
import {
  HEAD_STATUSES,
  HASH_BYTES,
  LOG_ID_BYTES,
  OPEN_FROM,
  type OpName,
  type Payloads,
  RECORD_ID_BYTES,
  ROOM_ID_BYTES,
  type RoomHead,
  WRITE_PROOF_BYTES,
} from './payloads'
import { FETCH_PROOF_BYTES, NONCE_BYTES, SHORT_HASH_BYTES } from './proofs'

const MAX_ADDRESS_BYTES = 255
const MAX_REASON_BYTES = 200

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
