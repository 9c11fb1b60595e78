// What two curators, and people who write whatever they like, may do to notebooks: on two whole hosts
// and a real relay, read as their pages read it.
import { beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { CategoryId } from '../../shared/model/categories'
import { BODY } from '../../shared/model/document'
import type { DocId } from '../../shared/records/keys'
import { formatPlace } from '../../shared/text/link'
import {
  change,
  createCategory,
  createCollection,
  readShelf,
  type Shelf,
  writeNote,
} from '../support/collection-pages'
import type { ManualPage } from '../support/manual-page'
import { twoHosts } from '../support/two-hosts'
import { buildWorker } from '../support/workers'

beforeAll(() => Promise.all((['catalog', 'transfer', 'records'] as const).map(buildWorker)))

/** A notebook that both have, with notes of the first. */
async function sharedNotebook(count: number) {
  const cast = await twoHosts()
  const { nadia, give, both } = cast
  const docId = await createCollection(nadia, 'notebook', 'Médiation')
  const notes: DocId[] = []
  for (let at = 1; at <= count; at += 1) notes.push(await writeNote(nadia, `Note ${at}`))
  await change(nadia, docId, { kind: 'integrate', docIds: notes, categoryIds: [] })
  await give(docId)
  const shelf = (page: ManualPage) => readShelf(page, docId)
  const shelves = (isSo: (shelf: Shelf) => boolean) =>
    both(shelf, (read) => read !== undefined && isSo(read))
  await shelves(({ notes: rows }) => rows.length === count)
  return { ...cast, docId, notes, shelves }
}

function expectWhole(shelf: Shelf | undefined): void {
  const { notes = [], categories = [], count, total, unclassified } = shelf ?? {}
  expect(new Set(notes.map(({ docId }) => docId)).size).toBe(notes.length)
  expect([count, total]).toEqual([notes.length, notes.length])
  expect(JSON.stringify(notes)).not.toContain('orphan')
  expect(unclassified).toBe(notes.filter((note) => note.categories.length === 0).length)
  for (const { name, count: size } of categories)
    expect(size, name).toBe(notes.filter((note) => note.categories.includes(name)).length)
}

describe('a notebook that two people reclassify without a network', () => {
  it('keeps what both meant, without duplicate or orphan, in one order', async () => {
    const { nadia, samuel, docId, notes, apart, shelves } = await sharedNotebook(8)
    const stories = await createCategory(nadia, docId, 'Récits', notes.slice(0, 4))
    const tools = await createCategory(nadia, docId, 'Outils', notes.slice(4))
    await shelves(({ categories }) => categories.length === 2)
    const [a, b, c, d, e] = notes as [DocId, DocId, DocId, DocId, DocId]
    await apart(async () => {
      await change(nadia, docId, { kind: 'renameCategory', categoryId: stories, name: 'Vécu' })
      await change(nadia, docId, { kind: 'setCategories', docIds: [a], categoryIds: [tools] })
      await change(nadia, docId, { kind: 'move', docIds: [e, d], index: 0 })
      await createCategory(nadia, docId, 'Lieux', [b])
      await change(samuel, docId, { kind: 'classify', docIds: [e], categoryId: stories })
      await change(samuel, docId, { kind: 'move', docIds: [c], index: 0 })
      await change(samuel, docId, { kind: 'moveCategory', categoryId: tools, index: 0 })
      await change(samuel, docId, { kind: 'remark', docId: b, remark: 'À lire' })
      await createCategory(samuel, docId, 'Gens', [a, c])
    })
    const shelf = await shelves(
      (read) => read.categories.length === 4 && read.notes.some(({ remark }) => remark !== ''),
    )
    expectWhole(shelf)
    const of = (id: DocId) => shelf?.notes.find((note) => note.docId === id)
    expect(of(a)?.categories.toSorted()).toEqual(['Gens', 'Outils'])
    expect(of(b)).toMatchObject({ remark: 'À lire' })
    expect(of(b)?.categories.toSorted()).toEqual(['Lieux', 'Vécu'])
    expect(of(c)?.categories.toSorted()).toEqual(['Gens', 'Vécu'])
    expect(of(e)?.categories.toSorted()).toEqual(['Outils', 'Vécu'])
    // Both moves are there: what each put at the top stands before what neither touched.
    const order = shelf?.notes.map((note) => note.docId) ?? []
    expect(new Set(order.slice(0, 3))).toEqual(new Set([c, e, d]))
    expect(order.indexOf(e)).toBeLessThan(order.indexOf(d))
    expect(order.slice(3)).toEqual([a, b, ...notes.slice(5)])
    const named = shelf?.categories.map(({ name }) => name) ?? []
    expect(named.indexOf('Outils')).toBeLessThan(named.indexOf('Vécu'))
  })

  it('ends two merges into each other at one category that holds every note', async () => {
    const { nadia, samuel, docId, notes, apart, shelves } = await sharedNotebook(2)
    const [a, b] = notes as [DocId, DocId]
    const one = await createCategory(nadia, docId, 'Un', [a])
    const two = await createCategory(nadia, docId, 'Deux', [b])
    await shelves(({ categories }) => categories.length === 2)
    await apart(async () => {
      await change(nadia, docId, { kind: 'mergeCategory', categoryId: one, into: two })
      await change(samuel, docId, { kind: 'mergeCategory', categoryId: two, into: one })
    })
    const shelf = await shelves(
      ({ categories }) => categories.length === 1 && categories[0]?.count === 2,
    )
    expectWhole(shelf)
  })
})

describe('a notebook that one puts in the trash while the other adds to it', () => {
  it('is whole when it is restored, and was never gone for the other', async () => {
    const { nadia, samuel, docId, notes, apart, shelves } = await sharedNotebook(2)
    const [more] = [await writeNote(samuel, 'De Samuel')]
    await apart(async () => {
      await nadia.request('trashNotes', { docIds: [docId] })
      await change(samuel, docId, { kind: 'integrate', docIds: [more], categoryIds: [] })
      await createCategory(samuel, docId, 'Ajouts', [more])
    })
    await samuel.see(
      () => readShelf(samuel, docId),
      (shelf) => shelf?.count === 3,
    )
    await nadia.request('restoreNotes', { docIds: [docId] })
    const shelf = await shelves(({ notes: rows }) => rows.length === 3)
    expect(shelf?.notes.map((note) => note.docId)).toEqual([...notes, more])
    expectWhole(shelf)
  })
})

describe('a note', () => {
  it('in a hundred notebooks tells each of them, and leaves and comes back everywhere', async () => {
    const { nadia, samuel, give, both } = await twoHosts()
    const [note] = [await writeNote(nadia, 'Partout')]
    const base = await createCollection(nadia, 'base', 'Territoire')
    const fill = async (at: number) => {
      const docId = await createCollection(nadia, 'notebook', `Carnet ${at}`)
      await change(nadia, docId, { kind: 'integrate', docIds: [note], categoryIds: [] })
      await createCategory(nadia, docId, `Rayon ${at}`, [note])
      return docId
    }
    const notebooks = await Promise.all(Array.from({ length: 100 }, (_, at) => fill(at)))
    await change(nadia, base, { kind: 'integrate', docIds: notebooks, categoryIds: [] })
    await give(base)
    const places = async (page: ManualPage) =>
      (await page.request('readIntegrations', { docId: note }))
        .map(({ notebook, categories }) => [notebook.title, ...categories.map(({ name }) => name)])
        .toSorted()
    const told = await both(places, (read) => read.every(([, name]) => name) && read.length === 100)
    expect(told).toContainEqual(['Carnet 42', 'Rayon 42'])
    const counted = (page: ManualPage) => page.request('readBase', { docId: base })
    for (const page of [nadia, samuel])
      await page.see(
        () => counted(page),
        (view) => view?.noteCount === 1 && view.count === 100,
      )
    await change(nadia, notebooks[42] as DocId, { kind: 'takeOut', docIds: [note] })
    const left = await both(places, (read) => read.length === 99)
    expect(left).not.toContainEqual(['Carnet 42', 'Rayon 42'])
    // The trash is one's own: what it hides it hides in all of them, for one person.
    await nadia.request('trashNotes', { docIds: [note] })
    await nadia.see(
      () => counted(nadia),
      (view) => view?.noteCount === 0,
    )
    expect(await counted(samuel)).toMatchObject({ noteCount: 1 })
    await nadia.request('restoreNotes', { docIds: [note] })
    await nadia.see(
      () => counted(nadia),
      (view) => view?.noteCount === 1,
    )
    expect(await both(places, () => true)).toEqual(left)
  })

  it('may have any title, and each is found, listed and told apart on both machines', async () => {
    const { nadia, give, both } = await twoHosts()
    const long = `Interminable ${'récit '.repeat(1664)}fin`
    expect(long.length).toBe(10_000)
    const titles = [
      long,
      '',
      'קהילה של עשייה',
      'مجتمع الممارسة',
      '🌿👩🏽‍🌾 Jardin',
      'Accueil',
      'Accueil',
      '\u202eretourné',
    ]
    const docId = await createCollection(nadia, 'notebook', '🌿')
    const notes: DocId[] = []
    for (const title of titles) notes.push(await writeNote(nadia, title))
    await change(nadia, docId, { kind: 'integrate', docIds: notes, categoryIds: [] })
    await give(docId)
    const listed = async (page: ManualPage) =>
      (
        await page.request('listPlaced', {
          place: { kind: 'notebook', docId },
          filter: {},
          sort: { by: 'own', isDescending: false },
          offset: 0,
          limit: 100,
        })
      ).rows.map((row) => [row.docId, row.title])
    const rows = await both(
      listed,
      (read) => read.filter(([, title]) => title !== '').length === titles.length - 1,
    )
    expect(rows.map(([id]) => id)).toEqual(notes)
    titles.forEach((title, at) => {
      expect(rows[at]?.[1], title.slice(0, 20)).toBe(title)
    })
    // A word put at the end of a long title takes none of its letters.
    const longer = `${long} encore`
    await nadia.request('renameNote', { docId: notes[0] as DocId, title: longer })
    const renamed = await both(listed, (read) => read[0]?.[1] !== rows[0]?.[1])
    expect(renamed[0]?.[1]).toBe(longer)
    const close = { title: longer, except: null, limit: 5 }
    expect((await nadia.request('findSimilar', close)).map((row) => row.docId)).toContain(notes[0])
    const found = (query: string) =>
      both(
        async (page) =>
          (await page.request('searchNotes', { query, limit: 10 })).rows
            .map((row) => row.docId)
            .toSorted(),
        (read) => read.length > 0,
      )
    const only = (...at: readonly number[]) => at.map((n) => notes[n]).toSorted()
    expect(await found('interminable')).toEqual(only(0))
    expect(await found('קהילה')).toEqual(only(2))
    expect(await found('مجتمع')).toEqual(only(3))
    expect(await found('jardin')).toEqual(only(4))
    expect(await found('accueil')).toEqual(only(5, 6))
    expect(await found('retourné')).toEqual(only(7))
  })

  it('links in a circle with others and with itself, and both panels and graphs end', async () => {
    const { nadia, give, both } = await twoHosts()
    const docId = await createCollection(nadia, 'notebook', 'Ronde')
    const names = ['Un', 'Deux', 'Trois']
    const notes: DocId[] = []
    for (const name of names) notes.push(await writeNote(nadia, name))
    for (const [at, from] of notes.entries()) {
      const next = notes[(at + 1) % notes.length] as DocId
      const note = nadia.open(from)
      await nadia.until(() => note.isSynced)
      const text = new Y.XmlText()
      for (const [place, target] of [next, from].entries())
        text.insert(place * 4, 'voir', { link: { href: formatPlace(target), title: null } })
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [text])
      note.doc.getXmlFragment(BODY).insert(0, [paragraph])
      await nadia.until(() => note.isSaved)
      note.close()
    }
    await change(nadia, docId, { kind: 'integrate', docIds: notes, categoryIds: [] })
    await give(docId)
    for (const [at, id] of notes.entries()) {
      const told = await both(
        async (page) => {
          const links = await page.request('readLinks', { docId: id })
          const around = links.incoming.map(({ title }) => title)
          return { around, ahead: links.outgoing.map(({ title }) => title) }
        },
        ({ around, ahead }) => around.length === 1 && ahead.length === 1,
      )
      expect(told).toEqual({ around: [names[(at + 2) % 3]], ahead: [names[(at + 1) % 3]] })
    }
    for (const place of [
      { kind: 'note', docId: notes[0] as DocId, hops: 2 },
      { kind: 'notebook', docId },
    ] as const) {
      const graph = await both(
        async (page) => {
          const { nodes, edges, total } = await page.request('readGraph', { place })
          return { names: nodes.map(({ title }) => title).toSorted(), edges: edges.length, total }
        },
        ({ edges }) => edges === 6,
      )
      expect(graph).toEqual({ names: names.toSorted(), edges: 6, total: 3 })
    }
  })
})

describe('five hundred categories', () => {
  it('stand in one order for both, each with its notes, and go on as any others', async () => {
    const { nadia, samuel, docId, notes, apart, shelves } = await sharedNotebook(3)
    const [a, b] = notes as [DocId, DocId]
    const made = await Promise.all(
      Array.from({ length: 500 }, (_, at) =>
        createCategory(nadia, docId, `C${at}`, at % 2 === 0 ? [a] : [b]),
      ),
    )
    const shelf = await shelves(({ categories }) => categories.at(-1)?.count === 1)
    expect(shelf?.categories).toEqual(made.map((_, at) => ({ name: `C${at}`, count: 1 })))
    expectWhole(shelf)
    await apart(async () => {
      await change(nadia, docId, {
        kind: 'moveCategory',
        categoryId: made[499] as CategoryId,
        index: 0,
      })
      const deleted = made
        .slice(0, 250)
        .map((categoryId) => change(samuel, docId, { kind: 'deleteCategory', categoryId }))
      await Promise.all(deleted)
    })
    const kept = await shelves(({ categories }) => categories.length === 250)
    expect(kept?.categories[0]?.name).toBe('C499')
    expectWhole(kept)
    expect(kept?.notes.map((note) => note.docId)).toEqual(notes)
  })
})
