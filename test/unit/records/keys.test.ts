import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { equalBytes, parseBase64url, toBase64url } from '../../../shared/records/bytes'
import {
  certifyDevice,
  certifyWriter,
  createDeviceKeys,
  deriveIdentity,
  readCertificate,
} from '../../../shared/records/identity'
import {
  createDocumentKeys,
  createEditCapability,
  deriveDocumentKeys,
  parseDocId,
  toViewCapability,
} from '../../../shared/records/keys'
import { createRoomHeader, openRoomHeader } from '../../../shared/records/record'
import { readySodium, sodium } from '../../../shared/records/sodium'
import { parseWords, wordsOf } from '../../../shared/records/words'

beforeAll(readySodium)
const random = (size: number) => sodium.randombytes_buf(size)

describe('a capability', () => {
  it('leads a viewer to the same room and keys as an editor, and to no writing key', () => {
    const edit = createEditCapability(random(32))
    const editor = deriveDocumentKeys(edit)
    const viewer = deriveDocumentKeys(toViewCapability(edit))
    if (typeof editor === 'string' || typeof viewer === 'string') throw new Error('refused')
    const { writerSecret, rights, ...shared } = editor
    expect(viewer).toEqual({ ...shared, rights: 'view' })
    expect(writerSecret).toBeDefined()
    expect(rights).toBe('edit')
  })

  it('is the same whether its id is derived first or with everything else', () => {
    const editSecret = random(32)
    const keys = createDocumentKeys(editSecret)
    expect(keys).toEqual(deriveDocumentKeys({ rights: 'edit', docId: keys.docId, editSecret }))
    expect(keys.docId).toBe(createEditCapability(editSecret).docId)
  })

  it('is refused when it claims the id of another document', () => {
    const mine = createEditCapability(random(32))
    const theirs = createEditCapability(random(32))
    expect(deriveDocumentKeys({ ...mine, docId: theirs.docId })).toBe('id-not-of-this-key')
    const view = toViewCapability(mine)
    expect(deriveDocumentKeys({ ...view, docId: theirs.docId })).toBe('id-not-of-this-key')
  })
})

describe('a room header', () => {
  it('proves the writing key to anybody who has the room id', () => {
    const keys = deriveDocumentKeys(createEditCapability(random(32)))
    if (typeof keys === 'string' || !keys.writerSecret) throw new Error('refused')
    const header = createRoomHeader({ ...keys, writerSecret: keys.writerSecret })
    expect(openRoomHeader(keys.roomIdBytes, header)).toEqual({
      writerKey: keys.writerKey,
      fetchToken: keys.fetchToken,
    })
    expect(openRoomHeader(random(32), header)).toBe('room-mismatch')
  })
})

describe('a certificate', () => {
  it('names the person of a clientID in one document and in no other', () => {
    const device = certifyDevice(deriveIdentity(random(32)), createDeviceKeys())
    const { docId } = createEditCapability(random(32))
    const other = createEditCapability(random(32)).docId
    const packed = certifyWriter(device, docId, 42)
    expect(readCertificate(docId, 42, packed)?.personId).toBe(device.personId)
    expect(readCertificate(docId, 43, packed)).toBeUndefined()
    expect(readCertificate(other, 42, packed)).toBeUndefined()
    expect(readCertificate(docId, 42, 'me')).toBeUndefined()
  })
})

describe('the 24 words', () => {
  it('lead back to the secret in both languages, however they are typed', () => {
    for (const language of ['fr', 'en'] as const) {
      const root = random(32)
      const words = wordsOf(root, language)
      const sloppy = ` ${words.join('  \n').normalize('NFD').toUpperCase()} `
      expect(parseWords(sloppy)).toEqual(new Uint8Array(root))
      const bare = words.join(' ').normalize('NFD').replace(/\p{M}/gu, '')
      expect(parseWords(bare)).toEqual(new Uint8Array(root))
    }
  })

  it('say what is wrong with them', () => {
    const words = [...wordsOf(new Uint8Array(32), 'en')]
    expect(parseWords(words.slice(1).join(' '))).toBe('word-count')
    expect(parseWords(['carnet', ...words.slice(1)].join(' '))).toBe('word-unknown')
    expect(parseWords(['zoo', ...words.slice(1)].join(' '))).toBe('checksum')
  })
})

describe('the id of a document', () => {
  it('is read from the one spelling of 16 bytes, and from nothing else', () => {
    const letter = fc.constantFrom(...'ABEQRgh0w19-_=+')
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 24 }), fc.array(letter), (bytes, letters) => {
        for (const text of [toBase64url(bytes), toBase64url(bytes).slice(1) + letters.join('')])
          expect(parseDocId(text)).toBe(parseBase64url(text)?.byteLength === 16 ? text : undefined)
        const id = toBase64url(random(16))
        expect(parseDocId(id)).toBe(id)
        const spelt = letters.slice(0, 1).join('')
        const other = id.slice(0, 21) + spelt
        expect(parseDocId(other) === other).toBe(parseBase64url(other)?.byteLength === 16)
      }),
    )
    expect(parseDocId(undefined)).toBeUndefined()
  })
})

describe('base64url', () => {
  it('leads back to the same bytes, from one spelling only', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
        const text = toBase64url(bytes)
        expect(text).toBe(Buffer.from(bytes).toString('base64url'))
        expect(equalBytes(parseBase64url(text) ?? random(71), bytes)).toBe(true)
      }),
    )
    for (const wrong of ['A', 'AB', 'AA=', 'A+', 'AA AA'])
      expect(parseBase64url(wrong), wrong).toBeUndefined()
  })
})
