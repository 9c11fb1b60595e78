/**
 * The inside of a record. Before encryption:
 *
 *   length 4 | packing 1 (0 plain, 1 deflate) | device key 32 | device signature 64 | update | zeros
 *
 * padded to buckets of 64 bytes, `length` counting the update as packed. The device signs the
 * header and the update, so that an editor cannot speak for another editor's device.
 */
import { deflateSync, Inflate } from 'fflate'
import { concat, equalBytes, readU32, u32, utf8 } from './bytes'
import { hash } from './derive'
import type { Device } from './identity'
import type { DocumentKeys } from './keys'
import { randomBytes } from './random'
import {
  encodeHeader,
  isSignedBy,
  parseRecord,
  type RecordHeader,
  type RecordKind,
  type RecordRefusal,
  signRecord,
} from './record'
import { sodium } from './sodium'

/** An update that inflates to more is refused. */
const MAX_CONTENT_BYTES = 64 * 1024 * 1024
const BUCKET_BYTES = 64
const PREFIX_BYTES = 4 + 1 + 32 + 64

export interface SealedContent {
  readonly kind: Exclude<RecordKind, 'header'>
  /** A Yjs update, V1 encoding. For a checkpoint the whole state. */
  readonly update: Uint8Array
}

/** This writer's place in this room's log; see `RecordHeader`. */
export interface WriterPosition {
  readonly writerId: Uint8Array
  readonly counter: number
  readonly previous: Uint8Array
}

export interface OpenedRecord extends SealedContent {
  readonly header: RecordHeader
  readonly deviceKey: Uint8Array
}

/** Throws when the keys cannot write: callers hold an edit capability or do not call. */
export function sealRecord(
  keys: DocumentKeys,
  device: Device,
  position: WriterPosition,
  content: SealedContent,
): Uint8Array {
  if (!keys.writerSecret) throw new Error('a viewer cannot seal a record')
  const nonce = randomBytes(24)
  const headerBytes = encodeHeader({
    kind: content.kind,
    roomIdBytes: keys.roomIdBytes,
    epoch: 0,
    ...position,
    nonce,
    commitment: commitmentOf(keys.readKey, nonce),
  })
  const claim = deviceClaim(headerBytes, content.update)
  const plain = pack(
    device.keys.publicKey,
    sodium.crypto_sign_detached(claim, device.keys.secretKey),
    content.update,
  )
  const body = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(
    plain,
    headerBytes,
    null,
    nonce,
    keys.readKey,
  )
  const unsigned = concat(headerBytes, body)
  return concat(unsigned, signRecord(unsigned, keys.writerSecret))
}

/** Verifies everything, in the order that spends least on a forgery. */
export function openRecord(
  keys: Pick<DocumentKeys, 'roomIdBytes' | 'writerKey' | 'readKey'>,
  bytes: Uint8Array,
): OpenedRecord | RecordRefusal {
  const record = parseRecord(bytes)
  if (typeof record === 'string') return record
  const { header, headerBytes, body } = record
  if (header.kind === 'header') return 'kind-unknown'
  if (!equalBytes(header.roomIdBytes, keys.roomIdBytes)) return 'room-mismatch'
  if (!isSignedBy(record, keys.writerKey)) return 'signature-invalid'
  if (!equalBytes(header.commitment, commitmentOf(keys.readKey, header.nonce)))
    return 'commitment-invalid'
  const plain = decrypt(body, headerBytes, header.nonce, keys.readKey)
  if (!plain) return 'ciphertext-invalid'
  const content = unpack(plain)
  if (typeof content === 'string') return content
  const claim = deviceClaim(headerBytes, content.update)
  if (!sodium.crypto_sign_verify_detached(content.signature, claim, content.deviceKey))
    return 'device-signature-invalid'
  return { kind: header.kind, header, deviceKey: content.deviceKey, update: content.update }
}

function pack(deviceKey: Uint8Array, signature: Uint8Array, update: Uint8Array): Uint8Array {
  const deflated = deflateSync(update)
  const isSmaller = deflated.byteLength < update.byteLength
  const packed = isSmaller ? deflated : update
  const used = PREFIX_BYTES + packed.byteLength
  const padding = new Uint8Array((BUCKET_BYTES - (used % BUCKET_BYTES)) % BUCKET_BYTES)
  const packing = Uint8Array.of(isSmaller ? 1 : 0)
  return concat(u32(packed.byteLength), packing, deviceKey, signature, packed, padding)
}

function unpack(plain: Uint8Array) {
  if (plain.byteLength < PREFIX_BYTES) return 'content-malformed'
  const length = readU32(plain, 0)
  const packing = plain[4]
  const end = PREFIX_BYTES + length
  const isWhole = end <= plain.byteLength && plain.byteLength - end < BUCKET_BYTES
  if (!isWhole || plain.subarray(end).some((byte) => byte !== 0)) return 'content-malformed'
  const packed = plain.slice(PREFIX_BYTES, end)
  const update = packing === 0 ? packed : packing === 1 ? inflate(packed) : 'content-malformed'
  if (typeof update === 'string') return update
  return { deviceKey: plain.slice(5, 37), signature: plain.slice(37, PREFIX_BYTES), update }
}

/** Inflates piece by piece, so that a bomb is stopped at the limit and not after it. */
function inflate(packed: Uint8Array): Uint8Array | 'content-malformed' | 'content-too-large' {
  const pieces: Uint8Array[] = []
  let size = 0
  let isFinal = false
  const stream = new Inflate((piece, final) => {
    size += piece.byteLength
    if (size > MAX_CONTENT_BYTES) throw new TooLarge()
    pieces.push(piece)
    isFinal ||= final
  })
  try {
    const STEP = 64 * 1024
    for (let at = 0; at < packed.byteLength; at += STEP) {
      stream.push(packed.subarray(at, at + STEP), at + STEP >= packed.byteLength)
    }
  } catch (error) {
    return error instanceof TooLarge ? 'content-too-large' : 'content-malformed'
  }
  return isFinal ? concat(...pieces) : 'content-malformed'
}

class TooLarge extends Error {}

function decrypt(body: Uint8Array, header: Uint8Array, nonce: Uint8Array, key: Uint8Array) {
  try {
    return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, body, header, nonce, key)
  } catch {
    // libsodium throws for a wrong tag and for a body shorter than one: both are the same refusal.
    return undefined
  }
}

function commitmentOf(readKey: Uint8Array, nonce: Uint8Array): Uint8Array {
  return sodium.crypto_generichash(32, concat(utf8('commit/1'), nonce), readKey)
}

function deviceClaim(headerBytes: Uint8Array, update: Uint8Array): Uint8Array {
  return concat(utf8('carnet/update/1'), headerBytes, hash(32, 'update/1', update))
}
