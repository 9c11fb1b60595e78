import { beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { CollectionKeys, openSealedEdit } from '../../../shared/model/collection-keys'
import { deriveContentsKey, sealEditSecret } from '../../../shared/records/contents'
import {
  createDocumentKeys,
  createEditCapability,
  type DocId,
  type DocumentKeys,
  type EditCapability,
} from '../../../shared/records/keys'
import { randomBytes } from '../../../shared/records/random'
import { readySodium } from '../../../shared/records/sodium'

beforeAll(readySodium)

describe('the keys of a collection', () => {
  it('are to view for its readers, and to edit for its editors alone', () => {
    const { doc, keys, notebook, opened } = one()
    const note = createNote()
    keys.add([note.keys])
    keys.addToEdit([entryOf(note)], notebook)
    expect([...keys.list().keys()]).toEqual([note.capability.docId])
    expect(opened(notebook)).toEqual([note.capability])
    expect(opened(createEditCapability(randomBytes(32)))).toEqual([])
    const written = JSON.stringify(doc.toJSON())
    expect(written).not.toContain(Buffer.from(note.capability.editSecret).toString('base64url'))
  })

  it('are written once, and again where what stands there is something else', () => {
    const { doc, keys, notebook, opened } = one()
    const note = createNote()
    const give = () => {
      keys.add([note.keys])
      keys.addToEdit([entryOf(note)], notebook)
    }
    give()
    const before = Y.encodeStateVector(doc)
    give()
    expect(Y.encodeStateVector(doc)).toEqual(before)
    for (const name of ['keys', 'editKeys'])
      for (const key of doc.getMap(name).keys()) doc.getMap(name).set(key, 'mine now')
    expect([keys.list().size, opened(notebook)]).toEqual([0, []])
    give()
    expect([keys.list().size, opened(notebook)]).toEqual([1, [note.capability]])
  })

  it('pass over a secret of another document, and one that was sealed elsewhere', () => {
    const { doc, keys, notebook, opened } = one()
    const [note, other] = [createNote(), createNote()]
    const entry = `${note.capability.docId}:${note.keys.roomId}`
    const seal = (of: EditCapability, { editSecret }: EditCapability) =>
      sealEditSecret(deriveContentsKey(of.editSecret), entry, editSecret)
    const elsewhere = createEditCapability(randomBytes(32))
    for (const forged of [seal(notebook, other.capability), seal(elsewhere, note.capability)]) {
      doc.getMap('editKeys').set(entry, forged)
      expect(opened(notebook)).toEqual([])
    }
    keys.addToEdit([entryOf(note)], notebook)
    expect(opened(notebook)).toEqual([note.capability])
  })

  it('meet when two editors put them in at once', () => {
    const { doc, keys, notebook, opened } = one()
    const note = createNote()
    const peer = new Y.Doc()
    Y.applyUpdate(peer, Y.encodeStateAsUpdate(doc))
    keys.addToEdit([entryOf(note)], notebook)
    new CollectionKeys(peer).addToEdit([entryOf(note)], notebook)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(peer))
    expect(opened(notebook)).toEqual([note.capability])
  })
})

function one() {
  const doc = new Y.Doc()
  const keys = new CollectionKeys(doc)
  const opened = (by: EditCapability) =>
    [...keys.sealed(() => true)].flatMap(
      (sealed) => openSealedEdit(deriveContentsKey(by.editSecret), sealed) ?? [],
    )
  return { doc, keys, notebook: createEditCapability(randomBytes(32)), opened }
}

interface Note {
  readonly capability: EditCapability
  readonly keys: DocumentKeys & { readonly docId: DocId }
}

function createNote(): Note {
  const editSecret = randomBytes(32)
  return { capability: createEditCapability(editSecret), keys: createDocumentKeys(editSecret) }
}

function entryOf({ capability, keys: { roomId } }: Note) {
  return { roomId, capability }
}
