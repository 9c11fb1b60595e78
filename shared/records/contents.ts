/**
 * What a collection holds for its editors alone: the edit secrets of what is in it, each sealed under
 * a key that follows from the collection's own edit secret, which nobody has who may only view it.
 * An entry opens in its own collection and under its own name, and nowhere else.
 */
import { concat, parseBase64url, toBase64url, utf8 } from './bytes'
import { derive } from './derive'
import { SECRET_BYTES } from './keys'
import { randomBytes } from './random'
import { sodium } from './sodium'

const NONCE_BYTES = 24
const TAG_BYTES = 16
const SEALED_BYTES = NONCE_BYTES + SECRET_BYTES + TAG_BYTES

export function deriveContentsKey(editSecret: Uint8Array): Uint8Array {
  return derive(editSecret, 'contents')
}

/** In base64url, 96 letters; `entry` is the name that it is kept under. */
export function sealEditSecret(
  contentsKey: Uint8Array,
  entry: string,
  editSecret: Uint8Array,
): string {
  const nonce = randomBytes(NONCE_BYTES)
  const body = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(
    editSecret,
    claimOf(entry),
    null,
    nonce,
    contentsKey,
  )
  return toBase64url(concat(nonce, body))
}

/** Undefined for any other shape, another collection's, and one that was moved to another name. */
export function openEditSecret(
  contentsKey: Uint8Array,
  entry: string,
  sealed: unknown,
): Uint8Array | undefined {
  const bytes = typeof sealed === 'string' ? parseBase64url(sealed) : undefined
  if (bytes?.byteLength !== SEALED_BYTES) return undefined
  try {
    return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
      null,
      bytes.subarray(NONCE_BYTES),
      claimOf(entry),
      bytes.subarray(0, NONCE_BYTES),
      contentsKey,
    )
  } catch {
    // libsodium throws for a wrong tag: the refusal that whoever wrote it has earned.
    return undefined
  }
}

function claimOf(entry: string): Uint8Array {
  return utf8(`carnet/contents/1/${entry}`)
}
