// What somebody who may edit a shared notebook can do to others with the keys in it: nothing.
import { beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readWriter } from '../../shared/model/document'
import { lastWriterOf } from '../../shared/model/key-writers'
import { deriveContentsKey, sealEditSecret } from '../../shared/records/contents'
import { createDocumentKeys, type DocId, type DocumentKeys } from '../../shared/records/keys'
import { randomBytes } from '../../shared/records/random'
import { readySodium } from '../../shared/records/sodium'
import { Notebook } from '../../shared/model/notebook'
import { openSharers, type SharingCurator } from '../support/sharing-curators'

beforeAll(readySodium)

/** Mallory may edit Nadia's notebook, and Samuel has it to edit. */
async function notebookOfThree() {
  const { curators, ...rest } = await openSharers('nadia', 'mallory', 'samuel')
  const [nadia, mallory, samuel] = curators as readonly [
    SharingCurator,
    SharingCurator,
    SharingCurator,
  ]
  const notes = nadia.createNotes(2) as readonly [DocId, DocId]
  const notebook = nadia.notebook('Médiation', notes)
  const link = nadia.machine.share(notebook, 'edit')
  for (const each of [mallory, samuel]) each.machine.takeUp(link)
  await rest.until(() => notes.every((note) => samuel.rightsTo(note) === 'view'))
  await rest.until(() => mallory.read(notebook).notes.length === 2)
  const held = mallory.library.holdings.document(notebook)?.capability
  if (held?.rights !== 'edit') throw new Error('Mallory may not edit it')
  const contentsKey = deriveContentsKey(held.editSecret)
  const write = (entries: Readonly<Record<string, unknown>>) =>
    mallory.machine.edit(notebook, (doc) => {
      const editKeys = doc.getMap('editKeys')
      for (const [entry, value] of Object.entries(entries)) editKeys.set(entry, value)
    })
  /** Everybody has what Mallory wrote, and followed it: a note that came with it is there. */
  const followed = async () => {
    const [marker] = mallory.createNotes(1) as [DocId]
    mallory.do(notebook, { kind: 'integrate', docIds: [marker], categoryIds: [] })
    await rest.until(() => samuel.rightsTo(marker) !== undefined)
    await rest.settled()
  }
  return { nadia, mallory, samuel, notes, notebook, contentsKey, write, followed, ...rest }
}

function entryOf(library: SharingCurator['library'], note: DocId): string {
  return `${note}:${keysOf(library, note).roomId}`
}

function keysOf(library: SharingCurator['library'], note: DocId): DocumentKeys {
  const keys = library.holdings.keys(note)?.keys
  if (!keys) throw new Error('it is not held')
  return keys
}

/** Of the window in which this person made it, which is long closed. */
function clientOf(doc: Y.Doc, docId: DocId, { library }: SharingCurator): number {
  const client = lastWriterOf(doc.getMap('meta'), 'createdAt')
  if (!client || readWriter(doc, docId, client)?.personId !== library.device.personId)
    throw new Error('somebody else made it')
  return client
}

function writeAs(doc: Y.Doc, client: number, change: (copy: Y.Doc) => void): Uint8Array {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  copy.clientID = client
  change(copy)
  return Y.encodeStateAsUpdate(copy, Y.encodeStateVector(doc))
}

describe('forged keys to edit', () => {
  it('give nobody a right, and keep nobody from the true one', async () => {
    const { nadia, samuel, notes, notebook, contentsKey, write, followed, until } =
      await notebookOfThree()
    const [a, b] = notes
    const [first, second] = [entryOf(samuel.library, a), entryOf(samuel.library, b)]
    write({
      [first]: sealEditSecret(contentsKey, first, randomBytes(32)),
      [second]: sealEditSecret(deriveContentsKey(randomBytes(32)), second, randomBytes(32)),
      [`${a}:${'x'.repeat(43)}`]: { e: 'x' },
      'no id at all': sealEditSecret(contentsKey, 'no id at all', randomBytes(32)),
    })
    await followed()
    expect([samuel.rightsTo(a), samuel.rightsTo(b)]).toEqual(['view', 'view'])
    await nadia.shareContents(notebook, true)
    await until(() => notes.every((note) => samuel.rightsTo(note) === 'edit'))
  })

  it('bring no document that is not in the notebook, nor another home', async () => {
    const { samuel, contentsKey, write, followed } = await notebookOfThree()
    const editSecret = randomBytes(32)
    const stray = createDocumentKeys(editSecret)
    const entry = `${stray.docId}:${stray.roomId}`
    write({ [entry]: sealEditSecret(contentsKey, entry, editSecret) })
    await followed()
    expect(samuel.rightsTo(stray.docId)).toBeUndefined()
  })

  it('in their thousands are looked at once, while the true ones are found among them', async () => {
    const { nadia, samuel, notes, notebook, contentsKey, write, followed, until } =
      await notebookOfThree()
    const [a] = notes
    const junk: Record<string, unknown> = {}
    for (let at = 0; at < 10_000; at += 1) {
      const entry = `${a}:${at}`
      // A few open to the secret of another document: those cost most to refuse.
      junk[entry] =
        at % 20 === 0 ? sealEditSecret(contentsKey, entry, randomBytes(32)) : 'A'.repeat(96)
    }
    write(junk)
    await followed()
    expect(samuel.rightsTo(a)).toBe('view')
    await nadia.shareContents(notebook, true)
    await until(() => notes.every((note) => samuel.rightsTo(note) === 'edit'))
  })
})

it('Whoever names another’s note in a shared notebook is given no key to it', async () => {
  const { nadia, mallory, samuel, notebook, followed, until, settled } = await notebookOfThree()
  const [diary, handout, own] = nadia.createNotes(3) as [DocId, DocId, DocId]
  // However much she lets it be passed on: she has not put it there.
  nadia.allow(handout, 'edit')
  await nadia.shareContents(notebook, true)
  mallory.machine.edit(notebook, (doc) => {
    for (const docId of [diary, handout])
      doc.getMap('integrated').set(docId, { by: 'nadia', at: 1 })
  })
  await followed()
  await until(() => nadia.read(notebook).notes.length > 4)
  // Told of after them.
  nadia.do(notebook, { kind: 'integrate', docIds: [own], categoryIds: [] })
  await until(() => samuel.rightsTo(own) === 'edit')
  await settled()
  // Nor by her own next press, which would not have told her.
  await nadia.shareContents(notebook, true)
  await settled()
  for (const note of [diary, handout]) {
    const { view, edit } = nadia.keysIn(notebook)
    expect([...view, ...edit]).not.toContain(note)
    expect(samuel.rightsTo(note)).toBeUndefined()
  }
})

it('Whoever takes back a take-out gives the key of what they had put in, and of nothing else', async () => {
  const { nadia, mallory, samuel, notebook, followed, until, settled } = await notebookOfThree()
  const [diary, own] = nadia.createNotes(2) as [DocId, DocId]
  nadia.allow(own, 'no')
  nadia.do(notebook, { kind: 'integrate', docIds: [own], categoryIds: [] })
  mallory.machine.edit(notebook, (doc) =>
    doc.getMap('integrated').set(diary, { by: 'nadia', at: 1 }),
  )
  await followed()
  await until(() => nadia.read(notebook).notes.some(({ docId }) => docId === diary))
  nadia.do(notebook, { kind: 'takeOut', docIds: [diary, own] })
  for (const kind of ['undo', 'redo', 'undo'] as const) nadia.do(notebook, { kind })
  nadia.allow(own, 'read')
  await until(() => samuel.rightsTo(own) === 'view')
  await nadia.shareContents(notebook, true)
  await settled()
  const { view, edit } = nadia.keysIn(notebook)
  expect([...view, ...edit]).not.toContain(diary)
  expect(samuel.rightsTo(diary)).toBeUndefined()
})

it('Whoever writes on as a window that another has closed is given no key by that', async () => {
  const { nadia, mallory, samuel, notebook, followed, settled } = await notebookOfThree()
  const [diary] = nadia.createNotes(1) as [DocId]
  mallory.machine.edit(notebook, (doc) => {
    const closed = clientOf(doc, notebook, nadia)
    Y.applyUpdate(
      doc,
      writeAs(doc, closed, (copy) => copy.getMap('integrated').set(diary, { by: 'nadia', at: 1 })),
    )
  })
  await followed()
  const doc = nadia.library.open(notebook)?.doc
  const client = doc && lastWriterOf(doc.getMap('integrated'), diary)
  // What it says that it is.
  expect(doc && client && readWriter(doc, notebook, client)?.personId).toBe(
    nadia.library.device.personId,
  )
  await nadia.shareContents(notebook, true)
  await settled()
  const { view, edit } = nadia.keysIn(notebook)
  expect([...view, ...edit]).not.toContain(diary)
  expect(samuel.rightsTo(diary)).toBeUndefined()
})

it('A build from before keys to edit goes on beside one that has them', async () => {
  const { nadia, mallory, samuel, notes, notebook, until, settled } = await notebookOfThree()
  await nadia.shareContents(notebook, true)
  await until(() => notes.every((note) => samuel.rightsTo(note) === 'edit'))
  // As earlier versions integrated: the key with the note, and nothing of editing.
  const [old] = mallory.createNotes(1) as [DocId]
  const { roomId, viewSecret, writerKey } = keysOf(mallory.library, old)
  const letters = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
  mallory.machine.edit(notebook, (doc) => {
    doc.getMap('keys').set(`${old}:${roomId}`, { v: letters(viewSecret), w: letters(writerKey) })
    const shelves = new Notebook(doc)
    shelves.notes.integrate([old], 'mallory', 1)
    shelves.close()
  })
  await until(() => samuel.rightsTo(old) === 'view')
  await settled()
  expect(samuel.read(notebook)).toEqual(nadia.read(notebook))
  expect(nadia.keysIn(notebook).edit.toSorted()).toEqual(notes.toSorted())
})
