// Who manages a notebook: what is written, by whom, and what several mean at once.
import { beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createNotebook } from '../../../shared/model/notebook'
import { writeCertificate } from '../../../shared/model/document'
import {
  planRole,
  readManagers,
  readRoles,
  type Role,
  writeRoles,
} from '../../../shared/model/roles'
import {
  certifyDevice,
  certifyWriter,
  createDeviceKeys,
  deriveIdentity,
  type PersonId,
} from '../../../shared/records/identity'
import { createEditCapability } from '../../../shared/records/keys'
import { readySodium, sodium } from '../../../shared/records/sodium'

beforeAll(readySodium)

function createPerson() {
  return certifyDevice(deriveIdentity(sodium.randombytes_buf(32)), createDeviceKeys())
}

/** Made and signed for by Nadia; Samuel and Inès may edit it. */
function notebookOfThree() {
  const { docId } = createEditCapability(sodium.randombytes_buf(32))
  const [nadia, samuel, ines] = [createPerson(), createPerson(), createPerson()]
  const doc = new Y.Doc()
  createNotebook(doc, 1)
  writeCertificate(doc, nadia, docId, doc.clientID)
  writeCertificate(doc, samuel, docId, 2)
  writeCertificate(doc, ines, docId, 3)
  const give = (by: PersonId, personId: PersonId, role: Role, in_ = doc) => {
    const plan = planRole(in_, docId, { personId, role, by })
    if (plan) writeRoles(in_, plan)
    return plan !== undefined
  }
  const managers = (in_ = doc) => readManagers(in_, docId)
  const people = { nadia: nadia.personId, samuel: samuel.personId, ines: ines.personId }
  return { doc, docId, ...people, give, managers }
}

/** As whoever may edit can write it: another's certificate under clients that it is not of. */
function claimOften(doc: Y.Doc, certificate: Uint8Array, times: number, from = 0): void {
  doc.transact(() => {
    for (let at = from; at < from + times; at += 1)
      doc.getMap('writers').set(`${1_000 + at}`, certificate)
  })
}

function meet(...docs: readonly Y.Doc[]): void {
  for (const to of docs)
    for (const from of docs) if (to !== from) Y.applyUpdate(to, Y.encodeStateAsUpdate(from))
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

describe('the managers of a notebook', () => {
  it('are nobody before there is a role: whoever may edit it may do everything', () => {
    expect(notebookOfThree().managers()).toEqual([])
  })

  it('are who made it, once somebody else has a role', () => {
    const { give, managers, nadia, samuel } = notebookOfThree()
    expect(give(nadia, samuel, 'contributor')).toBe(true)
    expect(managers()).toEqual([nadia])
  })

  it('are whoever gives the first role too', () => {
    const { give, managers, nadia, samuel, ines } = notebookOfThree()
    give(samuel, ines, 'contributor')
    expect(managers()).toEqual([nadia, samuel].toSorted())
  })

  it('are several where several are given it, and who made it may leave it to them', () => {
    const { give, managers, nadia, samuel, ines } = notebookOfThree()
    give(nadia, samuel, 'manager')
    give(nadia, ines, 'manager')
    expect(give(nadia, nadia, 'contributor')).toBe(true)
    expect(managers()).toEqual([samuel, ines].toSorted())
  })

  it('keep one: the last cannot take their own role away', () => {
    const { doc, give, managers, nadia, samuel } = notebookOfThree()
    expect(give(nadia, nadia, 'contributor')).toBe(false)
    expect(readRoles(doc).size).toBe(0)
    give(nadia, samuel, 'manager')
    give(nadia, nadia, 'contributor')
    expect(give(samuel, samuel, 'contributor')).toBe(false)
    expect(managers()).toEqual([samuel])
  })

  it('are both that two curators name at the same moment', () => {
    const { doc, give, managers, nadia, samuel, ines } = notebookOfThree()
    give(nadia, samuel, 'manager')
    const other = copyOf(doc)
    give(nadia, ines, 'manager')
    give(samuel, samuel, 'manager', other)
    meet(doc, other)
    expect(managers()).toEqual([nadia, samuel, ines].toSorted())
    expect(managers(other)).toEqual(managers())
  })

  it('are not shut out by whoever makes a stranger the only one', () => {
    const { doc, managers, give, nadia, samuel, ines } = notebookOfThree()
    const stranger = createPerson().personId
    const other = copyOf(doc)
    for (const each of [nadia, samuel, ines]) other.getMap('roles').set(each, 'contributor')
    other.getMap('roles').set(stranger, 'manager')
    meet(doc, other)
    expect([managers(), managers(other)]).toEqual([[nadia], [nadia]])
    expect(give(samuel, nadia, 'contributor')).toBe(false)
    expect(give(nadia, samuel, 'manager')).toBe(true)
    expect(managers()).toEqual([nadia, samuel].toSorted())
  })

  it('are found among thousands of claims to have written there', () => {
    const { doc, docId, managers, give, nadia } = notebookOfThree()
    const stranger = createPerson()
    claimOften(doc, certifyWriter(stranger, docId, 9), 10_000)
    const omar = createPerson()
    writeCertificate(doc, omar, docId, 4)
    give(nadia, omar.personId, 'manager')
    expect(managers()).toEqual([nadia, omar.personId].toSorted())
  })

  it('are none whose name stands on more claims than anybody looks at', () => {
    const { doc, docId, managers, give, nadia } = notebookOfThree()
    const omar = createPerson()
    claimOften(doc, certifyWriter(omar, docId, 9), 10_000)
    writeCertificate(doc, omar, docId, 4)
    give(nadia, omar.personId, 'manager')
    expect(managers()).toEqual([nadia])
  })

  it('are found in later readings where false claims in their name stand before their own', () => {
    const { doc, docId, give, nadia } = notebookOfThree()
    const omar = createPerson()
    claimOften(doc, certifyWriter(omar, docId, 9), 60)
    writeCertificate(doc, omar, docId, 9_000)
    give(nadia, omar.personId, 'manager')
    // As it came from a relay, where each claim has bytes of its own.
    const received = copyOf(doc)
    const readings = Array.from({ length: 4 }, () => readManagers(received, docId))
    expect(readings[0]).toEqual([nadia])
    expect(readings[3]).toEqual([nadia, omar.personId].toSorted())
  })

  it('are not looked for beyond a few hundred claims of people who never wrote there', () => {
    const { doc, docId, managers, nadia } = notebookOfThree()
    for (let at = 0; at < 20; at += 1) {
      const stranger = createPerson()
      claimOften(doc, certifyWriter(stranger, docId, 9), 20, at * 20)
      doc.getMap('roles').set(stranger.personId, 'manager')
    }
    const omar = createPerson()
    writeCertificate(doc, omar, docId, 4)
    doc.getMap('roles').set(omar.personId, 'manager')
    expect(managers()).toEqual([nadia])
  })

  it('are no keys and values that say neither a person nor a role', () => {
    const { doc, managers, samuel } = notebookOfThree()
    doc.getMap('roles').set('nobody', 'manager')
    doc.getMap('roles').set(samuel, 'owner')
    expect(readRoles(doc).size).toBe(0)
    expect(managers()).toEqual([])
  })
})
