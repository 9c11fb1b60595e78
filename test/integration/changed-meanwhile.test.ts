// What was read of a document, and was no longer so when it was written: it was purged, brought back
// or moved to another relay in between, or the process was killed there.
import { expect, it } from 'vitest'
import { purgeNotes, trashNotes } from '../../host/library/note-actions'
import { Curator } from '../support/curation'
import { openSharers } from '../support/sharing-curators'
import { readSharesEditing } from '../../shared/model/sharing'
import { shareContents } from '../../host/library/share-contents'
import { readTitle } from '../../shared/model/document'
import { openTestLibrary } from '../support/library'
import { onEnd } from '../support/on-end'
import { openTestRelay } from '../support/relay-server'
import { machineAt } from '../support/replica-stories'
import { settle, until } from '../support/replicas'

it('keeps nothing of a note that was purged on another machine, whatever others write in it', async () => {
  const relay = await openTestRelay()
  onEnd(relay.close)
  const laptop = await machineAt(relay.url, 'laptop')
  const [note, other] = [laptop.createNote('Purgée'), laptop.createNote('Gardée')]
  const desk = await machineAt(relay.url, 'desk', { root: laptop.root, joins: true })
  const guest = await machineAt(relay.url, 'guest')
  for (const docId of [note, other]) guest.takeUp(laptop.share(docId, 'edit'))
  await until([desk], () => desk.title(note) === 'Purgée' && desk.title(other) === 'Gardée')
  await settle(relay.url, [laptop, desk, guest])
  purgeNotes(laptop.library, [note])
  await until([desk], () => desk.library.log.facts(note) === undefined)
  guest.type(note, 0, 'encore')
  await settle(relay.url, [guest])
  guest.type(other, 0, 'fin')
  await until([desk], () => desk.text(other) === 'fin')
  await settle(relay.url, [desk, guest])
  expect(desk.library.log.hasContent(note)).toBe(false)
  expect(desk.library.room(note)).toBeUndefined()
})

it('removes a note that was purged elsewhere once what was typed in it here has been sent', async () => {
  const relay = await openTestRelay()
  onEnd(relay.close)
  const desk = await machineAt(relay.url, 'desk')
  const guest = await machineAt(relay.url, 'guest')
  const note = desk.createNote('Purgée')
  guest.takeUp(desk.share(note, 'edit'))
  await settle(relay.url, [desk, guest])
  desk.disconnect()
  desk.type(note, 0, 'encore un mot')
  // As the home document says it that comes from the person's other machine.
  const { holdings, journal, log } = desk.library
  holdings.home.purge(note, desk.library.clock.now())
  journal.flush()
  expect(log.facts(note)).toBeDefined()
  desk.connect()
  await until([guest], () => guest.text(note) === 'encore un mot')
  await until([desk], () => log.facts(note) === undefined)
  expect(log.hasContent(note)).toBe(false)
})

it('sends what was typed into a note before the trash was emptied here, and removes it then', async () => {
  const relay = await openTestRelay()
  onEnd(relay.close)
  const desk = await machineAt(relay.url, 'desk')
  const guest = await machineAt(relay.url, 'guest')
  const note = desk.createNote('Partagée')
  guest.takeUp(desk.share(note, 'edit'))
  await settle(relay.url, [desk, guest])
  desk.disconnect()
  desk.type(note, 0, 'encore un mot')
  const left: string[] = []
  desk.library.purged.add((docIds) => left.push(...docIds))
  trashNotes(desk.library, [note])
  expect(purgeNotes(desk.library, [note])).toEqual({ kind: 'done' })
  // In no list from now on.
  expect(left).toEqual([note])
  expect(desk.library.open(note)).toBeUndefined()
  desk.connect()
  await until([guest], () => guest.text(note) === 'encore un mot')
  await until([desk], () => desk.library.log.facts(note) === undefined)
})

it('changes a notebook that was purged and brought back while thousands were put into it', async () => {
  const { library, close } = await openTestLibrary()
  onEnd(close)
  const curator = new Curator(library)
  onEnd(() => curator.close())
  const notes = curator.createNotes(600)
  const notebook = curator.create('notebook', 'Semis')
  const going = curator.changeMany(notebook, { kind: 'integrate', docIds: notes, categoryIds: [] })
  purgeNotes(library, [notebook])
  library.holdings.home.restore(notebook)
  library.journal.flush()
  expect(await going).toEqual({ kind: 'refused', reason: 'unknown' })
  library.open(notebook)?.write((doc) => doc.getMap('meta').set('kind', 'notebook'))
  curator.do(notebook, { kind: 'rename', title: 'Revenu' })
  const state = library.open(notebook)?.doc
  expect(state && readTitle(state)).toBe('Revenu')
})

it('shares nothing more to be edited once that was taken back, though it was still being done', async () => {
  const { curators } = await openSharers('Nadia')
  const [nadia] = curators
  if (!nadia) throw new Error('nobody')
  const shelves = Array.from({ length: 3 }, (_, at) =>
    nadia.notebook(`Carnet ${at}`, nadia.createNotes(100)),
  )
  const base = nadia.create('base', 'Base')
  nadia.do(base, { kind: 'integrate', docIds: shelves, categoryIds: [] })
  nadia.machine.share(base, 'view')
  const { library, giver } = nadia
  const first = shareContents(library, giver, { docId: base, editing: true })
  const second = shareContents(library, giver, { docId: base, editing: false })
  await Promise.all([first, second])
  const edits = shelves.map((docId) => {
    const doc = library.open(docId)?.doc
    return doc && readSharesEditing(doc)
  })
  expect(edits).toEqual([false, false, false])
  expect(shelves.flatMap((docId) => nadia.keysIn(docId).edit)).toEqual([])
})

it('goes on reading when hundreds of notes are purged before their turn to be read has come', async () => {
  const relay = await openTestRelay()
  onEnd(relay.close)
  const laptop = await machineAt(relay.url, 'laptop')
  const notes = Array.from({ length: 300 }, (_, at) => laptop.createNote(`Note ${at}`))
  const kept = laptop.createNote('Gardée')
  await settle(relay.url, [laptop])
  const desk = await machineAt(relay.url, 'desk', { root: laptop.root, joins: true })
  await until([desk], () => notes.some((docId) => desk.title(docId) !== ''))
  purgeNotes(desk.library, notes)
  await until([desk], () => desk.title(kept) === 'Gardée')
  await settle(relay.url, [desk])
  expect(notes.filter((docId) => desk.library.log.hasContent(docId))).toEqual([])
})
