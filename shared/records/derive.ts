import { concat, utf8 } from './bytes'
import { sodium } from './sodium'

const SALT = new Uint8Array(32)

/** HKDF-SHA-256 (RFC 5869), no salt, 32 bytes out. The domain keeps each use of a secret apart. */
export function derive(secret: Uint8Array, domain: string): Uint8Array {
  return expand(hmac(SALT, secret), domain)
}

/** As `derive` for each domain, extracting once. */
export function deriveEach<Domain extends string>(
  secret: Uint8Array,
  domains: readonly Domain[],
): Readonly<Record<Domain, Uint8Array>> {
  const extracted = hmac(SALT, secret)
  const pairs = domains.map((domain) => [domain, expand(extracted, domain)] as const)
  // What fromEntries forgets: the keys are these very domains.
  return Object.fromEntries(pairs) as Readonly<Record<Domain, Uint8Array>>
}

function expand(extracted: Uint8Array, domain: string): Uint8Array {
  return hmac(extracted, concat(utf8(`carnet/${domain}`), Uint8Array.of(1)))
}

/** BLAKE2b of the domain and the parts, without a key. */
export function hash(size: 16 | 32, domain: string, ...parts: readonly Uint8Array[]): Uint8Array {
  return sodium.crypto_generichash(size, concat(utf8(domain), ...parts), null)
}

/** In one call: crossing into WebAssembly costs more than the hash. Both keys here have its 32 bytes. */
function hmac(key: Uint8Array, message: Uint8Array): Uint8Array {
  return sodium.crypto_auth_hmacsha256(message, key)
}
