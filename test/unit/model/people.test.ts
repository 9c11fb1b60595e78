import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createDocument, readWriter, writeCertificate } from '../../../shared/model/document'
import { readName, readPeople, readPerson, writeName } from '../../../shared/model/people'
import {
  certifyDevice,
  createDeviceKeys,
  type Device,
  deriveIdentity,
} from '../../../shared/records/identity'
import { createEditCapability, type DocId } from '../../../shared/records/keys'
import { cleanName, signName } from '../../../shared/records/signed-name'
import { readySodium, sodium } from '../../../shared/records/sodium'

beforeAll(readySodium)

function createRoot(): Uint8Array {
  return sodium.randombytes_buf(32)
}

function createDevice(root = createRoot()): Device {
  return certifyDevice(deriveIdentity(root), createDeviceKeys())
}

function createDocId(): DocId {
  return createEditCapability(sodium.randombytes_buf(32)).docId
}

function signedName(device: Device, name: string) {
  return { personId: device.personId, name, packed: signName(device, name) }
}

/** As a host does it: signed for, and the name beside it. */
function join(doc: Y.Doc, docId: DocId, device: Device, name = ''): void {
  writeCertificate(doc, device, docId, doc.clientID)
  if (name !== '') writeName(doc, signedName(device, name))
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

/** A note of Nadia's, in which Karim has written. */
function createShared() {
  const docId = createDocId()
  const [nadia, karim] = [createDevice(), createDevice()]
  const made = new Y.Doc()
  createDocument(made, 'note', 7)
  join(made, docId, nadia, 'Nadia')
  const doc = copyOf(made)
  doc.getText('title').insert(0, 'Semis')
  join(doc, docId, karim, 'Karim')
  return { docId, nadia, karim, doc, nadiaClient: made.clientID }
}

function namesOf(doc: Y.Doc, docId: DocId) {
  const { createdBy, writers, unverified } = readPeople(doc, docId)
  return { createdBy: createdBy?.name, writers: writers.map(({ name }) => name), unverified }
}

describe('the people of a document', () => {
  it('are who made it and who wrote in it, by the names they signed', () => {
    const { doc, docId, nadia } = createShared()
    expect(namesOf(doc, docId)).toEqual({
      createdBy: 'Nadia',
      writers: expect.arrayContaining(['Nadia', 'Karim']),
      unverified: 0,
    })
    expect(readPeople(copyOf(doc), docId).createdBy).toMatchObject({
      personId: nadia.personId,
      identityKey: nadia.identityKey,
    })
  })

  it('count each of their devices as the same person', () => {
    const docId = createDocId()
    const root = createRoot()
    const doc = new Y.Doc()
    createDocument(doc, 'note', 7)
    join(doc, docId, createDevice(root), 'Nadia')
    const second = copyOf(doc)
    second.getText('title').insert(0, 'Du téléphone')
    join(second, docId, createDevice(root), 'Nadia')
    expect(namesOf(second, docId)).toEqual({
      createdBy: 'Nadia',
      writers: ['Nadia'],
      unverified: 0,
    })
  })

  it('are told apart where two have one name', () => {
    const docId = createDocId()
    const doc = new Y.Doc()
    createDocument(doc, 'note', 7)
    join(doc, docId, createDevice(), 'Nadia')
    const other = copyOf(doc)
    other.getText('title').insert(0, 'x')
    join(other, docId, createDevice(), 'Nadia')
    const { writers } = readPeople(other, docId)
    expect(writers.map(({ name }) => name)).toEqual(['Nadia', 'Nadia'])
    expect(new Set(writers.map(({ personId }) => personId)).size).toBe(2)
  })

  it('have no name where none was signed, and are people all the same', () => {
    const docId = createDocId()
    const doc = new Y.Doc()
    createDocument(doc, 'note', 7)
    join(doc, docId, createDevice())
    expect(namesOf(doc, docId)).toEqual({
      createdBy: undefined,
      writers: [undefined],
      unverified: 0,
    })
    expect(readPeople(doc, docId).createdBy).toBeDefined()
  })

  it('say how many wrote without a certificate', () => {
    const { doc, docId } = createShared()
    const strange = copyOf(doc)
    strange.getText('title').insert(0, 'Ah! ')
    const stranger = copyOf(strange)
    stranger.getXmlFragment('body').insert(0, [new Y.XmlElement('paragraph')])
    expect(namesOf(stranger, docId)).toMatchObject({ createdBy: 'Nadia', unverified: 2 })
  })

  it('are not those who only signed, as a host does for its pages', () => {
    const { doc, docId, karim } = createShared()
    const host = copyOf(doc)
    const page = copyOf(doc)
    page.getText('title').insert(0, 'De ')
    Y.applyUpdate(host, Y.encodeStateAsUpdate(page))
    writeCertificate(host, karim, docId, page.clientID)
    expect(readPeople(host, docId).unverified).toBe(0)
    host.getMap('writers').delete(String(page.clientID))
    expect(readPeople(host, docId).unverified).toBe(1)
  })
})

describe('who made a document', () => {
  it('is nobody where its creation was written over', () => {
    const { doc, docId, karim } = createShared()
    const forging = copyOf(doc)
    forging.getMap('meta').set('createdAt', 3)
    join(forging, docId, karim)
    expect(readPeople(forging, docId).createdBy).toBeUndefined()
    expect(readPeople(copyOf(forging), docId).createdBy).toBeUndefined()
    expect(readPeople(forging, docId).writers).toHaveLength(2)
  })

  it('is nobody where nobody signed', () => {
    const doc = new Y.Doc()
    createDocument(doc, 'note', 7)
    expect(namesOf(doc, createDocId())).toEqual({
      createdBy: undefined,
      writers: [],
      unverified: 1,
    })
  })
})

describe('a certificate', () => {
  it('of another document, client or key says nothing', () => {
    const { doc, docId, nadiaClient } = createShared()
    const writers = doc.getMap('writers')
    const packed = writers.get(String(nadiaClient)) as Uint8Array
    expect(readWriter(doc, createDocId(), nadiaClient)).toBeUndefined()
    writers.set('99', packed)
    expect(readWriter(doc, docId, 99)).toBeUndefined()
    for (const at of [0, 40, 70, 191]) {
      const turned = packed.slice()
      turned[at] = (turned[at] ?? 0) ^ 1
      const forged = new Y.Doc()
      forged.getMap('writers').set(String(nadiaClient), turned)
      expect(readWriter(forged, docId, nadiaClient)).toBeUndefined()
    }
    expect(readWriter(doc, docId, nadiaClient)).toBeDefined()
  })

  it('counts no more where somebody signed over it', () => {
    const { doc, docId, karim, nadiaClient } = createShared()
    const forging = copyOf(doc)
    forging.getMap('writers').delete(String(nadiaClient))
    writeCertificate(forging, karim, docId, nadiaClient)
    expect(readWriter(forging, docId, nadiaClient)).toBeUndefined()
    expect(readWriter(copyOf(forging), docId, nadiaClient)).toBeUndefined()
    expect(namesOf(forging, docId)).toEqual({
      createdBy: undefined,
      writers: ['Karim'],
      unverified: 1,
    })
  })
})

describe('a name', () => {
  it('that somebody else wrote under an id is none', () => {
    const { doc, docId, nadia, karim, nadiaClient } = createShared()
    const names = doc.getMap('names')
    names.set(nadia.personId, signName(karim, 'Nadia la vraie'))
    expect(readName(doc, nadia.personId)).toBeUndefined()
    names.set(nadia.personId, 'Nadia')
    expect(readName(doc, nadia.personId)).toBeUndefined()
    expect(readPerson(doc, docId, nadiaClient)).toMatchObject({ name: undefined })
  })

  it('stands where another was forged, once its owner writes there', () => {
    const { doc, nadia, karim } = createShared()
    doc.getMap('names').set(nadia.personId, signName(karim, 'Nadia'))
    writeName(doc, signedName(nadia, 'Nadia'))
    expect(readName(doc, nadia.personId)).toBe('Nadia')
  })

  it('is written once, also by another device of the same person', () => {
    const doc = new Y.Doc()
    const root = createRoot()
    writeName(doc, signedName(createDevice(root), 'Nadia'))
    const before = Y.encodeStateAsUpdate(doc)
    writeName(doc, signedName(createDevice(root), 'Nadia'))
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
  })

  it('of 10,000 letters is none, however well it is signed', () => {
    const doc = new Y.Doc()
    const device = createDevice()
    for (const letters of ['a'.repeat(10_000), 'é'.repeat(201), '🙂'.repeat(101)]) {
      doc.getMap('names').set(device.personId, signName(device, letters))
      expect(readName(doc, device.personId)).toBeUndefined()
    }
    doc.getMap('names').set(device.personId, signName(device, '家'.repeat(200)))
    expect(readName(doc, device.personId)).toHaveLength(200)
  })

  it('cannot turn the words around it, and keeps its own direction', () => {
    const doc = new Y.Doc()
    const device = createDevice()
    const read = (name: string) => {
      doc.getMap('names').set(device.personId, signName(device, name))
      return readName(doc, device.personId)
    }
    expect(read('Na\u202Edia\u2066 \u200F\u061C')).toBe('Nadia')
    expect(read('نادية')).toBe('نادية')
    expect(read(' Nadia\n\u2028Roy\u0000\t ')).toBe('Nadia Roy')
    expect(read('\u202E\u200B \uFEFF')).toBeUndefined()
    expect(read('👩‍🌾')).toBe('👩‍🌾')
  })

  it('is cut at 200 letters when it is given, and never inside of one', () => {
    expect(cleanName('x'.repeat(199) + '🙂')).toBe('x'.repeat(199))
    expect(cleanName('\n')).toBeUndefined()
  })
})

it('reads whatever a peer puts in the place of certificates, names and dates', () => {
  const device = createDevice()
  const value = fc.oneof(
    fc.uint8Array({ maxLength: 260 }),
    fc.string(),
    fc.integer(),
    fc.constant(null),
    fc.constant(signName(device, 'Nadia')),
    fc
      .uint8Array({ maxLength: 900 })
      .map((tail) => Uint8Array.from([...signName(device, ''), ...tail])),
  )
  const docId = createDocId()
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(
          fc.constantFrom('writers', 'names', 'meta', 'integrated'),
          fc.oneof(fc.nat(9).map(String), fc.constantFrom('createdAt', device.personId, '')),
          value,
          fc.nat(3),
        ),
      ),
      (steps) => {
        const docs = [11, 12, 13, 14].map((clientID) => Object.assign(new Y.Doc(), { clientID }))
        for (const [root, key, written, by] of steps) docs[by]?.getMap(root).set(key, written)
        const all = new Y.Doc()
        for (const doc of docs) Y.applyUpdate(all, Y.encodeStateAsUpdate(doc))
        const people = readPeople(all, docId)
        expect(people.createdBy).toBeUndefined()
        expect(people.writers).toEqual([])
        expect(people.unverified).toBeLessThanOrEqual(4)
        const name = readName(all, device.personId)
        expect(name === undefined || cleanName(name) === name).toBe(true)
      },
    ),
  )
})
