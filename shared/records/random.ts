/**
 * Random bytes from the platform in one call. libsodium's own take one call for every few bytes,
 * which for a nonce costs as much as verifying a signature.
 */

/** Every place that this runs in has it: pages, workers, Electron's processes and Node. */
declare const crypto: { getRandomValues(into: Uint8Array<ArrayBuffer>): unknown }

export function randomBytes(size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size)
  crypto.getRandomValues(bytes)
  return bytes
}
