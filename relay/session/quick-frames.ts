/**
 * By hand, since an encoder for each would cost more than their few bytes: RECORD and ACK, which are
 * nearly all that a relay sends, and the head of the WebSocket message around them.
 */
import { varUintBytes } from '../../shared/protocol/frames'
import { PAYLOADS } from '../../shared/protocol/payload-codecs'
import { RECORD_ID_BYTES } from '../../shared/protocol/payloads'
import { SHORT_HASH_BYTES } from '../../shared/protocol/proofs'

/** RFC 6455, section 5.2: final, binary; the length in two or eight bytes more from these on. */
const FINAL_BINARY = 0x82
const TWO_BYTE_LENGTH = 126
const EIGHT_BYTE_LENGTH = 127
const MAX_TWO_BYTES = 0xffff

/** `u8 op | payload` of an ACK. */
export function ackBody(ack: {
  readonly recordId: Uint8Array
  readonly seq: number
  readonly hash: Uint8Array
}): Uint8Array {
  const { recordId, seq, hash } = ack
  const size = 1 + RECORD_ID_BYTES + varUintBytes(seq) + SHORT_HASH_BYTES
  const body = Buffer.allocUnsafe(size)
  body[0] = PAYLOADS.ack.code
  body.set(recordId, 1)
  const at = writeVarUint(body, 1 + RECORD_ID_BYTES, seq)
  for (let byte = 0; byte < SHORT_HASH_BYTES; byte += 1) body[at + byte] = hash[byte] ?? 0
  return body
}

/** What stands before the record in the `op | payload` of a RECORD. */
export function recordHeadBytes(seq: number): number {
  return 1 + varUintBytes(seq)
}

/** Gives where the record goes. */
export function writeRecordHead(to: Uint8Array, start: number, seq: number): number {
  to[start] = PAYLOADS.record.code
  return writeVarUint(to, start + 1, seq)
}

export function writeVarUint(to: Uint8Array, start: number, value: number): number {
  let at = start
  let left = value
  for (; left > 127; left = Math.floor(left / 128)) to[at++] = 128 | (left % 128)
  to[at++] = left
  return at
}

/** A whole unmasked binary message but for its payload, which belongs at `payloadAt`. */
export function createMessage(size: number): {
  readonly message: Buffer
  readonly payloadAt: number
} {
  const payloadAt = size < TWO_BYTE_LENGTH ? 2 : size <= MAX_TWO_BYTES ? 4 : 10
  const message = Buffer.allocUnsafe(payloadAt + size)
  message[0] = FINAL_BINARY
  if (payloadAt === 2) message[1] = size
  else if (payloadAt === 4) {
    message[1] = TWO_BYTE_LENGTH
    message.writeUInt16BE(size, 2)
  } else {
    message[1] = EIGHT_BYTE_LENGTH
    message.writeUInt32BE(0, 2)
    message.writeUInt32BE(size, 6)
  }
  return { message, payloadAt }
}
