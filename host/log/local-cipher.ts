/**
 * What is stored on this machine alone is encrypted under the local key: XChaCha20-Poly1305, with
 * the table and the document as additional data, so that no row can be moved to another place.
 */
import { concat, utf8 } from '../../shared/records/bytes'
import { randomBytes } from '../../shared/records/random'
import { sodium } from '../../shared/records/sodium'

const NONCE_BYTES = 24

export class LocalCipher {
  readonly #key: Uint8Array

  constructor(key: Uint8Array) {
    this.#key = key
  }

  seal(place: string, plain: Uint8Array): Uint8Array {
    const nonce = randomBytes(NONCE_BYTES)
    const sealed = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(
      plain,
      utf8(place),
      null,
      nonce,
      this.#key,
    )
    return concat(nonce, sealed)
  }

  /** Undefined when the bytes were changed, moved, or sealed under another key. */
  open(place: string, sealed: Uint8Array): Uint8Array | undefined {
    try {
      return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
        null,
        sealed.slice(NONCE_BYTES),
        utf8(place),
        sealed.slice(0, NONCE_BYTES),
        this.#key,
      )
    } catch {
      // libsodium throws for a wrong tag and for bytes shorter than one: both are damage.
      return undefined
    }
  }
}
