import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import {
  createDocument,
  readMeta,
  readTitle,
  readWriter,
  writeCertificate,
  writeTitle,
} from '../../../shared/model/document'
import { USER } from '../../../shared/model/origin'
import { certifyDevice, createDeviceKeys, deriveIdentity } from '../../../shared/records/identity'
import { createEditCapability } from '../../../shared/records/keys'
import { readySodium, sodium } from '../../../shared/records/sodium'

beforeAll(readySodium)

describe('a document', () => {
  it('reads back its kind, format and date, and nothing of another type', () => {
    const doc = new Y.Doc()
    createDocument(doc, 'note', 7)
    expect(readMeta(doc)).toEqual({ kind: 'note', format: 1, createdAt: 7 })
    doc.getMap('meta').set('createdAt', 'hier')
    doc.getMap('meta').set('kind', 3)
    expect(readMeta(doc)).toEqual({ kind: undefined, format: 1, createdAt: undefined })
  })

  it('has the title that was written, whatever stood there', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        const doc = new Y.Doc()
        writeTitle(doc, a, USER)
        writeTitle(doc, b, USER)
        expect(readTitle(doc)).toBe(b)
      }),
    )
  })

  it('keeps what both wrote when two people rename it at once', () => {
    const [ana, ben] = [new Y.Doc(), new Y.Doc()]
    writeTitle(ana, 'Plan', USER)
    Y.applyUpdate(ben, Y.encodeStateAsUpdate(ana))
    writeTitle(ana, 'Plan de travail', USER)
    writeTitle(ben, 'Notre Plan', USER)
    Y.applyUpdate(ben, Y.encodeStateAsUpdate(ana))
    Y.applyUpdate(ana, Y.encodeStateAsUpdate(ben))
    expect(readTitle(ana)).toBe('Notre Plan de travail')
    expect(readTitle(ben)).toBe(readTitle(ana))
  })

  it('names who wrote as a clientID, and nobody for a forged certificate', () => {
    const doc = new Y.Doc()
    const { docId } = createEditCapability(sodium.randombytes_buf(32))
    const device = certifyDevice(deriveIdentity(sodium.randombytes_buf(32)), createDeviceKeys())
    writeCertificate(doc, device, docId, doc.clientID)
    expect(readWriter(doc, docId, doc.clientID)?.personId).toBe(device.personId)
    doc.getMap('writers').set('99', doc.getMap('writers').get(String(doc.clientID)))
    expect(readWriter(doc, docId, 99)).toBeUndefined()
  })
})
