/**
 * Attachments as they are stored and, later, sent: XChaCha20-Poly1305 under a key of their own, and
 * named by the hash of the ciphertext. The key stands in the note, so who can read the note can
 * read its attachments, and whoever keeps the bytes cannot.
 */
import { concat, parseBase64url, toBase64url, utf8 } from '../../shared/records/bytes'
import { hash } from '../../shared/records/derive'
import { sodium } from '../../shared/records/sodium'

const NONCE_BYTES = 24
const DOMAIN = utf8('carnet/blob/1')

export interface SealedBlob {
  readonly blobId: string
  /** Base64url, for the note's `attachments`. */
  readonly key: string
  readonly bytes: Uint8Array
}

/** Under a fresh key of its own. */
export function sealBlob(plain: Uint8Array): SealedBlob {
  const key = sodium.randombytes_buf(sodium.crypto_aead_xchacha20poly1305_ietf_KEYBYTES)
  const nonce = sodium.randombytes_buf(NONCE_BYTES)
  const sealed = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, DOMAIN, null, nonce, key)
  const bytes = concat(nonce, sealed)
  return { blobId: blobIdOf(bytes), key: toBase64url(key), bytes }
}

/** Of the sealed bytes: 32 bytes in base64url. */
export function blobIdOf(bytes: Uint8Array): string {
  return toBase64url(hash(32, 'blob/1', bytes))
}

/** Undefined when the bytes are not those of this id, or the key is another one. */
export function openBlob(blobId: string, key: string, bytes: Uint8Array): Uint8Array | undefined {
  const secret = parseBase64url(key)
  if (secret?.byteLength !== 32 || blobIdOf(bytes) !== blobId) return undefined
  try {
    return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
      null,
      bytes.slice(NONCE_BYTES),
      DOMAIN,
      bytes.slice(0, NONCE_BYTES),
      secret,
    )
  } catch {
    // The hash was right, so the key is not.
    return undefined
  }
}
