// What a curator does to a notebook or a base in a library: each change, what is refused, what undo
// takes back. Every change is on disk when it answers.
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { CollectionChange, CollectionReply } from '../../shared/contract/collections'
import { readWriter, writeTitle } from '../../shared/model/document'
import { Notebook } from '../../shared/model/notebook'
import { PROGRAM } from '../../shared/model/origin'
import { type DocId, toViewCapability } from '../../shared/records/keys'
import { purgeNotes, restoreNotes, trashNotes } from '../../host/library/note-actions'
import { createTemporaryFolder } from '../support/folders'
import { Curator } from '../support/curation'
import { openTestLibrary } from '../support/library'
import { createManualClock } from '../support/manual-clock'
import { onEnd } from '../support/on-end'

async function curator(folder?: string, clock = createManualClock()): Promise<Curator> {
  const { library, close } = await openTestLibrary({ clock, ...(folder ? { folder } : {}) })
  onEnd(close)
  library.holdings.home.setName('Nadia')
  return closing(new Curator(library))
}

/** Before its library is. */
function closing(curator: Curator): Curator {
  onEnd(() => curator.close())
  return curator
}

async function notebookOfThree() {
  const nadia = await curator()
  const notebook = nadia.create('notebook', 'Médiation')
  const notes = nadia.createNotes(3)
  nadia.do(notebook, { kind: 'integrate', docIds: notes, categoryIds: [] })
  const [a, b, c] = notes as [DocId, DocId, DocId]
  return { nadia, notebook, notes, a, b, c }
}

const orderOf = (nadia: Curator, notebook: DocId) =>
  nadia.read(notebook).notes.map(({ docId }) => docId)

const CHANGED_SINCE = { kind: 'refused', reason: 'changed-since' }

function stepOf(reply: CollectionReply): number {
  if (reply.kind !== 'done' || reply.step === null) throw new Error('nothing to take back')
  return reply.step
}

const UNKNOWN = { kind: 'refused', reason: 'unknown' }

describe('a notebook', () => {
  it('is named, described, coloured and licensed', async () => {
    const nadia = await curator()
    const notebook = nadia.create('notebook', 'Carnet')
    nadia.do(notebook, { kind: 'rename', title: 'Médiation' })
    nadia.do(notebook, { kind: 'describe', description: 'Ce que nous avons appris' })
    nadia.do(notebook, { kind: 'recolour', colour: 'teal' })
    nadia.do(notebook, { kind: 'license', licence: 'CC-BY-4.0' })
    nadia.do(notebook, { kind: 'underlineTerms', is: false })
    expect(nadia.read(notebook)).toMatchObject({
      title: 'Médiation',
      description: 'Ce que nous avons appris',
      colour: 'teal',
      licence: 'CC-BY-4.0',
      underlinesTerms: false,
    })
    nadia.do(notebook, { kind: 'recolour', colour: null })
    nadia.do(notebook, { kind: 'license', licence: null })
    expect(nadia.read(notebook)).toMatchObject({ colour: undefined, licence: undefined })
  })

  it('takes notes in with categories, says who brought them, and keeps their order', async () => {
    const { nadia, notebook, a, b, c } = await notebookOfThree()
    const [more] = nadia.createNotes(1) as [DocId]
    const category = nadia.createCategory(notebook, 'Récits', [a])
    nadia.do(notebook, { kind: 'integrate', docIds: [more], categoryIds: [category] })
    nadia.do(notebook, { kind: 'move', docIds: [c, a], index: 0 })
    nadia.do(notebook, { kind: 'remark', docId: b, remark: 'À lire d’abord' })
    expect(nadia.read(notebook).notes).toEqual([
      { docId: c, by: 'Nadia', remark: '', categories: [] },
      { docId: a, by: 'Nadia', remark: '', categories: ['Récits'] },
      { docId: b, by: 'Nadia', remark: 'À lire d’abord', categories: [] },
      { docId: more, by: 'Nadia', remark: '', categories: ['Récits'] },
    ])
  })

  it('lets a note go without deleting it', async () => {
    const { nadia, notebook, a, b, c } = await notebookOfThree()
    nadia.do(notebook, { kind: 'takeOut', docIds: [b] })
    expect(orderOf(nadia, notebook)).toEqual([a, c])
    expect(nadia.library.holdings.present(b)?.trashedAt).toBeUndefined()
  })

  it('has categories that are made, named, coloured, ordered, merged, split, deleted, had back', async () => {
    const { nadia, notebook, notes, a, b, c } = await notebookOfThree()
    const methods = nadia.createCategory(notebook, 'Methodes', notes)
    const tools = nadia.createCategory(notebook, 'Outils')
    nadia.do(notebook, { kind: 'renameCategory', categoryId: methods, name: 'Méthodes' })
    nadia.do(notebook, { kind: 'recolourCategory', categoryId: tools, colour: 'plum' })
    nadia.do(notebook, { kind: 'moveCategory', categoryId: tools, index: 0 })
    expect(nadia.read(notebook).categories).toEqual(['Outils', 'Méthodes'])
    nadia.do(notebook, { kind: 'splitCategory', categoryId: methods, name: 'Récits', docIds: [b] })
    nadia.do(notebook, { kind: 'mergeCategory', categoryId: methods, into: tools })
    expect(nadia.read(notebook)).toMatchObject({
      notes: [{ categories: ['Outils'] }, { categories: ['Récits'] }, { categories: ['Outils'] }],
      categories: ['Outils', 'Récits'],
      removed: ['Méthodes'],
    })
    nadia.do(notebook, { kind: 'deleteCategory', categoryId: tools })
    expect(nadia.read(notebook).notes.map(({ categories }) => categories)).toEqual([
      [],
      ['Récits'],
      [],
    ])
    nadia.do(notebook, { kind: 'restoreCategory', categoryId: tools })
    nadia.do(notebook, { kind: 'restoreCategory', categoryId: methods })
    nadia.do(notebook, { kind: 'classify', docIds: [a, b], categoryId: tools })
    nadia.do(notebook, { kind: 'declassify', docIds: [a], categoryId: methods })
    nadia.do(notebook, { kind: 'setCategories', docIds: [c], categoryIds: [tools] })
    expect(nadia.read(notebook).notes.map(({ categories }) => categories)).toEqual([
      ['Outils'],
      ['Outils', 'Récits'],
      ['Outils'],
    ])
  })

  it('is as it was left after the host is closed', async () => {
    const { path, remove } = await createTemporaryFolder('curation')
    onEnd(remove)
    const first = await openTestLibrary({ folder: path })
    const nadia = new Curator(first.library)
    const notebook = nadia.create('notebook', 'Médiation')
    nadia.do(notebook, { kind: 'integrate', docIds: nadia.createNotes(2), categoryIds: [] })
    nadia.createCategory(notebook, 'Récits')
    const before = nadia.read(notebook)
    nadia.close()
    await first.close()
    const again = await openTestLibrary({ folder: path })
    onEnd(again.close)
    expect(closing(new Curator(again.library)).read(notebook)).toEqual(before)
    expect(again.library.holdings.counts.noteCount).toBe(2)
  })

  it('takes a note that may only be viewed', async () => {
    const [nadia, samuel] = [await curator(), await curator()]
    const [note] = samuel.createNotes(1) as [DocId]
    const held = samuel.library.holdings.document(note)
    if (!held) throw new Error('no note')
    nadia.library.holdings.home.add(toViewCapability(held.capability), 1)
    const notebook = nadia.create('notebook')
    nadia.do(notebook, { kind: 'integrate', docIds: [note], categoryIds: [] })
    expect(orderOf(nadia, notebook)).toEqual([note])
  })

  it('shows a note again, in its place, that was in the trash or purged', async () => {
    const { nadia, notebook, notes, b } = await notebookOfThree()
    trashNotes(nadia.library, [b])
    restoreNotes(nadia.library, [b])
    expect(orderOf(nadia, notebook)).toEqual(notes)
    purgeNotes(nadia.library, [b])
    expect(orderOf(nadia, notebook)).toEqual(notes)
  })

  it('goes to the trash alone: its notes stay where they are', async () => {
    const { nadia, notebook, notes } = await notebookOfThree()
    expect(trashNotes(nadia.library, [notebook])).toEqual({ kind: 'done' })
    expect(purgeNotes(nadia.library, [notebook])).toEqual({ kind: 'done' })
    for (const docId of notes)
      expect(nadia.library.holdings.present(docId)).toMatchObject({ trashedAt: undefined })
    expect(nadia.library.holdings.counts.noteCount).toBe(3)
  })
})

describe('a base', () => {
  it('collects notebooks in an order, and is asked for no category', async () => {
    const nadia = await curator()
    const base = nadia.create('base', 'Base')
    const [first, second] = [nadia.create('notebook', 'Un'), nadia.create('notebook', 'Deux')]
    nadia.do(base, { kind: 'integrate', docIds: [first, second], categoryIds: [] })
    nadia.do(base, { kind: 'move', docIds: [second], index: 0 })
    expect(orderOf(nadia, base)).toEqual([second, first])
    const refused = { kind: 'createCategory', name: 'Non', colour: null, docIds: [] } as const
    expect(nadia.change(base, refused)).toEqual(UNKNOWN)
    const [note] = nadia.createNotes(1) as [DocId]
    expect(nadia.change(base, { kind: 'integrate', docIds: [note], categoryIds: [] })).toEqual(
      UNKNOWN,
    )
  })
})

describe('a note that is classified anew', () => {
  it('stays where somebody put it meanwhile, and leaves it all in one step', async () => {
    const { nadia, notebook, a } = await notebookOfThree()
    const old = nadia.createCategory(notebook, 'Avant', [a])
    const other = nadia.createCategory(notebook, 'Ailleurs', [a])
    const next = nadia.createCategory(notebook, 'Après')
    const ofA = () => nadia.read(notebook).notes[0]?.categories
    nadia.do(notebook, { kind: 'reclassify', docIds: [a], add: [next], remove: [old] })
    expect(ofA()).toEqual(['Ailleurs', 'Après'])
    nadia.do(notebook, { kind: 'undo' })
    expect(ofA()).toEqual(['Ailleurs', 'Avant'])
    nadia.do(notebook, { kind: 'deleteCategory', categoryId: other })
    const gone = { kind: 'reclassify', docIds: [a], add: [other], remove: [old] } as const
    expect(nadia.change(notebook, gone)).toEqual(UNKNOWN)
    expect(ofA()).toEqual(['Avant'])
  })
})

describe('what is refused', () => {
  it('changes nothing: a note that is not held, a category that is not there', async () => {
    const { nadia, notebook, a } = await notebookOfThree()
    const before = nadia.read(notebook)
    const state = nadia.library.readState(notebook)
    const nowhere = 'AAAAAAAAAAAAAAAAAAAAAA' as DocId
    const categoryId = 'AAAAAAAAAAAAAAAA' as never
    const changes: readonly CollectionChange[] = [
      { kind: 'integrate', docIds: [a, nowhere], categoryIds: [] },
      { kind: 'integrate', docIds: [notebook], categoryIds: [] },
      { kind: 'integrate', docIds: [a], categoryIds: [categoryId] },
      { kind: 'remark', docId: nowhere, remark: 'x' },
      { kind: 'classify', docIds: [a], categoryId },
      { kind: 'declassify', docIds: [a], categoryId },
      { kind: 'setCategories', docIds: [a], categoryIds: [categoryId] },
      { kind: 'renameCategory', categoryId, name: 'x' },
      { kind: 'mergeCategory', categoryId, into: categoryId },
      { kind: 'splitCategory', categoryId, name: 'x', docIds: [a] },
      { kind: 'deleteCategory', categoryId },
    ]
    for (const change of changes) expect(nadia.change(notebook, change)).toEqual(UNKNOWN)
    expect(nadia.change(a, { kind: 'rename', title: 'x' })).toEqual(UNKNOWN)
    const { homeId } = nadia.library.holdings
    expect(nadia.change(homeId, { kind: 'rename', title: 'x' })).toEqual(UNKNOWN)
    expect(nadia.read(notebook)).toEqual(before)
    expect(nadia.library.readState(notebook)).toEqual(state)
  })

  it('is a notebook in the trash, or one that may only be viewed', async () => {
    const [nadia, samuel] = [await curator(), await curator()]
    const mine = nadia.create('notebook')
    trashNotes(nadia.library, [mine])
    const rename = { kind: 'rename', title: 'x' } as const
    expect(nadia.change(mine, rename)).toEqual(UNKNOWN)
    const theirs = samuel.create('notebook', 'À eux')
    const held = samuel.library.holdings.document(theirs)
    const state = samuel.library.readState(theirs)
    if (!held || !state) throw new Error('no notebook')
    nadia.library.holdings.home.add(toViewCapability(held.capability), 1, { kind: 'notebook' })
    nadia.library.open(theirs)?.applyReceived(state)
    expect(nadia.change(theirs, rename)).toEqual({ kind: 'refused', reason: 'view-only' })
    expect(nadia.read(theirs).title).toBe('À eux')
  })

  it('is a notebook that requires what this version lacks', async () => {
    const { nadia, notebook } = await notebookOfThree()
    nadia.library.open(notebook)?.write((doc) => doc.getMap('requires').set('later', true))
    expect(nadia.change(notebook, { kind: 'rename', title: 'x' })).toEqual({
      kind: 'refused',
      reason: 'requirement',
    })
  })
})

describe('undo', () => {
  it('takes back one change at a time, and redo gives it again', async () => {
    const { nadia, notebook, notes, a } = await notebookOfThree()
    const start = nadia.read(notebook)
    const category = nadia.createCategory(notebook, 'Récits', [a])
    const changes: readonly CollectionChange[] = [
      { kind: 'rename', title: 'Autre nom' },
      { kind: 'describe', description: 'Texte' },
      { kind: 'move', docIds: [a], index: 2 },
      { kind: 'remark', docId: a, remark: 'x' },
      { kind: 'setCategories', docIds: notes, categoryIds: [category] },
      { kind: 'takeOut', docIds: notes },
      { kind: 'deleteCategory', categoryId: category },
    ]
    const seen = [start, nadia.read(notebook)]
    for (const change of changes) {
      nadia.do(notebook, change)
      seen.push(nadia.read(notebook))
    }
    for (const before of seen.slice(0, -1).toReversed()) {
      nadia.do(notebook, { kind: 'undo' })
      expect(nadia.read(notebook)).toEqual(before)
    }
    for (const after of seen.slice(1)) {
      nadia.do(notebook, { kind: 'redo' })
      expect(nadia.read(notebook)).toEqual(after)
    }
    expect(nadia.collections.undoable(notebook)).toEqual({ canUndo: true, canRedo: false })
  })

  it('is still there when the notebook has been left alone for an hour', async () => {
    const clock = createManualClock()
    const nadia = await curator(undefined, clock)
    const notebook = nadia.create('notebook', 'Avant')
    nadia.do(notebook, { kind: 'rename', title: 'Après' })
    await clock.advance(60 * 60_000)
    nadia.do(notebook, { kind: 'undo' })
    expect(nadia.read(notebook).title).toBe('Avant')
  })

  it('is forgotten with the trash, and for the one changed before the last twenty', async () => {
    const clock = createManualClock()
    const nadia = await curator(undefined, clock)
    const [first, ...others] = Array.from({ length: 21 }, () => nadia.create('notebook'))
    if (!first || !others[0]) throw new Error('no notebook')
    nadia.do(first, { kind: 'rename', title: 'x' })
    for (const docId of others) nadia.do(docId, { kind: 'rename', title: 'x' })
    const none = { canUndo: false, canRedo: false }
    expect(nadia.collections.undoable(first)).toEqual(none)
    expect(nadia.collections.undoable(others[0])).toEqual({ canUndo: true, canRedo: false })
    trashNotes(nadia.library, [others[0]])
    restoreNotes(nadia.library, [others[0]])
    expect(nadia.collections.undoable(others[0])).toEqual(none)
    await clock.advance(60_000)
    expect(nadia.library.documents.peek(first)).toBeUndefined()
  })

  it('leaves alone what another part of the program wrote', async () => {
    const { nadia, notebook } = await notebookOfThree()
    nadia.do(notebook, { kind: 'recolour', colour: 'teal' })
    nadia.library.open(notebook)?.write((doc) => writeTitle(doc, 'Écrit ailleurs', PROGRAM))
    nadia.do(notebook, { kind: 'undo' })
    expect(nadia.read(notebook)).toMatchObject({ title: 'Écrit ailleurs', colour: undefined })
  })

  it('takes back nothing more where a peer has written over the last change', async () => {
    const { nadia, notebook } = await notebookOfThree()
    nadia.do(notebook, { kind: 'rename', title: 'Autre nom' })
    nadia.do(notebook, { kind: 'recolour', colour: 'teal' })
    const peer = new Y.Doc()
    Y.applyUpdate(peer, nadia.library.readState(notebook) ?? new Uint8Array())
    new Notebook(peer).setSetting('colour', 'plum')
    nadia.library.open(notebook)?.applyReceived(Y.encodeStateAsUpdate(peer))
    nadia.do(notebook, { kind: 'undo' })
    expect(nadia.read(notebook)).toMatchObject({ title: 'Autre nom', colour: 'plum' })
  })

  it('of a named step takes back that one alone, and only while it is the last', async () => {
    const { nadia, notebook } = await notebookOfThree()
    const named = stepOf(nadia.change(notebook, { kind: 'rename', title: 'Autre nom' }))
    const coloured = stepOf(nadia.change(notebook, { kind: 'recolour', colour: 'teal' }))
    expect(nadia.change(notebook, { kind: 'undo', step: named })).toEqual(CHANGED_SINCE)
    expect(nadia.read(notebook)).toMatchObject({ title: 'Autre nom', colour: 'teal' })
    nadia.do(notebook, { kind: 'undo', step: coloured })
    expect(nadia.change(notebook, { kind: 'undo', step: coloured })).toEqual(CHANGED_SINCE)
    nadia.do(notebook, { kind: 'undo', step: named })
    expect(nadia.read(notebook)).toMatchObject({ title: 'Médiation', colour: undefined })
  })

  it('knows a step by its number after it was taken back and given again', async () => {
    const { nadia, notebook } = await notebookOfThree()
    const step = stepOf(nadia.change(notebook, { kind: 'rename', title: 'Autre nom' }))
    expect(stepOf(nadia.change(notebook, { kind: 'undo' }))).toBe(step)
    expect(stepOf(nadia.change(notebook, { kind: 'redo' }))).toBe(step)
    nadia.do(notebook, { kind: 'undo', step })
    expect(nadia.read(notebook).title).toBe('Médiation')
  })

  it('says where a change made nothing to take back, and where nothing is left of one', async () => {
    const { nadia, notebook } = await notebookOfThree()
    const nobody = { kind: 'takeOut', docIds: [] } as const
    expect(nadia.change(notebook, nobody)).toMatchObject({ kind: 'done', step: null })
    const step = stepOf(nadia.change(notebook, { kind: 'recolour', colour: 'teal' }))
    const peer = new Y.Doc()
    Y.applyUpdate(peer, nadia.library.readState(notebook) ?? new Uint8Array())
    new Notebook(peer).setSetting('colour', 'plum')
    nadia.library.open(notebook)?.applyReceived(Y.encodeStateAsUpdate(peer))
    const reply = nadia.change(notebook, { kind: 'undo', step })
    expect(reply).toEqual({ kind: 'done', created: null, step: null })
  })

  it('never takes a step of the host before for one of this one', async () => {
    const { path, remove } = await createTemporaryFolder('steps')
    onEnd(remove)
    const clock = createManualClock()
    const first = await openTestLibrary({ folder: path, clock })
    const before = new Curator(first.library)
    const notebook = before.create('notebook', 'Avant')
    const step = stepOf(before.change(notebook, { kind: 'rename', title: 'Après' }))
    before.close()
    await first.close()
    await clock.advance(1000)
    const again = await openTestLibrary({ folder: path, clock })
    onEnd(again.close)
    const nadia = closing(new Curator(again.library))
    nadia.do(notebook, { kind: 'rename', title: 'Encore' })
    expect(nadia.change(notebook, { kind: 'undo', step })).toEqual(CHANGED_SINCE)
    expect(nadia.read(notebook).title).toBe('Encore')
  })

  it('signs what it writes as this device', async () => {
    const { nadia, notebook } = await notebookOfThree()
    nadia.do(notebook, { kind: 'undo' })
    const doc = nadia.library.open(notebook)?.doc
    const writer = doc && readWriter(doc, notebook, doc.clientID)
    expect(writer?.personId).toBe(nadia.library.device.personId)
  })
})
