import { beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { Home } from '../../../shared/model/home'
import { createEditCapability, type DocId, toViewCapability } from '../../../shared/records/keys'
import { readySodium, sodium } from '../../../shared/records/sodium'

beforeAll(readySodium)

describe('a home document', () => {
  it('gives back the capability that was added, on every device', () => {
    const { laptop, desk, meet } = twoDevices()
    const note = capability()
    laptop.add(note, 5, { kind: 'notebook', relay: 'wss://relais.example' })
    meet()
    expect(desk.document(note.docId)).toEqual({
      docId: note.docId,
      kind: 'notebook',
      capability: note,
      addedAt: 5,
      trashedAt: undefined,
      purgedAt: undefined,
      relay: 'wss://relais.example',
    })
  })

  it('keeps the right to edit when a view link of the same note is opened later', () => {
    const { laptop } = twoDevices()
    const note = capability()
    laptop.add(note, 1)
    laptop.add(toViewCapability(note), 2)
    expect(laptop.document(note.docId)?.capability.rights).toBe('edit')
  })

  it('gains the right to edit when an edit link follows a view link', () => {
    const { laptop } = twoDevices()
    const note = capability()
    laptop.add(toViewCapability(note), 1)
    expect(laptop.document(note.docId)?.capability.rights).toBe('view')
    laptop.add(note, 2)
    expect(laptop.document(note.docId)?.capability).toEqual(note)
  })

  it('keeps the key of what it trashes and purges', () => {
    const { laptop } = twoDevices()
    const note = capability()
    laptop.add(note, 1)
    laptop.trash(note.docId, 2)
    laptop.purge(note.docId, 3)
    expect(laptop.document(note.docId)).toMatchObject({
      capability: note,
      trashedAt: 2,
      purgedAt: 3,
    })
    laptop.restore(note.docId)
    expect(laptop.document(note.docId)).toMatchObject({ trashedAt: undefined, purgedAt: undefined })
  })

  it('keeps both changes when two devices change different things at once', () => {
    const { laptop, desk, meet } = twoDevices()
    const [a, b] = [capability(), capability()]
    laptop.add(a, 1)
    meet()
    laptop.trash(a.docId, 2)
    desk.add(b, 3)
    desk.setName('Aïcha')
    laptop.setSetting('relay', 'wss://relais.example')
    meet()
    for (const home of [laptop, desk]) {
      expect(home.document(a.docId)?.trashedAt).toBe(2)
      expect(home.document(b.docId)?.addedAt).toBe(3)
      expect(home.profile.name).toBe('Aïcha')
      expect(home.setting('relay')).toBe('wss://relais.example')
    }
  })

  it('skips entries of a shape that it does not know, and reads the rest', () => {
    const doc = new Y.Doc()
    const home = new Home(doc)
    const note = capability()
    home.add(note, 1)
    const keys = doc.getMap<unknown>('keys')
    keys.set(`${capability().docId}:edit`, { e: 'short' })
    keys.set(`${capability().docId}:edit`, 42)
    keys.set('not an id:edit', { e: 'x' })
    doc.getMap<unknown>('added').set(note.docId, 'yesterday')
    expect(home.held().map((held) => held.docId)).toEqual([note.docId])
    expect(home.document(note.docId)?.addedAt).toBe(0)
  })

  it('tells which documents changed, once a transaction', () => {
    const doc = new Y.Doc()
    const home = new Home(doc)
    const told: DocId[][] = []
    const unsubscribe = home.subscribe((changed) => told.push([...changed]))
    const note = capability()
    home.add(note, 1)
    home.setName('Zoé')
    unsubscribe()
    home.trash(note.docId, 2)
    expect(told).toEqual([[note.docId], []])
  })
})

function capability() {
  return createEditCapability(new Uint8Array(sodium.randombytes_buf(32)))
}

function twoDevices() {
  const [first, second] = [new Y.Doc(), new Y.Doc()]
  const meet = () => {
    Y.applyUpdate(second, Y.encodeStateAsUpdate(first))
    Y.applyUpdate(first, Y.encodeStateAsUpdate(second))
  }
  return { laptop: new Home(first), desk: new Home(second), meet }
}
