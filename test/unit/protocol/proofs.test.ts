import { beforeAll, describe, expect, it } from 'vitest'
import { parseRelayAddress, type RelayAddress } from '../../../shared/protocol/address'
import {
  createFetchProof,
  createWriteProof,
  isFetchProof,
  isWriteProof,
  type SocketContext,
} from '../../../shared/protocol/proofs'
import { readySodium } from '../../../shared/records/sodium'
import { createTestRoom } from '../../support/relay-rooms'

beforeAll(readySodium)

const socket: SocketContext = {
  address: addressOf('wss://a.example'),
  nonce: new Uint8Array(32).fill(1),
}
const otherSocket = { ...socket, nonce: new Uint8Array(32).fill(2) }
const otherRelay = { ...socket, address: addressOf('wss://b.example') }

describe('the proof for reading', () => {
  it('R-READ-1: holds for its room, socket and relay alone', () => {
    const { fetchToken, roomIdBytes } = createTestRoom().keys
    const other = createTestRoom().keys
    const proof = createFetchProof(fetchToken, socket, roomIdBytes)
    expect(isFetchProof(proof, fetchToken, socket, roomIdBytes)).toBe(true)
    expect(isFetchProof(proof, fetchToken, otherSocket, roomIdBytes)).toBe(false)
    expect(isFetchProof(proof, fetchToken, otherRelay, roomIdBytes)).toBe(false)
    expect(isFetchProof(proof, fetchToken, socket, other.roomIdBytes)).toBe(false)
    expect(isFetchProof(proof, other.fetchToken, socket, roomIdBytes)).toBe(false)
    expect(isFetchProof(proof.slice(1), fetchToken, socket, roomIdBytes)).toBe(false)
  })
})

describe('the proof for writing', () => {
  it('R-WRITE-1: holds for its room, socket and relay alone', () => {
    const { writerKey, writerSecret, roomIdBytes } = createTestRoom().keys
    const other = createTestRoom().keys
    const proof = createWriteProof(writerSecret, socket, roomIdBytes)
    expect(isWriteProof(proof, writerKey, socket, roomIdBytes)).toBe(true)
    expect(isWriteProof(proof, writerKey, otherSocket, roomIdBytes)).toBe(false)
    expect(isWriteProof(proof, writerKey, otherRelay, roomIdBytes)).toBe(false)
    expect(isWriteProof(proof, writerKey, socket, other.roomIdBytes)).toBe(false)
    expect(isWriteProof(proof, other.writerKey, socket, roomIdBytes)).toBe(false)
    expect(isWriteProof(proof.slice(1), writerKey, socket, roomIdBytes)).toBe(false)
  })
})

describe('a relay address', () => {
  it('has one spelling', () => {
    expect(parseRelayAddress(' WSS://Relay.Example:443/ ')).toBe('wss://relay.example')
    expect(parseRelayAddress('ws://127.0.0.1:04700/a/b/')).toBe('ws://127.0.0.1:4700/a/b')
    expect(parseRelayAddress('ws://[::1]:80')).toBe('ws://[::1]')
  })

  it('is refused with anything that could be secret or another thing', () => {
    const refused = [
      'https://relay.example',
      'wss://user:pass@relay.example',
      'wss://relay.example?key=1',
      'wss://relay.example#key',
      'wss://relay.example:0',
      'wss://relay.example:70000',
      'wss://relay.example/a b',
      'wss://',
      `wss://${'a'.repeat(300)}`,
      '',
      undefined,
      12,
    ]
    for (const text of refused) expect(parseRelayAddress(text), String(text)).toBeUndefined()
  })
})

function addressOf(text: string): RelayAddress {
  const address = parseRelayAddress(text)
  if (!address) throw new Error(`${text} is no address`)
  return address
}
