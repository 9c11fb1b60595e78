// A catalog that the disk does not take, or that is lost: it holds nothing that cannot be built anew.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { entryOf } from '../../host/catalog/contract'
import { CATALOG_FILE, openCatalog, type OpenCatalog } from '../../host/catalog/open-catalog'
import { Rebuild } from '../../host/catalog/rebuild'
import { createHeld } from '../../host/library/create-held'
import { openSqlite } from '../../host/log/open-sqlite'
import type { JobProgress } from '../../shared/contract/jobs'
import type { NoteFilter, NoteSort } from '../../shared/contract/lists'
import type { Graph } from '../../shared/contract/graph'
import type { CollectionKind } from '../../shared/model/document'
import { LICENCES } from '../../shared/model/licence'
import { NOTE_TYPES, NoteFacts } from '../../shared/model/note'
import { Notebook } from '../../shared/model/notebook'
import type { DocId } from '../../shared/records/keys'
import { formatPlace } from '../../shared/text/link'
import { readDocument } from '../../shared/text/reading/read-document'
import { canMount, fillDisk, mountSmallDisk } from '../support/mounted-disk'
import { onEnd } from '../support/on-end'
import type { TestLibrary } from '../support/library'
import { createRandom, type Random } from '../support/random'
import { buildWorker } from '../support/workers'
import { catalogEntry } from '../support/catalog-entries'
import { openMemoryStore } from '../support/catalog-store'
import {
  createCatalogFolder,
  found,
  openCatalogInSteps,
  openFilledLibrary,
  openTestCatalog,
} from '../support/catalog-stories'

// Built before the first story, whose own time is for telling it.
beforeAll(() => buildWorker('catalog'))

const UNHEARD_OF = 'AAAAAAAAAAAAAAAAAAAAAA' as DocId

/** Every row and every word, as the catalog shows them. */
async function contentOf(catalog: OpenCatalog): Promise<unknown> {
  const notes = await catalog.list({ shelf: 'notes', offset: 0, limit: 10_000 })
  const trash = await catalog.list({ shelf: 'trash', offset: 0, limit: 10_000 })
  const searches = []
  for (const query of ['communauté', 'practice', 'l’atelier', 'pra', '"de la"', 'zzz']) {
    for (const shelf of ['notes', 'trash'] as const) {
      const { total, rows, inTrash } = await catalog.search(query, 10_000, shelf)
      searches.push([query, total, inTrash, rows.map((row) => [row.docId, row.passage]).toSorted()])
    }
  }
  const collections = await catalog.ask('listCollections', {})
  const answers: unknown[] = [
    collections,
    sortedGraph(await catalog.ask('readGraph', { place: { kind: 'all' } })),
    await catalog.ask('readFacets', { place: { kind: 'all' } }),
  ]
  for (const { docId } of [...notes.rows, ...trash.rows])
    answers.push(
      await catalog.ask('readIntegrations', { docId }),
      await catalog.ask('readLinks', { docId }),
    )
  const places = collections.map(({ kind, docId }) => ({ kind, docId }))
  for (const place of [...places, { kind: 'to-sort' as const }]) {
    const sort = { by: 'own', isDescending: false } as const
    const list = (by: NoteSort['by'], filter: NoteFilter) =>
      catalog.ask('listPlaced', { place, filter, sort: { ...sort, by }, offset: 0, limit: 1000 })
    answers.push(
      await list('own', {}),
      await list('authors', { publishedFrom: 300, publishedTo: 700 }),
      await list('published', { integratedFrom: 300, integratedTo: 700 }),
      await catalog.ask('readFacets', { place }),
    )
  }
  for (const { docId } of collections)
    answers.push(
      await catalog.ask('readNotebook', { docId }),
      await catalog.ask('readBase', { docId }),
    )
  return { notes, trash, searches, answers }
}

/** Numbers of documents differ, and with them the order of what has as many links. */
function sortedGraph({ nodes, edges, total }: Graph): unknown {
  const ends = edges.map((at) => String(nodes[at]?.docId))
  const pairs = ends.flatMap((end, at) => (at % 2 === 0 ? [[end, ends[at + 1]].toSorted()] : []))
  const byId = nodes.toSorted((a, b) => (a.docId < b.docId ? -1 : 1))
  return { total, nodes: byId, pairs: pairs.map((pair) => pair.join(' ')).toSorted() }
}

function created({ library }: TestLibrary, kind: CollectionKind, title: string): DocId {
  const reply = createHeld(library, kind, title)
  if (reply.kind !== 'created') throw new Error(reply.error)
  return reply.docId
}

function addLink(doc: Y.Doc, target: DocId): void {
  const paragraph = new Y.XmlElement('paragraph')
  const text = new Y.XmlText()
  text.insert(0, 'Voir ')
  text.insert(5, 'celle-ci', { link: { href: formatPlace(target) } })
  paragraph.insert(0, [text])
  doc.getXmlFragment('body').insert(0, [paragraph])
}

/** In fields, whose links come and go with the type of the note. */
function relate(doc: Y.Doc, target: DocId, random: Random): void {
  const facts = new NoteFacts(doc)
  const rows = random.pick([facts.roles, facts.seeAlso])
  const old = rows.list()
  if (random.below(3) === 0) facts.setType(random.pick(NOTE_TYPES))
  if (old.length > 1) rows.delete(random.pick(old).id, 1)
  if (random.below(2) === 0) facts.seeAlso.create({ note: target })
  else facts.roles.create({ note: target, role: random.pick(['partenaire', 'bailleur', '']) })
}

/** What a table shows of it, and what lists are filtered and sorted by. */
function credit(doc: Y.Doc, random: Random): void {
  const facts = new NoteFacts(doc)
  facts.setPublishedAt(random.below(3) === 0 ? undefined : random.below(1000))
  facts.setLicence(random.below(3) === 0 ? undefined : random.pick(LICENCES))
  facts.setField('language', random.pick(['fr', 'en', '']))
  const [first] = facts.authors.list()
  if (first && random.below(2) === 0) facts.authors.delete(first.id, 1)
  else facts.authors.create({ name: random.pick(['Nadia', 'Zoé', 'أمل']) })
}

/** Also what is not held. */
function collect(doc: Y.Doc, notebooks: readonly DocId[], random: Random): void {
  const base = new Notebook(doc)
  const chosen = [random.pick([...notebooks, UNHEARD_OF])]
  if (random.below(3) === 0) base.notes.takeOut(chosen)
  else base.notes.integrate(chosen, 'Nadia', random.below(1000))
  base.close()
}

/** Somebody takes away what others have signed. */
function unsign(doc: Y.Doc, random: Random): void {
  const map = doc.getMap(random.pick(['writers', 'names']))
  const keys = [...map.keys()]
  if (keys.length > 0) map.delete(random.pick(keys))
}

function curate(doc: Y.Doc, notes: readonly DocId[], random: Random): void {
  const notebook = new Notebook(doc)
  const some = [random.pick(notes), random.pick(notes), random.pick(notes)]
  const categories = notebook.categories.list().map(({ id }) => id)
  const action = random.below(7)
  if (action === 0 || categories.length < 2) notebook.categories.create('Outil')
  else if (action === 1) notebook.categories.merge(random.pick(categories), random.pick(categories))
  else if (action === 2) notebook.categories.delete(random.pick(categories), 5)
  else if (action === 3) notebook.notes.takeOut(some)
  else if (action === 4) notebook.notes.move(some, random.below(5))
  else notebook.classify(some, random.pick(categories))
  notebook.notes.integrate(some.slice(0, 2), 'Nadia', random.below(1000))
  notebook.close()
}

describe('a catalog that the disk does not take', () => {
  it('is kept in memory, and says so', async () => {
    const library = await openFilledLibrary(60)
    const { path } = await createCatalogFolder()
    const told: string[] = []
    const catalog = await openCatalog({
      folder: join(path, 'missing'),
      worker: await buildWorker('catalog'),
      source: library.source,
      tell: () => {},
      unkept: (error) => told.push(error),
    })
    onEnd(() => catalog.close())
    expect(await catalog.indexed).toMatchObject({ kind: 'finished' })
    expect(await catalog.counts()).toEqual({ notes: 60, trash: 0 })
    expect(told).toEqual(['unknown'])
  })

  it.runIf(canMount)(
    'goes on in memory when the disk fills up, with all that it held',
    async () => {
      const library = await openFilledLibrary(60)
      const { path } = await createCatalogFolder()
      const place = join(path, 'disk')
      onEnd(mountSmallDisk(place, '3m'))
      const catalog = await openTestCatalog(place, library.source)
      await catalog.indexed
      fillDisk(join(place, 'ballast'))
      const text = 'mot '.repeat(5000)
      await catalog.put(Array.from({ length: 100 }, (_, at) => catalogEntry(`n${at}`, { text })))
      await expect.poll(() => catalog.counts()).toEqual({ notes: 160, trash: 0 })
      expect(existsSync(join(place, CATALOG_FILE))).toBe(false)
    },
  )
})

describe('a lost catalog', () => {
  it.each([
    ['missing', () => undefined],
    ['damaged', (file: string) => writeFileSync(file, 'nonsense '.repeat(1000))],
    [
      'damaged in the middle',
      (file: string) => {
        const bytes = readFileSync(file)
        bytes.fill(0x5a, 4096, bytes.byteLength)
        writeFileSync(file, bytes)
      },
    ],
    [
      'of a later version',
      (file: string) => {
        const sqlite = openSqlite(file)
        sqlite.exec('PRAGMA user_version = 999')
        sqlite.close()
      },
    ],
  ] as const)('is built anew when it is %s, with progress', async (state, spoil) => {
    const library = await openFilledLibrary(60)
    const { path } = await createCatalogFolder()
    if (state !== 'missing') {
      const before = await openTestCatalog(path)
      await before.put([catalogEntry('stale', { text: 'périmé' })])
      await before.close()
      spoil(join(path, CATALOG_FILE))
    }
    const told: JobProgress[] = []
    const catalog = await openTestCatalog(path, library.source, (progress) => told.push(progress))
    expect(await catalog.indexed).toMatchObject({ kind: 'finished' })
    expect((await catalog.search('de', 5)).isIndexing).toBe(false)
    expect(await catalog.counts()).toEqual({ notes: 60, trash: 0 })
    expect(told[0]?.done).toBeLessThan(60)
    expect(told.at(-1)).toMatchObject({ kind: 'index', done: 60, total: 60 })
    expect(await found(catalog, 'périmé')).toEqual([])
    expect(existsSync(join(path, CATALOG_FILE))).toBe(true)
  })

  it('calls nothing missing while it is being built: what is not there yet may come', async () => {
    const library = await openFilledLibrary(60)
    const catalog = await openCatalogInSteps(library.source)
    const body = { links: [{ target: UNHEARD_OF, heading: '', at: 5, length: 8 }] }
    catalog.step()
    catalog.answer('put', [catalogEntry('first', body)])
    const expectState = (state: string, isIndexing: boolean) => {
      expect(catalog.answer('ask', 'readLinks', { docId: 'first' })).toMatchObject({
        outgoing: [{ state }],
        away: [{ state }],
      })
      expect(catalog.answer('ask', 'readCard', { docId: UNHEARD_OF })).toMatchObject({ state })
      expect(catalog.answer('search', 'de', 5, 'notes')).toMatchObject({ isIndexing })
    }
    expectState('unindexed', true)
    catalog.finish()
    expectState('missing', false)
  })

  it('keeps what is put while it is being built, which is newer', async () => {
    const library = await openFilledLibrary(120)
    const [first, second, third] = library.library.log
      .documentIds()
      .filter((id) => id !== library.source.homeId)
    if (!first || !second || !third) throw new Error('three notes are needed')
    const catalog = await openTestCatalog((await createCatalogFolder()).path, library.source)
    await catalog.put([catalogEntry(first, { title: 'Plus récente' })])
    await catalog.change([{ docId: second, trashedAt: 7 }])
    await catalog.remove([third])
    await catalog.indexed
    expect((await catalog.row(first))?.title).toBe('Plus récente')
    expect((await catalog.row(second))?.trashedAt).toBe(7)
    expect(await catalog.row(third)).toBeUndefined()
    expect(await catalog.counts()).toEqual({ notes: 118, trash: 1 })
  })

  it('has the notebooks before the notes that they hold', async () => {
    const library = await openFilledLibrary(60)
    const made = createHeld(library.library, 'notebook', 'Le dernier')
    if (made.kind !== 'created') throw new Error(made.error)
    const store = openMemoryStore()
    const rebuild = new Rebuild(store, library.source, () => {})
    onEnd(() => rebuild.close())
    expect(rebuild.step()).toBe(true)
    expect(store.has(made.docId)).toBe(true)
  })

  it.each([1, 2, 3])('is the same built anew as kept up to date, history %i', async (seed) => {
    const random = createRandom(seed)
    const library = await openFilledLibrary(40)
    const { holdings, log } = library.library
    const kept = await openTestCatalog((await createCatalogFolder()).path)
    const put = async (docId: DocId) => {
      const held = holdings.present(docId)
      const facts = log.facts(docId)
      const doc = library.library.open(docId)?.doc
      if (!held || !facts || !doc) return
      await kept.put([
        entryOf(
          {
            docId,
            createdAt: facts.createdAt,
            modifiedAt: facts.modifiedAt,
            trashedAt: held.trashedAt ?? null,
            rights: 'edit',
            isShared: false,
          },
          readDocument(doc, docId),
        ),
      ])
    }
    const notes = log.documentIds().filter((id) => id !== library.source.homeId)
    const notebooks = ['Jardin', 'Semis'].map((title) => created(library, 'notebook', title))
    const bases = [created(library, 'base', 'Tout')]
    const ids = [...notes, ...notebooks, ...bases]
    for (const docId of ids) await put(docId)
    const change = async (docId: DocId, work: (doc: Y.Doc) => void) => {
      library.library.open(docId)?.write(work)
      library.library.journal.flush()
      await put(docId)
    }
    for (let step = 0; step < 120; step += 1) {
      const docId = random.pick(ids)
      switch (random.below(14)) {
        case 0:
          holdings.home.trash(docId, step + 1)
          await kept.change([{ docId, trashedAt: step + 1 }])
          break
        case 1:
          holdings.home.restore(docId)
          await kept.change([{ docId, trashedAt: null }])
          break
        case 2: {
          const title = random.pick(['communauté ', 'l’atelier ', 'X'])
          await change(docId, (doc) => doc.getText('title').insert(0, title))
          break
        }
        case 3: {
          const [from, to] = [random.pick(notes), random.pick(notes)]
          await change(from, (doc) => addLink(doc, to))
          break
        }
        case 4: {
          const [from, to] = [random.pick(notes), random.pick([...notes, UNHEARD_OF])]
          await change(from, (doc) => relate(doc, to, random))
          break
        }
        case 5:
          await change(random.pick(bases), (doc) => collect(doc, notebooks, random))
          break
        case 8:
        case 9:
          await change(random.pick(notes), (doc) => credit(doc, random))
          break
        case 6:
          holdings.home.setName(random.pick(['Nadia', 'Nadia Roy', '']))
          break
        case 7:
          await change(random.pick(notebooks), (doc) => unsign(doc, random))
          break
        default:
          await change(random.pick(notebooks), (doc) => curate(doc, notes, random))
      }
      // What is kept of an answer must not outlive what is written next.
      if (step % 40 === 0) await contentOf(kept)
    }
    library.library.journal.flush()
    const rebuilt = await openTestCatalog((await createCatalogFolder()).path, library.source)
    await rebuilt.indexed
    expect(await contentOf(rebuilt)).toEqual(await contentOf(kept))
  })
})
