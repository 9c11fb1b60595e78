import { beforeAll, describe, expect, it } from 'vitest'
import { certifyDevice, createDeviceKeys, deriveIdentity } from '../../../shared/records/identity'
import {
  createEditCapability,
  type DocumentKeys,
  deriveDocumentKeys,
  toViewCapability,
} from '../../../shared/records/keys'
import { HEADER_BYTES, parseRecord, signRecord } from '../../../shared/records/record'
import { openRecord, sealRecord } from '../../../shared/records/seal'
import { concat, utf8 } from '../../../shared/records/bytes'
import { readySodium, sodium } from '../../../shared/records/sodium'

beforeAll(readySodium)

describe('a sealed record', () => {
  it('gives a viewer the update that an editor sealed', () => {
    const { editor, viewer, seal } = room()
    const record = seal('bonjour')
    expect(openRecord(viewer, record)).toMatchObject({ kind: 'update', update: utf8('bonjour') })
    expect(openRecord(editor, record)).toMatchObject({ kind: 'update' })
  })

  it('hides what it says and how long it is within a bucket', () => {
    const { seal } = room()
    const secret = 'Projet confidentiel de la médiathèque'
    const record = seal(secret)
    expect(Buffer.from(record).includes(Buffer.from(secret))).toBe(false)
    expect(seal('a').byteLength).toBe(seal('abcdefgh').byteLength)
  })

  it('is refused with any one bit turned', () => {
    const { viewer, seal } = room()
    const record = seal('bonjour')
    for (let at = 0; at < record.byteLength; at += 1) {
      const forged = record.slice()
      forged[at] = (forged[at] ?? 0) ^ (1 << (at % 8))
      expect(openRecord(viewer, forged), `byte ${at}`).toBeTypeOf('string')
    }
  })

  it('is refused when cut short or made longer', () => {
    const { viewer, seal } = room()
    const record = seal('bonjour')
    for (const size of [0, 1, HEADER_BYTES, record.byteLength - 1])
      expect(openRecord(viewer, record.slice(0, size))).toBeTypeOf('string')
    expect(openRecord(viewer, concat(record, Uint8Array.of(0)))).toBe('signature-invalid')
  })

  it('is refused in another room, even under the same reader', () => {
    const first = room()
    const second = room()
    expect(openRecord(second.editor, first.seal('bonjour'))).toBe('room-mismatch')
  })

  it('is refused when a viewer signs it with a key of their own', () => {
    const { editor, viewer, device } = room()
    const pair = sodium.crypto_sign_keypair()
    const forger = { ...viewer, writerSecret: pair.privateKey }
    const forged = sealRecord(forger, device, start(), { kind: 'update', update: utf8('faux') })
    expect(openRecord(editor, forged)).toBe('signature-invalid')
  })

  it('is refused when an editor speaks for another device', () => {
    const { editor, device } = room()
    const other = createDeviceKeys()
    const liar = { ...device, keys: { ...device.keys, publicKey: other.publicKey } }
    const forged = sealRecord(editor, liar, start(), { kind: 'update', update: utf8('faux') })
    expect(openRecord(editor, forged)).toBe('device-signature-invalid')
  })

  it('is refused when its kind or epoch is one of the reserved ones', () => {
    const { editor, seal } = room()
    const record = seal('bonjour')
    expect(openRecord(editor, resign(editor, record, 1, 4))).toBe('kind-unknown')
    expect(openRecord(editor, resign(editor, record, 37, 1))).toBe('epoch-unknown')
    expect(openRecord(editor, resign(editor, record, 0, 2))).toBe('version-unknown')
  })

  it('stops a bomb at the limit instead of inflating it', () => {
    const { editor, viewer, device } = room()
    const zeros = new Uint8Array(65 * 1024 * 1024)
    const bomb = sealRecord(editor, device, start(), { kind: 'update', update: zeros })
    expect(bomb.byteLength).toBeLessThan(1024 * 1024)
    const opened = openRecord(viewer, bomb)
    // Not the record itself: what a failure would print of it takes minutes.
    expect(typeof opened === 'string' ? opened : 'opened').toBe('content-too-large')
  })
})

function room() {
  const edit = createEditCapability(sodium.randombytes_buf(32))
  const editor = opened(edit)
  const viewer = opened(toViewCapability(edit))
  const device = certifyDevice(deriveIdentity(sodium.randombytes_buf(32)), createDeviceKeys())
  const seal = (text: string) =>
    sealRecord(editor, device, start(), { kind: 'update', update: utf8(text) })
  return { editor, viewer, device, seal }
}

function opened(capability: Parameters<typeof deriveDocumentKeys>[0]): DocumentKeys {
  const keys = deriveDocumentKeys(capability)
  if (typeof keys === 'string') throw new Error(keys)
  return keys
}

function start() {
  return { writerId: new Uint8Array(16), counter: 0, previous: new Uint8Array(32) }
}

/** A forgery by somebody who may write: valid signature over a changed header. */
function resign(keys: DocumentKeys, record: Uint8Array, at: number, value: number): Uint8Array {
  expect(parseRecord(record)).toBeTypeOf('object')
  const unsigned = record.slice(0, -64)
  unsigned[at] = value
  if (!keys.writerSecret) throw new Error('editor keys expected')
  return concat(unsigned, signRecord(unsigned, keys.writerSecret))
}
