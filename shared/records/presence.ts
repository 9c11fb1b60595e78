/**
 * Presence and receipts: sealed like records but never stored. A session nonce and a rising counter
 * keep an old frame from being played again; the device's signature says whose caret it is.
 */
import { concat, readU64, u64, utf8 } from './bytes'
import type { Device } from './identity'
import type { DocumentKeys } from './keys'
import { randomBytes } from './random'
import { sodium } from './sodium'

export const MAX_PRESENCE_BYTES = 64 * 1024
const PREFIX_BYTES = 32 + 16 + 8 + 64

export interface Presence {
  readonly deviceKey: Uint8Array
  /** 16 random bytes, new for each connection of a device. */
  readonly session: Uint8Array
  readonly counter: number
  readonly payload: Uint8Array
}

/** `nonce 24 | ciphertext`, signed by the device; `turn` tells an old one from a new one. */
export function sealPresence(
  keys: DocumentKeys,
  device: Device,
  turn: { readonly session: Uint8Array; readonly counter: number },
  payload: Uint8Array,
): Uint8Array {
  const claim = presenceClaim(keys, turn.session, turn.counter, payload)
  const signature = sodium.crypto_sign_detached(claim, device.keys.secretKey)
  const plain = concat(device.keys.publicKey, turn.session, u64(turn.counter), signature, payload)
  const nonce = randomBytes(24)
  const sealed = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(
    plain,
    keys.roomIdBytes,
    null,
    nonce,
    keys.presenceKey,
  )
  return concat(nonce, sealed)
}

/** Undefined for anything not sealed for this room or not signed by the device that it names. */
export function openPresence(keys: DocumentKeys, bytes: Uint8Array): Presence | undefined {
  if (bytes.byteLength > MAX_PRESENCE_BYTES) return undefined
  const plain = decrypt(keys, bytes)
  if (!plain || plain.byteLength < PREFIX_BYTES) return undefined
  const deviceKey = plain.slice(0, 32)
  const session = plain.slice(32, 48)
  const counter = readU64(plain, 48)
  const payload = plain.slice(PREFIX_BYTES)
  const claim = presenceClaim(keys, session, counter, payload)
  const isSigned = sodium.crypto_sign_verify_detached(plain.slice(56, 120), claim, deviceKey)
  return isSigned ? { deviceKey, session, counter, payload } : undefined
}

function decrypt(keys: DocumentKeys, bytes: Uint8Array): Uint8Array | undefined {
  try {
    return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
      null,
      bytes.slice(24),
      keys.roomIdBytes,
      bytes.slice(0, 24),
      keys.presenceKey,
    )
  } catch {
    // Not sealed with this room's presence key, or shorter than a nonce and a tag.
    return undefined
  }
}

function presenceClaim(
  keys: DocumentKeys,
  session: Uint8Array,
  counter: number,
  payload: Uint8Array,
): Uint8Array {
  return concat(utf8('carnet/presence/1'), keys.roomIdBytes, session, u64(counter), payload)
}
