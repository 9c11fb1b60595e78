// When the catalog looks at what has changed.
import { cpSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Catalog } from '../../host/catalog/contract'
import { CatalogFeed } from '../../host/library/catalog-feed'
import { createHeld } from '../../host/library/create-held'
import { createNote, purgeNotes, trashNotes } from '../../host/library/note-actions'
import { writeTitle } from '../../shared/model/document'
import { PROGRAM } from '../../shared/model/origin'
import { createTemporaryFolder } from '../support/folders'
import { generateDocuments } from '../support/generated-notes'
import { createManualClock } from '../support/manual-clock'
import { onEnd } from '../support/on-end'
import { fillWithNotes } from '../support/staged-notes'
import { openTransfers } from '../support/transfers'

describe('the catalog of what is typed', () => {
  it('shows what a person asked for as soon as the last look is as long ago as it took', async () => {
    const clock = createManualClock()
    let spent = 0
    // Whatever is looked at takes long: a notebook of 12,000 notes.
    const now = () => clock.now() + (spent += 200)
    const setup = await openTransfers({ clock: { ...clock, now } })
    onEnd(setup.close)
    const { library, catalog, feed } = setup
    const created = createNote(library, 'Semis')
    if (created.kind !== 'created') throw new Error(created.error)
    const note = library.open(created.docId)
    const titles = async () => {
      const { rows } = await catalog.list({ shelf: 'notes', offset: 0, limit: 10 })
      return rows.map(({ title }) => title)
    }
    await feed.settle()
    for (const title of ['Semis de mars', 'Semis d’avril']) {
      note?.write((doc) => writeTitle(doc, title, PROGRAM))
      library.journal.flush()
      feed.hurry()
      clock.advance(250)
      await expect.poll(titles).toEqual([title])
    }
  })

  it('is brought up to date within seconds where the clock was set back by an hour', async () => {
    const clock = createManualClock()
    let behind = 0
    const setup = await openTransfers({ clock: { ...clock, now: () => clock.now() - behind } })
    onEnd(setup.close)
    const { library, catalog } = setup
    const created = createNote(library, 'Semis')
    if (created.kind !== 'created') throw new Error(created.error)
    const note = library.open(created.docId)
    const titles = async () => {
      clock.advance(100)
      const { rows } = await catalog.list({ shelf: 'notes', offset: 0, limit: 10 })
      return rows.map(({ title }) => title)
    }
    await expect.poll(titles).toEqual(['Semis'])
    behind = 3_600_000
    note?.write((doc) => writeTitle(doc, 'Semis de mars', PROGRAM))
    await expect.poll(titles).toEqual(['Semis de mars'])
  })
})

it('leaves it to the catalog’s thread to read a notebook that is open', async () => {
  const setup = await openTransfers()
  onEnd(setup.close)
  const { library, catalog, feed } = setup
  await feed.close()
  const put = () => Promise.reject(new Error('it was read here'))
  const ours = new CatalogFeed(library, { ...catalog, put })
  onEnd(() => ours.close())
  const created = createHeld(library, 'notebook', 'Tout')
  if (created.kind !== 'created') throw new Error(created.error)
  library.open(created.docId)?.write((doc) => writeTitle(doc, 'Renommé', PROGRAM))
  library.journal.flush()
  await ours.settle()
  const titles = (await catalog.ask('listCollections', {})).map(({ title }) => title)
  expect(titles).toEqual(['Renommé'])
})

it('shows what was asked for while the catalog rested from a long look', async () => {
  const clock = createManualClock()
  const setup = await openTransfers({ clock })
  onEnd(setup.close)
  const { library, catalog, feed } = setup
  await feed.close()
  const putStored: Catalog['putStored'] = async (entries, follows) => {
    await catalog.putStored(entries, follows)
    clock.advance(400)
  }
  const ours = new CatalogFeed(library, { ...catalog, putStored })
  onEnd(() => ours.close())
  const created = createHeld(library, 'notebook', 'Tout')
  if (created.kind !== 'created') throw new Error(created.error)
  library.open(created.docId)
  await ours.settle()
  for (const title of ['Un', 'Deux', 'Trois']) {
    library.open(created.docId)?.write((doc) => writeTitle(doc, title, PROGRAM))
    library.journal.flush()
    ours.hurry()
    const titles = async () => {
      clock.advance(100)
      return (await catalog.ask('listCollections', {})).map((row) => row.title)
    }
    await expect.poll(titles).toEqual([title])
  }
})

it('lists a note that was purged and brought back while the catalog took its old text', async () => {
  const setup = await openTransfers()
  onEnd(setup.close)
  const { library, catalog, feed } = setup
  await feed.close()
  const created = createNote(library, 'Purgée')
  if (created.kind !== 'created') throw new Error(created.error)
  const { docId } = created
  library.journal.flush()
  const before = library.log.facts(docId)
  let isTaken = false
  const putStored: Catalog['putStored'] = async (entries, follows) => {
    await catalog.putStored(entries, follows)
    if (isTaken) return
    isTaken = true
    purgeNotes(library, [docId])
    library.journal.flush()
    expect(library.log.facts(docId)).toBeUndefined()
    library.holdings.home.restore(docId)
    library.open(docId)?.write((doc) => writeTitle(doc, 'Revenue', PROGRAM))
    library.journal.flush()
    // As many changes as before: by their number alone the catalog seems to have it.
    expect(library.log.facts(docId)?.changes).toBe(before?.changes)
  }
  const ours = new CatalogFeed(library, { ...catalog, putStored })
  onEnd(() => ours.close())
  await ours.settle()
  expect(isTaken).toBe(true)
  const titles = async () => {
    const { rows } = await catalog.list({ shelf: 'notes', offset: 0, limit: 10 })
    return rows.map(({ title }) => title)
  }
  await expect.poll(titles).toEqual(['Revenue'])
})

it('lists after a kill what was thrown away before the catalog had heard of it as what it is', async () => {
  const first = await openTransfers()
  onEnd(first.close)
  const { library } = first
  const [kept, trashed, purged] = ['Gardée', 'Jetée', 'Détruite'].map((title) => {
    const created = createNote(library, title)
    if (created.kind !== 'created') throw new Error(created.error)
    return created.docId
  })
  if (!kept || !trashed || !purged) throw new Error('three notes are needed')
  trashNotes(library, [purged])
  await first.feed.settle()
  await first.feed.close()
  trashNotes(library, [trashed])
  purgeNotes(library, [purged])
  library.journal.flush()
  const killed = await createTemporaryFolder('killed')
  onEnd(killed.remove)
  cpSync(first.folder, killed.path, { recursive: true })
  const again = await openTransfers({ folder: killed.path })
  onEnd(again.close)
  const shelves = async () => {
    const list = async (shelf: 'notes' | 'trash') =>
      (await again.catalog.list({ shelf, offset: 0, limit: 9 })).rows.map(({ docId }) => docId)
    return { notes: await list('notes'), trash: await list('trash') }
  }
  // What is listed has come over as it was.
  expect(await shelves()).toEqual({ notes: expect.arrayContaining([trashed]), trash: [purged] })
  const feed = new CatalogFeed(again.library, again.catalog, false)
  onEnd(() => feed.close())
  await feed.settle()
  expect(await shelves()).toEqual({ notes: [kept], trash: [trashed] })
})

it('lists what a call that failed once had left out', async () => {
  const setup = await openTransfers()
  onEnd(setup.close)
  const { library, catalog, feed } = setup
  const created = createNote(library, 'Semis')
  if (created.kind !== 'created') throw new Error(created.error)
  await feed.settle()
  await feed.close()
  let fails = 1
  const change: Catalog['change'] = (facts) =>
    fails-- > 0 ? Promise.reject(new Error('refused')) : catalog.change(facts)
  const ours = new CatalogFeed(library, { ...catalog, change })
  onEnd(() => ours.close())
  trashNotes(library, [created.docId])
  await ours.settle()
  await ours.settle()
  expect(await catalog.counts()).toEqual({ notes: 0, trash: 1 })
})

it('lists at the next start what a call that failed had left out, though the run ended well', async () => {
  const setup = await openTransfers()
  onEnd(setup.close)
  const { library, catalog, feed } = setup
  const created = createNote(library, 'Semis')
  if (created.kind !== 'created') throw new Error(created.error)
  await feed.settle()
  await feed.close()
  const change: Catalog['change'] = () => Promise.reject(new Error('refused'))
  const failing = new CatalogFeed(library, { ...catalog, change })
  trashNotes(library, [created.docId])
  await failing.settle().catch(() => undefined)
  await failing.close()
  expect(await catalog.counts()).toEqual({ notes: 1, trash: 0 })
  const next = new CatalogFeed(library, catalog, true)
  onEnd(() => next.close())
  await next.settle()
  expect(await catalog.counts()).toEqual({ notes: 0, trash: 1 })
  // Once it was looked at there is no doubt any more.
  await next.close()
  let asked = 0
  const facts: Catalog['facts'] = () => {
    asked += 1
    return catalog.facts()
  }
  const last = new CatalogFeed(library, { ...catalog, facts }, true)
  onEnd(() => last.close())
  await last.settle()
  expect(asked).toBe(0)
})

it('shows what was thrown away before the rest of a long catch-up', async () => {
  const setup = await openTransfers()
  onEnd(setup.close)
  const { library, catalog, feed } = setup
  const created = createNote(library, 'Semis')
  if (created.kind !== 'created') throw new Error(created.error)
  await feed.settle()
  await feed.close()
  await fillWithNotes(setup, generateDocuments(140))
  const calls: string[] = []
  const putStored: Catalog['putStored'] = async (entries, follows) => {
    if (calls.length === 0) trashNotes(library, [created.docId])
    calls.push('put')
    await catalog.putStored(entries, follows)
  }
  const change: Catalog['change'] = async (facts) => {
    calls.push('change')
    await catalog.change(facts)
  }
  library.log.markCatalogued(created.docId, 0)
  const ours = new CatalogFeed(library, { ...catalog, putStored, change })
  onEnd(() => ours.close())
  await ours.settle()
  expect(calls.slice(0, 3)).toEqual(['put', 'change', 'put'])
})
