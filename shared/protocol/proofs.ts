/**
 * What a socket shows for a room: that it may read (it knows the fetch token) and that it may write
 * (it holds the writer's key). Both are made for one relay address and one socket's nonce, so that
 * they are worth nothing at another relay or on another socket.
 */
import { concat, equalBytes, utf8 } from '../records/bytes'
import { sodium } from '../records/sodium'
import type { RelayAddress } from './address'

export const NONCE_BYTES = 32
export const FETCH_PROOF_BYTES = 16

/** One socket as both ends know it: HELLO's address and WELCOME's nonce. */
export interface SocketContext {
  readonly address: RelayAddress
  readonly nonce: Uint8Array
}

/** 16 bytes, by rule R-READ-1. */
export function createFetchProof(
  fetchToken: Uint8Array,
  socket: SocketContext,
  roomIdBytes: Uint8Array,
): Uint8Array {
  const claim = claimOf('carnet/fetch/1', socket, roomIdBytes)
  return sodium.crypto_generichash(FETCH_PROOF_BYTES, claim, fetchToken)
}

/** In a time that does not tell how much of it was right. */
export function isFetchProof(
  proof: Uint8Array,
  fetchToken: Uint8Array,
  socket: SocketContext,
  roomIdBytes: Uint8Array,
): boolean {
  const expected = createFetchProof(fetchToken, socket, roomIdBytes)
  return proof.byteLength === FETCH_PROOF_BYTES && sodium.memcmp(proof, expected)
}

/** An Ed25519 signature of 64 bytes, by rule R-WRITE-1. */
export function createWriteProof(
  writerSecret: Uint8Array,
  socket: SocketContext,
  roomIdBytes: Uint8Array,
): Uint8Array {
  return sodium.crypto_sign_detached(claimOf('carnet/write/1', socket, roomIdBytes), writerSecret)
}

/** False also for a proof of another size. */
export function isWriteProof(
  proof: Uint8Array,
  writerKey: Uint8Array,
  socket: SocketContext,
  roomIdBytes: Uint8Array,
): boolean {
  if (proof.byteLength !== sodium.crypto_sign_BYTES) return false
  const claim = claimOf('carnet/write/1', socket, roomIdBytes)
  return sodium.crypto_sign_verify_detached(proof, claim, writerKey)
}

/** The first 8 bytes of a rolling hash, as cursors, heads and acknowledgements carry it. */
export const SHORT_HASH_BYTES = 8

/** Of the 32 bytes of a rolling hash. */
export function shortHash(hash: Uint8Array): Uint8Array {
  return hash.slice(0, SHORT_HASH_BYTES)
}

export function isShortHashOf(short: Uint8Array, hash: Uint8Array): boolean {
  return equalBytes(short, hash.subarray(0, SHORT_HASH_BYTES))
}

/** Fixed sizes follow the address, so no two sockets and rooms make the same bytes. */
function claimOf(domain: string, socket: SocketContext, roomIdBytes: Uint8Array): Uint8Array {
  return concat(utf8(domain), utf8(socket.address), socket.nonce, roomIdBytes)
}
