// Which keys a notebook carries: none before it is shared, then those that the authors allow.
import { beforeAll, describe, expect, it } from 'vitest'
import { Collection } from '../../shared/model/collection'
import { NoteFacts } from '../../shared/model/note'
import { readySodium } from '../../shared/records/sodium'
import { type DocId, toViewCapability } from '../../shared/records/keys'
import { shareNote } from '../../host/library/note-actions'
import { onEnd } from '../support/on-end'
import { machineAt } from '../support/replica-stories'
import { until as untilOf } from '../support/replicas'
import { openSharers, SharingCurator } from '../support/sharing-curators'

beforeAll(readySodium)

async function nadiaAndSamuel() {
  const { curators, ...rest } = await openSharers('nadia', 'samuel')
  const [nadia, samuel] = curators as readonly [SharingCurator, SharingCurator]
  const notes = nadia.createNotes(3) as readonly [DocId, DocId, DocId]
  const notebook = nadia.notebook('Médiation', notes)
  return { nadia, samuel, notes, notebook, ...rest }
}

describe('a notebook', () => {
  it('carries no key while it is not shared, and those of all that is in it once it is', async () => {
    const { nadia, samuel, notes, notebook, until } = await nadiaAndSamuel()
    const [taken, ...kept] = notes
    nadia.do(notebook, { kind: 'takeOut', docIds: [taken] })
    expect(nadia.keysIn(notebook)).toEqual({ view: [], edit: [] })
    samuel.machine.takeUp(nadia.machine.share(notebook, 'view'))
    await until(() => kept.every((note) => samuel.rightsTo(note) === 'view'))
    expect(nadia.keysIn(notebook).view.toSorted()).toEqual(kept.toSorted())
    expect(samuel.rightsTo(taken)).toBeUndefined()
    const [later] = nadia.createNotes(1) as [DocId]
    nadia.do(notebook, { kind: 'integrate', docIds: [later], categoryIds: [] })
    expect(nadia.keysIn(notebook).view).toContain(later)
  })

  it('drops what an earlier version put in for nobody when it is first shared', async () => {
    const { nadia, notes, notebook, until } = await nadiaAndSamuel()
    const [taken, ...kept] = notes
    // Earlier versions put each key in as they integrated.
    nadia.machine.edit(notebook, (doc) =>
      new Collection(doc).keys.add(
        notes.flatMap((note) => nadia.library.holdings.keys(note)?.keys ?? []),
      ),
    )
    nadia.do(notebook, { kind: 'takeOut', docIds: [taken] })
    nadia.machine.share(notebook, 'view')
    await until(() => nadia.keysIn(notebook).view.length === 2)
    expect(nadia.keysIn(notebook).view.toSorted()).toEqual(kept.toSorted())
    // From now on somebody may have it.
    nadia.do(notebook, { kind: 'takeOut', docIds: kept })
    nadia.machine.share(notebook, 'edit')
    expect(nadia.keysIn(notebook).view).toHaveLength(2)
  })

  it('is not shared while it holds such keys and something that only a later version knows', async () => {
    const { nadia, notes, notebook } = await nadiaAndSamuel()
    nadia.machine.edit(notebook, (doc) => {
      new Collection(doc).keys.add(
        notes.flatMap((note) => nadia.library.holdings.keys(note)?.keys ?? []),
      )
      doc.getMap('requires').set('folding', true)
    })
    const { library } = nadia
    expect(library.open(notebook)?.unknown).toEqual(['feature:folding'])
    library.holdings.home.setName('nadia')
    for (const rights of ['view', 'edit'] as const)
      expect(shareNote(library, notebook, rights)).toEqual({
        kind: 'refused',
        reason: 'requirement',
      })
    expect(library.holdings.document(notebook)?.relay).toBeUndefined()
    const doc = library.open(notebook)?.doc
    expect(doc && new Collection(doc).keys.list().size).toBe(3)
  })

  it('brings a note that may only be viewed, and is not held back by a broken key', async () => {
    const { nadia, samuel, notebook, until, settled } = await nadiaAndSamuel()
    const [note] = samuel.createNotes(1) as [DocId]
    const held = samuel.library.holdings.document(note)
    if (!held) throw new Error('no note')
    nadia.machine.takeUp(samuel.machine.share(note, 'view'))
    await until(() => nadia.machine.title(note) !== '')
    const keys = nadia.library.holdings.keys(note)?.keys
    nadia.machine.edit(notebook, (doc) =>
      doc.getMap('keys').set(`${note}:${keys?.roomId}`, { v: 'x', w: 'y' }),
    )
    nadia.machine.share(notebook, 'view')
    nadia.do(notebook, { kind: 'integrate', docIds: [note], categoryIds: [] })
    const doc = nadia.library.open(notebook)?.doc
    expect(doc && new Collection(doc).keys.list().get(note)).toEqual(
      toViewCapability(held.capability),
    )
    await settled()
  })

  it('shares a base’s notebooks that nobody has had before', async () => {
    const { nadia, samuel, notes, notebook, until } = await nadiaAndSamuel()
    const base = nadia.create('base', 'Base')
    nadia.do(base, { kind: 'integrate', docIds: [notebook], categoryIds: [] })
    expect(nadia.keysIn(base).view).toEqual([])
    samuel.machine.takeUp(nadia.machine.share(base, 'view'))
    await until(() => notes.every((note) => samuel.rightsTo(note) === 'view'))
    expect(nadia.library.holdings.document(notebook)?.relay).toBe(nadia.machine.relay)
  })
})

describe('a note that is not to be passed on', () => {
  it('is integrated and classified without its key, until its authors allow it', async () => {
    const { nadia, samuel, notes, notebook, until, settled } = await nadiaAndSamuel()
    const [kept, other] = notes
    nadia.allow(kept, 'no')
    nadia.createCategory(notebook, 'Récits', [kept])
    expect(await nadia.preview(notebook)).toMatchObject({
      read: 2,
      withheld: { count: 1, titles: ['Note 1'] },
    })
    samuel.machine.takeUp(nadia.machine.share(notebook, 'edit'))
    await until(() => samuel.rightsTo(other) === 'view')
    await settled()
    expect(nadia.keysIn(notebook).view).not.toContain(kept)
    expect(samuel.rightsTo(kept)).toBeUndefined()
    expect(samuel.read(notebook).notes[0]).toMatchObject({ docId: kept, categories: ['Récits'] })
    nadia.allow(kept, 'read')
    await until(() => samuel.rightsTo(kept) === 'view')
  })

  it('is given by no machine of its person’s once another one has taken it out', async () => {
    const { nadia, samuel, notes, notebook, until } = await nadiaAndSamuel()
    const [taken, other] = notes
    nadia.allow(taken, 'no')
    samuel.machine.takeUp(nadia.machine.share(notebook, 'edit'))
    await until(() => samuel.rightsTo(other) === 'view')
    const { relay, root } = nadia.machine
    const desk = new SharingCurator(await machineAt(relay, 'desk', { root, joins: true }))
    onEnd(() => desk.close())
    const machines = [nadia, samuel, desk].map(({ machine }) => machine)
    const { putIn } = nadia.library.holdings.home
    const isKnown = () => putIn.has({ collection: notebook, member: taken })
    const isIn = ({ library }: SharingCurator) => {
      const doc = library.open(notebook)?.doc
      return doc && new Collection(doc).integration(taken) !== undefined
    }
    await untilOf(machines, () => isIn(desk) === true && isKnown())
    desk.do(notebook, { kind: 'takeOut', docIds: [taken] })
    await untilOf(machines, () => isIn(nadia) === false && !isKnown())
    // Whoever may edit it names it there: that gives no key.
    samuel.machine.edit(notebook, (doc) => new Collection(doc).integrate([taken], 'Nadia', 0))
    await untilOf(machines, () => isIn(nadia) === true)
    nadia.allow(taken, 'read')
    await nadia.machine.settledWith([samuel.machine, desk.machine])
    expect(nadia.keysIn(notebook).view).not.toContain(taken)
    expect(isKnown()).toBe(false)
    expect(samuel.rightsTo(taken)).toBeUndefined()
  })

  it('is given by another machine of its person’s once it may be, and not where it was taken out', async () => {
    const { nadia, samuel, notes, notebook, until, settled } = await nadiaAndSamuel()
    const [kept, taken, other] = notes
    for (const note of [kept, taken]) nadia.allow(note, 'no')
    samuel.machine.takeUp(nadia.machine.share(notebook, 'edit'))
    await until(() => samuel.rightsTo(other) === 'view')
    const { relay, root } = nadia.machine
    const desk = new SharingCurator(await machineAt(relay, 'desk', { root, joins: true }))
    onEnd(() => desk.close())
    const { putIn } = desk.library.holdings.home
    const isKnown = (member: DocId) => putIn.has({ collection: notebook, member })
    await desk.machine.settledWith([nadia.machine, samuel.machine])
    await untilOf([desk.machine], () => [kept, taken].every(isKnown) && !isKnown(other))
    nadia.do(notebook, { kind: 'takeOut', docIds: [taken] })
    await settled()
    await untilOf([desk.machine], () => !isKnown(taken))
    nadia.machine.disconnect()
    // Whoever may edit it names it there: that gives no key.
    samuel.machine.edit(notebook, (doc) => new Collection(doc).integrate([taken], 'Nadia', 0))
    await desk.machine.settledWith([samuel.machine])
    for (const note of [taken, kept]) desk.allow(note, 'read')
    await untilOf([desk.machine, samuel.machine], () => samuel.rightsTo(kept) === 'view')
    await desk.machine.settledWith([samuel.machine])
    expect(desk.keysIn(notebook).view).not.toContain(taken)
    expect(samuel.rightsTo(taken)).toBeUndefined()
    // What has its key in the notebook needs no word beside it.
    await untilOf([desk.machine], () => !isKnown(kept))
  })

  it('is held back where only a later version understands what they allow', async () => {
    const { nadia, notes, notebook, until } = await nadiaAndSamuel()
    const [unknown] = notes
    nadia.machine.edit(unknown, (doc) => doc.getMap('meta').set('sharing', 'by-request'))
    nadia.machine.share(notebook, 'view')
    await until(() => nadia.keysIn(notebook).view.length === 2)
    const doc = nadia.library.open(unknown)?.doc
    expect(doc && new NoteFacts(doc).sharing).toBe('no')
    expect(nadia.keysIn(notebook).view).not.toContain(unknown)
  })

  it('stays with whoever shares it while it is in their trash', async () => {
    const { nadia, notes, notebook, until } = await nadiaAndSamuel()
    const [trashed] = notes
    nadia.library.holdings.home.trash(trashed, 1)
    nadia.machine.share(notebook, 'view')
    await until(() => nadia.keysIn(notebook).view.length === 2)
    expect(nadia.keysIn(notebook).view).not.toContain(trashed)
    nadia.library.holdings.home.restore(trashed)
    await until(() => nadia.keysIn(notebook).view.includes(trashed))
  })
})
