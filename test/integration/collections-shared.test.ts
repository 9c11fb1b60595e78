// Notebooks and bases shared through a real relay: who opens the link has what is in them, and what
// several curators mean at once is kept.
import { beforeAll, describe, expect, it } from 'vitest'
import { readySodium } from '../../shared/records/sodium'
import type { DocId } from '../../shared/records/keys'
import { purgeNotes, restoreNotes, trashNotes } from '../../host/library/note-actions'
import { Curator } from '../support/curation'
import { onEnd } from '../support/on-end'
import { type Machine, until } from '../support/replicas'
import { machineAt } from '../support/replica-stories'
import { openTestRelay } from '../support/relay-server'

beforeAll(readySodium)

async function twoMachines() {
  const relay = await openTestRelay()
  onEnd(relay.close)
  const laptop = await machineAt(relay.url, 'laptop')
  const desk = await machineAt(relay.url, 'desk')
  const [nadia, samuel] = [curatorAt(laptop), curatorAt(desk)]
  const settled = () => laptop.settledWith([desk])
  return { relay, laptop, desk, nadia, samuel, settled }
}

function curatorAt(machine: Machine): Curator {
  machine.library.holdings.home.setName(machine.name)
  const curator = new Curator(machine.library)
  onEnd(() => curator.close())
  return curator
}

/** Two curators of one notebook of three notes, which the first has made and shared to edit. */
async function twoCurators() {
  const cast = await twoMachines()
  const { laptop, desk, nadia, settled } = cast
  const notebook = nadia.create('notebook', 'Médiation')
  const notes = nadia.createNotes(3) as readonly [DocId, DocId, DocId]
  nadia.do(notebook, { kind: 'integrate', docIds: notes, categoryIds: [] })
  desk.takeUp(laptop.share(notebook, 'edit'))
  await until([laptop, desk], () => holdsAll(desk, notes))
  await settled()
  const apart = (change: () => void) => {
    laptop.disconnect()
    desk.disconnect()
    change()
    laptop.connect()
    desk.connect()
    return settled()
  }
  return { ...cast, notebook, notes, apart }
}

function holdsAll(machine: Machine, docIds: readonly DocId[]): boolean {
  return docIds.every((docId) => machine.library.holdings.present(docId))
}

describe('a link to a notebook', () => {
  it('brings its notes, to view, and those that come into it later', async () => {
    const { laptop, desk, nadia, settled } = await twoMachines()
    const notebook = nadia.create('notebook', 'Médiation')
    const [first, later] = nadia.createNotes(2) as [DocId, DocId]
    nadia.do(notebook, { kind: 'integrate', docIds: [first], categoryIds: [] })
    laptop.type(first, 0, 'bonjour')
    const link = laptop.share(notebook, 'view')
    expect(link).toContain('carnet://notebook/')
    desk.takeUp(link)
    await until([laptop, desk], () => holdsAll(desk, [first]))
    nadia.do(notebook, { kind: 'integrate', docIds: [later], categoryIds: [] })
    await until([laptop, desk], () => holdsAll(desk, [later]))
    await settled()
    expect(desk.text(first)).toBe('bonjour')
    expect(desk.library.holdings.document(notebook)).toMatchObject({ kind: 'notebook' })
    expect(desk.library.holdings.document(later)).toMatchObject({
      kind: 'note',
      capability: { rights: 'view' },
    })
    expect(desk.library.holdings.counts.noteCount).toBe(2)
  })

  it('leaves with its reader what is taken out of it, and brings nothing back that they purged', async () => {
    const { laptop, desk, nadia, notebook, notes, settled } = await twoCurators()
    const [a, b, c] = notes
    purgeNotes(desk.library, [b])
    nadia.do(notebook, { kind: 'takeOut', docIds: [a] })
    nadia.do(notebook, { kind: 'remark', docId: c, remark: 'x' })
    await settled()
    const [more] = nadia.createNotes(1) as [DocId]
    nadia.do(notebook, { kind: 'integrate', docIds: [more], categoryIds: [] })
    await until([laptop, desk], () => holdsAll(desk, [more]))
    expect(holdsAll(desk, [a, c])).toBe(true)
    expect(desk.library.holdings.present(b)).toBeUndefined()
  })

  it('brings nothing more while its reader has it in the trash, and all of it once they restore it', async () => {
    const { laptop, desk, nadia, notebook, settled } = await twoCurators()
    const [note, later] = nadia.createNotes(2) as [DocId, DocId]
    const beside = nadia.create('notebook', 'À côté')
    desk.takeUp(laptop.share(beside, 'view'))
    await settled()
    trashNotes(desk.library, [notebook])
    nadia.do(notebook, { kind: 'integrate', docIds: [note], categoryIds: [] })
    await settled()
    nadia.do(beside, { kind: 'integrate', docIds: [later], categoryIds: [] })
    await until([laptop, desk], () => holdsAll(desk, [later]))
    expect(desk.library.holdings.present(note)).toBeUndefined()
    restoreNotes(desk.library, [notebook])
    await until([laptop, desk], () => holdsAll(desk, [note]))
  })

  it('lowers no right that its reader has already', async () => {
    const { laptop, desk, nadia, settled } = await twoMachines()
    const [note, other] = nadia.createNotes(2) as [DocId, DocId]
    desk.takeUp(laptop.share(note, 'edit'))
    const notebook = nadia.create('notebook')
    nadia.do(notebook, { kind: 'integrate', docIds: [note, other], categoryIds: [] })
    desk.takeUp(laptop.share(notebook, 'view'))
    await until([laptop, desk], () => holdsAll(desk, [other]))
    await settled()
    expect(desk.library.holdings.document(note)?.capability.rights).toBe('edit')
    expect(desk.library.holdings.document(other)?.capability.rights).toBe('view')
  })

  it('brings what its author puts into it after they left that relay for none', async () => {
    const { laptop, desk, nadia, notebook } = await twoCurators()
    laptop.library.holdings.home.setSetting('relay', undefined)
    const [note] = nadia.createNotes(1) as [DocId]
    laptop.type(note, 0, 'encore')
    nadia.do(notebook, { kind: 'integrate', docIds: [note], categoryIds: [] })
    await until([laptop, desk], () => holdsAll(desk, [note]) && desk.text(note) === 'encore')
  })

  it('brings the note of another curator to the one who made the notebook', async () => {
    const { laptop, desk, samuel, notebook, nadia, settled } = await twoCurators()
    const [note] = samuel.createNotes(1) as [DocId]
    samuel.do(notebook, { kind: 'integrate', docIds: [note], categoryIds: [] })
    await until([laptop, desk], () => holdsAll(laptop, [note]))
    await settled()
    expect(nadia.read(notebook).notes.at(-1)).toMatchObject({ docId: note, by: 'desk' })
    expect(laptop.title(note)).toBe('Note 1')
  })

  it('brings to a base’s reader its notebooks, and their notes', async () => {
    const { laptop, desk, nadia, samuel, settled } = await twoMachines()
    const [base, notebook] = [nadia.create('base', 'Base'), nadia.create('notebook', 'Carnet')]
    const notes = nadia.createNotes(2)
    nadia.do(notebook, { kind: 'integrate', docIds: notes, categoryIds: [] })
    nadia.do(base, { kind: 'integrate', docIds: [notebook], categoryIds: [] })
    desk.takeUp(laptop.share(base, 'view'))
    await until([laptop, desk], () => holdsAll(desk, [notebook, ...notes]))
    await settled()
    expect(samuel.read(notebook).notes.map(({ docId }) => docId)).toEqual(notes)
    expect(desk.library.holdings.document(notebook)?.kind).toBe('notebook')
  })
})

describe('two curators without a network', () => {
  it('both see both reclassifications', async () => {
    const { nadia, samuel, notebook, notes, apart, settled } = await twoCurators()
    const [a, b, c] = notes
    const stories = nadia.createCategory(notebook, 'Récits', [a, b])
    const tools = nadia.createCategory(notebook, 'Outils', [c])
    await settled()
    await apart(() => {
      nadia.do(notebook, { kind: 'setCategories', docIds: [a], categoryIds: [tools] })
      nadia.do(notebook, { kind: 'renameCategory', categoryId: stories, name: 'Histoires' })
      nadia.do(notebook, { kind: 'move', docIds: [c], index: 0 })
      samuel.do(notebook, { kind: 'classify', docIds: [b, c], categoryId: stories })
      samuel.createCategory(notebook, 'Méthodes', [a])
      samuel.do(notebook, { kind: 'remark', docId: b, remark: 'À lire' })
    })
    expect(nadia.read(notebook)).toEqual(samuel.read(notebook))
    const kept = Object.fromEntries(
      nadia.read(notebook).notes.map(({ docId, categories }) => [docId, categories]),
    )
    expect(kept).toEqual({
      [c]: ['Histoires', 'Outils'],
      [a]: ['Méthodes', 'Outils'],
      [b]: ['Histoires'],
    })
  })

  it('keep what one adds to the notebook that the other puts in the trash', async () => {
    const { laptop, samuel, nadia, notebook, notes, apart } = await twoCurators()
    const [more] = samuel.createNotes(1) as [DocId]
    await apart(() => {
      trashNotes(laptop.library, [notebook])
      samuel.do(notebook, { kind: 'integrate', docIds: [more], categoryIds: [] })
    })
    restoreNotes(laptop.library, [notebook])
    expect(nadia.read(notebook).notes.map(({ docId }) => docId)).toEqual([...notes, more])
  })

  it('take back their own change, never what the other meant too', async () => {
    const { nadia, samuel, notebook, apart, settled } = await twoCurators()
    const [note] = nadia.createNotes(1) as [DocId]
    const category = nadia.createCategory(notebook, 'Récits')
    nadia.do(notebook, { kind: 'integrate', docIds: [note], categoryIds: [] })
    nadia.do(notebook, { kind: 'takeOut', docIds: [note] })
    await settled()
    await apart(() => {
      nadia.do(notebook, { kind: 'integrate', docIds: [note], categoryIds: [category] })
      samuel.library.holdings.home.add(keyOf(nadia, note), 1)
      samuel.do(notebook, { kind: 'integrate', docIds: [note], categoryIds: [category] })
    })
    const meant = { docId: note, categories: ['Récits'] }
    expect(nadia.read(notebook).notes.at(-1)).toMatchObject(meant)
    // One wrote over the other's keys without knowing: neither undo may take them away.
    nadia.do(notebook, { kind: 'undo' })
    samuel.do(notebook, { kind: 'undo' })
    await settled()
    expect(nadia.read(notebook)).toEqual(samuel.read(notebook))
    expect(nadia.read(notebook).notes.at(-1)).toMatchObject(meant)
    expect(nadia.read(notebook).categories).toEqual(['Récits'])
  })

  it('keep in the notebook what one takes back while the other works with it', async () => {
    const { laptop, desk, nadia, samuel, notebook, settled } = await twoCurators()
    const category = nadia.createCategory(notebook, 'Récits')
    const added = nadia.createNotes(4) as readonly [DocId, DocId, DocId, DocId]
    const [classified, remarked, moved, untouched] = added
    nadia.do(notebook, { kind: 'integrate', docIds: added, categoryIds: [] })
    await until([laptop, desk], () => holdsAll(desk, added))
    await settled()
    samuel.do(notebook, { kind: 'classify', docIds: [classified], categoryId: category })
    samuel.do(notebook, { kind: 'remark', docId: remarked, remark: 'À lire' })
    samuel.do(notebook, { kind: 'move', docIds: [moved], index: 0 })
    await settled()
    nadia.do(notebook, { kind: 'undo' })
    await settled()
    const kept = nadia.read(notebook).notes.map(({ docId }) => docId)
    expect(kept).toEqual(expect.arrayContaining([classified, remarked, moved]))
    expect(kept).not.toContain(untouched)
    expect(samuel.read(notebook)).toEqual(nadia.read(notebook))
    // What was there before a step does not keep it from being taken back.
    nadia.do(notebook, { kind: 'takeOut', docIds: [classified] })
    nadia.do(notebook, { kind: 'integrate', docIds: [classified], categoryIds: [] })
    nadia.do(notebook, { kind: 'undo' })
    expect(nadia.read(notebook).notes.map(({ docId }) => docId)).not.toContain(classified)
  })

  it('keep a name when both named a category, and one takes the name back', async () => {
    const { nadia, samuel, notebook, apart, settled } = await twoCurators()
    const category = nadia.createCategory(notebook, 'Récits')
    await settled()
    await apart(() => {
      nadia.do(notebook, { kind: 'renameCategory', categoryId: category, name: 'Histoires' })
      samuel.do(notebook, { kind: 'renameCategory', categoryId: category, name: 'Vécu' })
    })
    const [name] = nadia.read(notebook).categories
    const [winner, loser] = name === 'Vécu' ? [samuel, nadia] : [nadia, samuel]
    winner.do(notebook, { kind: 'undo' })
    await settled()
    expect(loser.read(notebook).categories).toEqual([name])
  })

  it('keep a category that one takes back while the other works with it', async () => {
    const { nadia, samuel, notebook, notes, settled } = await twoCurators()
    const category = nadia.createCategory(notebook, 'Récits', [notes[0]])
    await settled()
    samuel.do(notebook, { kind: 'classify', docIds: [notes[1]], categoryId: category })
    await settled()
    nadia.do(notebook, { kind: 'undo' })
    await settled()
    expect(samuel.read(notebook).notes.map(({ categories }) => categories)).toEqual([
      [],
      ['Récits'],
      [],
    ])
  })
})

function keyOf(curator: Curator, docId: DocId) {
  const held = curator.library.holdings.document(docId)
  if (!held) throw new Error('it is not held')
  return held.capability
}
