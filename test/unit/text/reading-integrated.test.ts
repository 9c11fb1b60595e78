import { beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createDocument, writeCertificate } from '../../../shared/model/document'
import { Notebook } from '../../../shared/model/notebook'
import { writeName } from '../../../shared/model/people'
import {
  certifyDevice,
  createDeviceKeys,
  type Device,
  deriveIdentity,
} from '../../../shared/records/identity'
import { createEditCapability, type DocId } from '../../../shared/records/keys'
import { signName } from '../../../shared/records/signed-name'
import { readySodium, sodium } from '../../../shared/records/sodium'
import { readCollection } from '../../../shared/text/reading/read-collection'

beforeAll(readySodium)

const NOTE = 'AAAAAAAAAAAAAAAAAAAAAA' as DocId

function createCurator(name: string) {
  const root = sodium.randombytes_buf(32)
  const device = certifyDevice(deriveIdentity(root), createDeviceKeys())
  const { personId } = device
  return { device, signed: { personId, name, packed: signName(device, name) } }
}

/** In a copy, as each does on their own machine. */
function integrateAs(doc: Y.Doc, docId: DocId, by: string, device?: Device): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  const notebook = new Notebook(copy)
  notebook.notes.takeOut([NOTE])
  notebook.notes.integrate([NOTE], by, 7)
  notebook.close()
  if (device) writeCertificate(copy, device, docId, copy.clientID)
  return copy
}

function createNotebook() {
  const { docId } = createEditCapability(sodium.randombytes_buf(32))
  const doc = new Y.Doc()
  createDocument(doc, 'notebook', 1)
  const readBy = (from: Y.Doc) => {
    const read = new Y.Doc()
    Y.applyUpdate(read, Y.encodeStateAsUpdate(from))
    const [member] = readCollection(read, docId, 'notebook').members
    return [member?.by, member?.isByVerified]
  }
  return { docId, doc, readBy }
}

describe('who integrated a note', () => {
  it('is who signed for it, whatever name was typed', () => {
    const { docId, doc, readBy } = createNotebook()
    const nadia = createCurator('Nadia Roy')
    const integrated = integrateAs(doc, docId, 'Karim', nadia.device)
    expect(readBy(integrated)).toEqual(['Karim', false])
    writeName(integrated, nadia.signed)
    expect(readBy(integrated)).toEqual(['Nadia Roy', true])
  })

  it('is the name that was typed, and not verified, where nobody signed for it', () => {
    const { docId, doc, readBy } = createNotebook()
    const nadia = createCurator('Nadia')
    const signed = integrateAs(doc, docId, 'Nadia', nadia.device)
    writeName(signed, nadia.signed)
    expect(readBy(signed)).toEqual(['Nadia', true])
    expect(readBy(integrateAs(signed, docId, 'Nadia'))).toEqual(['Nadia', false])
    expect(readBy(integrateAs(signed, docId, ''))).toEqual(['', false])
  })

  it('is whoever put it there last', () => {
    const { docId, doc, readBy } = createNotebook()
    const [nadia, karim] = [createCurator('Nadia'), createCurator('Karim')]
    const first = integrateAs(doc, docId, 'Nadia', nadia.device)
    const second = integrateAs(first, docId, 'Nadia', karim.device)
    for (const { signed } of [nadia, karim]) writeName(second, signed)
    expect(readBy(second)).toEqual(['Karim', true])
  })
})
