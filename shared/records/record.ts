/**
 * The outside of a record: what a relay and a log can see. Byte layout, all numbers big-endian:
 *
 *   version 1 | kind 1 | room id 32 | epoch 4 | writer id 16 | counter 8 | previous hash 32
 *   | nonce 24 | key commitment 32 | body | Ed25519 signature 64
 *
 * The body is ciphertext, but in a room header, whose body (writer's key 32, fetch token 32) is
 * clear: a relay learns from it who may write and what proves a reader.
 */
import { concat, equalBytes, readU32, readU64, u32, u64, utf8 } from './bytes'
import { hash } from './derive'
import { isWriterOf } from './keys'
import { sodium } from './sodium'

const RECORD_VERSION = 1
export const HEADER_BYTES = 150
const SIGNATURE_BYTES = 64
/** The largest record anyone accepts. */
export const MAX_RECORD_BYTES = 16 * 1024 * 1024

/** Kinds 4 to 15 are reserved for key rotation and refused today. */
export type RecordKind = 'update' | 'checkpoint' | 'header'
const KIND_CODES = { update: 1, checkpoint: 2, header: 3 } as const

export interface RecordHeader {
  readonly kind: RecordKind
  readonly roomIdBytes: Uint8Array
  readonly epoch: number
  readonly writerId: Uint8Array
  /** Counts this writer's records in this room from 0. Diagnoses gaps and forks, decides nothing. */
  readonly counter: number
  /** BLAKE2b-256 of this writer's previous record here, zeros for the first. */
  readonly previous: Uint8Array
  readonly nonce: Uint8Array
  readonly commitment: Uint8Array
}

export interface ParsedRecord {
  readonly header: RecordHeader
  /** The encoded header: additional data of the ciphertext. */
  readonly headerBytes: Uint8Array
  readonly body: Uint8Array
  readonly signature: Uint8Array
}

export type RecordRefusal =
  | 'record-malformed'
  | 'record-too-large'
  | 'version-unknown'
  | 'kind-unknown'
  | 'epoch-unknown'
  | 'room-mismatch'
  | 'writer-mismatch'
  | 'signature-invalid'
  | 'commitment-invalid'
  | 'ciphertext-invalid'
  | 'content-malformed'
  | 'content-too-large'
  | 'device-signature-invalid'

/** The first 150 bytes of a record. */
export function encodeHeader(header: RecordHeader): Uint8Array {
  return concat(
    Uint8Array.of(RECORD_VERSION, KIND_CODES[header.kind]),
    header.roomIdBytes,
    u32(header.epoch),
    header.writerId,
    u64(header.counter),
    header.previous,
    header.nonce,
    header.commitment,
  )
}

/** Checks the shape alone; signature and ciphertext are for `openRecord`. */
export function parseRecord(bytes: Uint8Array): ParsedRecord | RecordRefusal {
  if (bytes.byteLength > MAX_RECORD_BYTES) return 'record-too-large'
  if (bytes.byteLength < HEADER_BYTES + SIGNATURE_BYTES) return 'record-malformed'
  if (bytes[0] !== RECORD_VERSION) return 'version-unknown'
  const kind = kindOf(bytes[1])
  if (!kind) return 'kind-unknown'
  const epoch = readU32(bytes, 34)
  if (epoch !== 0) return 'epoch-unknown'
  const header: RecordHeader = {
    kind,
    roomIdBytes: bytes.slice(2, 34),
    epoch,
    writerId: bytes.slice(38, 54),
    counter: readU64(bytes, 54),
    previous: bytes.slice(62, 94),
    nonce: bytes.slice(94, 118),
    commitment: bytes.slice(118, 150),
  }
  return {
    header,
    headerBytes: bytes.slice(0, HEADER_BYTES),
    body: bytes.slice(HEADER_BYTES, -SIGNATURE_BYTES),
    signature: bytes.slice(-SIGNATURE_BYTES),
  }
}

/** Whether a record says that it is one of this room and kind: looked at in place, nothing copied. */
export function checkOutside(
  bytes: Uint8Array,
  wanted: { readonly roomIdBytes: Uint8Array; readonly kind: RecordKind },
): 'fits' | 'record-malformed' | 'record-of-other-room' | 'record-kind-refused' {
  if (bytes.byteLength < HEADER_BYTES + SIGNATURE_BYTES) return 'record-malformed'
  if (bytes[0] !== RECORD_VERSION) return 'record-malformed'
  const kind = kindOf(bytes[1])
  if (!kind) return 'record-kind-refused'
  for (let at = 34; at < 38; at += 1) if (bytes[at] !== 0) return 'record-malformed'
  const { roomIdBytes } = wanted
  for (let at = 0; at < roomIdBytes.byteLength; at += 1)
    if (bytes[2 + at] !== roomIdBytes[at]) return 'record-of-other-room'
  return kind === wanted.kind ? 'fits' : 'record-kind-refused'
}

/** What a record is deduplicated and acknowledged by. */
export function recordIdOf(bytes: Uint8Array): Uint8Array {
  return sodium.crypto_generichash(32, bytes, null)
}

/** The rolling hash of a room's log: h(0) is zeros, h(n) = BLAKE2b-256(h(n-1) ‖ recordId(n)). */
export function rollHash(previous: Uint8Array, recordId: Uint8Array): Uint8Array {
  return sodium.crypto_generichash(32, concat(previous, recordId), null)
}

export const EMPTY_LOG_HASH: Uint8Array = new Uint8Array(32)

/** `unsigned` is header and body. */
export function signRecord(unsigned: Uint8Array, writerSecret: Uint8Array): Uint8Array {
  return sodium.crypto_sign_detached(recordClaim(unsigned), writerSecret)
}

/** The outside alone: nothing is decrypted. */
export function isSignedBy(record: ParsedRecord, writerKey: Uint8Array): boolean {
  const claim = recordClaim(concat(record.headerBytes, record.body))
  return sodium.crypto_sign_verify_detached(record.signature, claim, writerKey)
}

export interface RoomHeader {
  readonly writerKey: Uint8Array
  readonly fetchToken: Uint8Array
}

/** A room's header is a pure function of its keys: every writer makes the same bytes. */
export function createRoomHeader(keys: {
  readonly roomIdBytes: Uint8Array
  readonly writerKey: Uint8Array
  readonly writerSecret: Uint8Array
  readonly fetchToken: Uint8Array
}): Uint8Array {
  const headerBytes = encodeHeader({
    kind: 'header',
    roomIdBytes: keys.roomIdBytes,
    epoch: 0,
    writerId: new Uint8Array(16),
    counter: 0,
    previous: new Uint8Array(32),
    nonce: new Uint8Array(24),
    commitment: new Uint8Array(32),
  })
  const unsigned = concat(headerBytes, keys.writerKey, keys.fetchToken)
  return concat(unsigned, signRecord(unsigned, keys.writerSecret))
}

/** Verifies a room header against the room's id: needs no secret, so relays and viewers can. */
export function openRoomHeader(
  roomIdBytes: Uint8Array,
  bytes: Uint8Array,
): RoomHeader | RecordRefusal {
  const record = parseRecord(bytes)
  if (typeof record === 'string') return record
  if (record.header.kind !== 'header' || record.body.byteLength !== 64) return 'record-malformed'
  if (!equalBytes(record.header.roomIdBytes, roomIdBytes)) return 'room-mismatch'
  const writerKey = record.body.slice(0, 32)
  if (!isWriterOf(roomIdBytes, writerKey)) return 'writer-mismatch'
  if (!isSignedBy(record, writerKey)) return 'signature-invalid'
  return { writerKey, fetchToken: record.body.slice(32) }
}

function recordClaim(unsigned: Uint8Array): Uint8Array {
  return concat(utf8('carnet/record/1'), hash(32, 'record/1', unsigned))
}

function kindOf(code: number | undefined): RecordKind | undefined {
  if (code === KIND_CODES.update) return 'update'
  if (code === KIND_CODES.checkpoint) return 'checkpoint'
  if (code === KIND_CODES.header) return 'header'
  return undefined
}
