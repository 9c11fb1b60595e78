// Notebooks and bases shared to be read and edited, on real hosts with a real relay.
import { beforeAll, describe, expect, it } from 'vitest'
import { purgeNotes, trashNotes } from '../../host/library/note-actions'
import { readySodium } from '../../shared/records/sodium'
import type { DocId } from '../../shared/records/keys'
import { machineAt } from '../support/replica-stories'
import { until } from '../support/replicas'
import { openSharers, type SharingCurator } from '../support/sharing-curators'

beforeAll(readySodium)

async function twoSharers() {
  const { curators, ...rest } = await openSharers('nadia', 'samuel')
  const [nadia, samuel] = curators as readonly [SharingCurator, SharingCurator]
  const notes = nadia.createNotes(2) as readonly [DocId, DocId]
  const notebook = nadia.notebook('Médiation', notes)
  return { nadia, samuel, notes, notebook, ...rest }
}

describe('a notebook that is shared to be edited', () => {
  it('gives its notes to edit to those who may edit it, who write without a network', async () => {
    const { nadia, samuel, notes, notebook, until, settled } = await twoSharers()
    const [note] = notes
    samuel.machine.takeUp(await nadia.shareToEdit(notebook))
    await until(() => notes.every((each) => samuel.rightsTo(each) === 'edit'))
    await settled()
    samuel.machine.disconnect()
    samuel.machine.type(note, 0, 'écrit dans le train')
    samuel.machine.connect()
    await until(() => nadia.machine.text(note) === 'écrit dans le train')
  })

  it('gives them to read alone with its view link, and opens none of the keys to edit', async () => {
    const { nadia, samuel, notes, notebook, until, settled } = await twoSharers()
    await nadia.shareToEdit(notebook)
    samuel.machine.takeUp(nadia.machine.share(notebook, 'view'))
    await until(() => notes.every((each) => samuel.rightsTo(each) === 'view'))
    await settled()
    expect(nadia.keysIn(notebook).edit).toHaveLength(2)
    expect(samuel.keysIn(notebook).edit).toEqual([])
    const seen = JSON.stringify(samuel.library.open(notebook)?.doc.toJSON())
    for (const each of notes) {
      const secret = nadia.library.holdings.document(each)?.capability
      if (secret?.rights !== 'edit') throw new Error('it is hers to edit')
      expect(seen).not.toContain(Buffer.from(secret.editSecret).toString('base64url'))
    }
    // Whoever is given the edit link later has them then.
    samuel.machine.takeUp(nadia.machine.share(notebook, 'edit'))
    await until(() => notes.every((each) => samuel.rightsTo(each) === 'edit'))
  })

  it('brings what each curator makes and integrates to edit, and what others made to read', async () => {
    const { nadia, samuel, notebook, until, settled } = await twoSharers()
    samuel.machine.takeUp(await nadia.shareToEdit(notebook))
    await until(
      () => samuel.rightsTo(notebook) === 'edit' && samuel.read(notebook).notes.length > 1,
    )
    await settled()
    const [own, lent] = samuel.createNotes(2) as [DocId, DocId]
    samuel.do(notebook, { kind: 'integrate', docIds: [own], categoryIds: [] })
    await until(() => nadia.rightsTo(own) === 'edit')
    // Nadia may edit this one, but has not made it: Samuel alone says whether others may.
    nadia.machine.takeUp(samuel.machine.share(lent, 'edit'))
    await until(() => nadia.machine.title(lent) !== '')
    const other = nadia.notebook('Autre', [lent])
    expect(await nadia.preview(other)).toMatchObject({
      read: 1,
      edit: 0,
      notAllowed: { count: 1, titles: ['Note 2'] },
    })
    await nadia.shareToEdit(other)
    expect(nadia.keysIn(other)).toEqual({ view: [lent], edit: [] })
    samuel.allow(lent, 'edit')
    await until(() => nadia.keysIn(other).edit.includes(lent))
  })

  it('takes nobody’s act for its author’s', async () => {
    const { nadia, samuel, notebook, until, settled } = await twoSharers()
    const [asked] = nadia.createNotes(1) as [DocId]
    samuel.machine.takeUp(await nadia.shareToEdit(notebook))
    samuel.machine.takeUp(nadia.machine.share(asked, 'view'))
    await until(() => samuel.machine.title(asked) !== '' && samuel.rightsTo(notebook) === 'edit')
    await until(() => samuel.read(notebook).notes.length > 1)
    samuel.do(notebook, { kind: 'integrate', docIds: [asked], categoryIds: [] })
    await until(() => nadia.read(notebook).notes.length === 3)
    await settled()
    await nadia.machine.settledWith([samuel.machine])
    expect(nadia.keysIn(notebook).view).toContain(asked)
    expect(nadia.keysIn(notebook).edit).not.toContain(asked)
    // She shares the notebook's notes to be edited once more, and means this one too.
    await nadia.shareContents(notebook, true)
    expect(nadia.keysIn(notebook).edit).toContain(asked)
  })

  it('says so to its curators, and gives no more once it is shared to be read', async () => {
    const { nadia, samuel, notes, notebook, until, settled } = await twoSharers()
    samuel.machine.takeUp(await nadia.shareToEdit(notebook))
    await until(() => notes.every((each) => samuel.rightsTo(each) === 'edit'))
    expect(await samuel.preview(notebook)).toMatchObject({ sharesEditing: true })
    await nadia.shareContents(notebook, false)
    await settled()
    const [later] = nadia.createNotes(1) as [DocId]
    nadia.do(notebook, { kind: 'integrate', docIds: [later], categoryIds: [] })
    await until(() => samuel.machine.title(later) !== '')
    expect(samuel.rightsTo(later)).toBe('view')
    expect(await samuel.preview(notebook)).toMatchObject({ sharesEditing: false, read: 3 })
    // What was given cannot be taken back.
    expect(notes.map((each) => samuel.rightsTo(each))).toEqual(['edit', 'edit'])
  })

  it('strengthens a right without taking anything out of the trash, or back from the purged', async () => {
    const { nadia, samuel, notes, notebook, until, settled } = await twoSharers()
    const [trashed, purged] = notes
    samuel.machine.takeUp(nadia.machine.share(notebook, 'edit'))
    await until(() => notes.every((each) => samuel.rightsTo(each) === 'view'))
    await settled()
    trashNotes(samuel.library, [trashed])
    purgeNotes(samuel.library, [purged])
    await nadia.shareToEdit(notebook)
    await until(() => samuel.rightsTo(trashed) === 'edit')
    expect(samuel.library.holdings.document(trashed)?.trashedAt).toBeDefined()
    expect(samuel.library.holdings.present(purged)).toBeUndefined()
    expect(samuel.rightsTo(purged)).toBe('view')
  })
})

describe('a base that is shared to be edited', () => {
  it('gives its notebooks to edit, and their notes, to a third person through both', async () => {
    const { curators, until } = await openSharers('nadia', 'samuel', 'inès')
    const [nadia, samuel, ines] = curators as readonly [
      SharingCurator,
      SharingCurator,
      SharingCurator,
    ]
    const notes = nadia.createNotes(2) as readonly [DocId, DocId]
    const notebook = nadia.notebook('Médiation', notes)
    const base = nadia.create('base', 'Base')
    nadia.do(base, { kind: 'integrate', docIds: [notebook], categoryIds: [] })
    expect(await nadia.preview(base)).toMatchObject({
      notebooks: 1,
      editableNotebooks: 1,
      read: 2,
      edit: 2,
    })
    const link = await nadia.shareToEdit(base)
    samuel.machine.takeUp(link)
    ines.machine.takeUp(nadia.machine.share(base, 'view'))
    await until(() => notes.every((each) => samuel.rightsTo(each) === 'edit'))
    await until(() => notes.every((each) => ines.rightsTo(each) === 'view'))
    expect(samuel.rightsTo(notebook)).toBe('edit')
    expect(ines.rightsTo(notebook)).toBe('view')
    samuel.machine.type(notes[0], 0, 'à trois')
    await until(() => ines.machine.text(notes[0]) === 'à trois')
  })
})

it('One’s own second device edits what is in a notebook that nobody shares', async () => {
  const { nadia, notes, notebook, relay } = await twoSharers()
  const desk = await machineAt(relay, 'desk', { root: nadia.machine.root, joins: true })
  await until([nadia.machine, desk], () =>
    [notebook, ...notes].every((each) => desk.library.holdings.present(each)),
  )
  await nadia.machine.settledWith([desk])
  desk.type(notes[0], 0, 'de l’autre appareil')
  await until([nadia.machine, desk], () => nadia.machine.text(notes[0]) !== '')
  expect(nadia.keysIn(notebook)).toEqual({ view: [], edit: [] })
})
