/**
 * Random bytes from the platform, fetched many at a time and handed out once: a call costs as much
 * as verifying a signature, and a nonce is 24 bytes. libsodium's own take a call for every few bytes.
 */

/** Every place that this runs in has it: pages, workers, Electron's processes and Node. */
declare const crypto: { getRandomValues(into: Uint8Array<ArrayBuffer>): unknown }

const POOL_BYTES = 4096
const pool = new Uint8Array(POOL_BYTES)
let used = POOL_BYTES

/** Fresh ones, fit for keys and nonces; `size` in bytes. */
export function randomBytes(size: number): Uint8Array<ArrayBuffer> {
  if (size > POOL_BYTES / 4) return fill(new Uint8Array(size))
  if (used + size > POOL_BYTES) {
    fill(pool)
    used = 0
  }
  const bytes = pool.slice(used, used + size)
  // What became a key is found in one place alone.
  pool.fill(0, used, used + size)
  used += size
  return bytes
}

function fill(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  crypto.getRandomValues(bytes)
  return bytes
}
