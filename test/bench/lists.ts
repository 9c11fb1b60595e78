// What a notebook of the whole workload takes to filter, sort and show its first screen, and the
// pages beside it. Each answer is checked against a plain count before its time counts.
import type { CatalogStore } from '../../host/catalog/store'
import {
  listCollections,
  readBase,
  readIntegrations,
  readNotebook,
} from '../../host/catalog/collections'
import { readFacets } from '../../host/catalog/facets'
import { listPlaced } from '../../host/catalog/placed-notes'
import type { NoteFilter, NotePlace, NoteSort } from '../../shared/contract/lists'
import type { DocId } from '../../shared/records/keys'
import { wordsOf } from '../../host/catalog/fold'
import type { GeneratedCatalog } from '../support/generated-collections'
import { createRandom } from '../support/random'
import { inSizes } from './catalog-sizes'
import type { Catalogs, OpenCatalog } from './catalogs'
import type { BenchOptions, Row, Scenario } from './row'
import { median, quantile } from './table'

const SCREEN = 60
/** Rows that the window asks for where words are searched. */
const WITH_PASSAGES = 30
const GOAL = 30
const SEED = 11
const NOTEBOOK: NotePlace = { kind: 'notebook', docId: 'notebook-0' as DocId }
const ALL: NotePlace = { kind: 'all' }
const SORTS: readonly NoteSort['by'][] = [
  'own',
  'title',
  'authors',
  'modified',
  'published',
  'created',
  'integrated',
]

interface Looked {
  readonly name: string
  readonly look: () => unknown
}

export function createLists(catalogs: Catalogs): Scenario {
  const run = (options: BenchOptions) =>
    inSizes(options, (size) =>
      catalogs.with(size, (catalog) => measureCatalog(catalog, options.quick ? 3 : 25)),
    )
  return { name: 'lists', run }
}

function measureCatalog({ store, generated }: OpenCatalog, times: number): readonly Row[] {
  check(store, generated)
  return [
    ...looksAt(store, generated).map((looked) => rowOf(looked, times)),
    rowOf(wordsLook(store, generated, times), times),
    ...afterEdits(store, generated, times),
  ]
}

function looksAt(store: CatalogStore, { notebooks }: GeneratedCatalog): readonly Looked[] {
  const { sqlite } = store
  const list = (place: NotePlace, filter: NoteFilter, by: NoteSort['by'], offset = 0) =>
    listPlaced(store, {
      place,
      filter,
      sort: { by, isDescending: by !== 'title' && by !== 'authors' && by !== 'own' },
      offset,
      limit: SCREEN,
    })
  const [first, second] = notebooks[0]?.categories ?? []
  const categories = [first?.id, second?.id].filter((id) => id !== undefined)
  const filters: Readonly<Record<string, NoteFilter>> = {
    'one category': { categories: categories.slice(0, 1) },
    unclassified: { categories: ['none'] },
    'one tag': { tags: ['étiquette 7'] },
    'six conditions': {
      categories,
      types: ['general'],
      languages: ['fr'],
      licences: ['none', 'CC-BY-4.0'],
      hasOpenTasks: false,
      modifiedFrom: 1,
    },
    'days of publication and integration': { publishedFrom: 1, integratedFrom: 1 },
  }
  return [
    ...SORTS.map((by) => ({ name: `notebook by ${by}`, look: () => list(NOTEBOOK, {}, by) })),
    { name: 'notebook, last screen', look: () => list(NOTEBOOK, {}, 'own', 11_900) },
    ...Object.entries(filters).map(([name, filter]) => ({
      name: `notebook, ${name}`,
      look: () => list(NOTEBOOK, filter, 'title'),
    })),
    { name: 'all by title', look: () => list(ALL, {}, 'title') },
    { name: 'all, one tag', look: () => list(ALL, { tags: ['étiquette 7'] }, 'modified') },
    {
      name: 'all, six conditions',
      look: () => list(ALL, filters['six conditions'] ?? {}, 'modified'),
    },
    { name: 'to sort', look: () => list({ kind: 'to-sort' }, {}, 'modified') },
    { name: 'base', look: () => list({ kind: 'base', docId: 'base-0' as DocId }, {}, 'modified') },
    { name: 'facets of the notebook', look: () => readFacets(store, NOTEBOOK) },
    { name: 'facets of all', look: () => readFacets(store, ALL) },
    { name: 'notebook’s page', look: () => readNotebook(store, 'notebook-0' as DocId) },
    {
      name: 'notebook’s page, 500 categories',
      look: () => readNotebook(store, 'notebook-1' as DocId),
    },
    { name: 'base’s page', look: () => readBase(store, 'base-0' as DocId) },
    { name: 'notebooks and bases', look: () => listCollections(sqlite) },
    { name: 'integrations of a note', look: () => readIntegrations(sqlite, 'note-1' as DocId) },
    {
      name: 'integrations of a note in 100 notebooks',
      look: () => readIntegrations(sqlite, 'note-0' as DocId),
    },
  ]
}

/** Two words of a note, others each time: what the same words match is kept. */
function wordsLook(store: CatalogStore, { notes }: GeneratedCatalog, times: number): Looked {
  const random = createRandom(SEED)
  const word = () => random.pick(wordsOf(random.pick(notes).text).filter((each) => each.length > 3))
  const queries = Array.from({ length: times + 1 }, () => `${word()} ${word().slice(0, 4)}`)
  let at = 0
  const look = () => {
    const query = queries[at % queries.length] ?? ''
    at += 1
    const sort = { by: 'title', isDescending: false } as const
    const limit = WITH_PASSAGES
    return listPlaced(store, { place: NOTEBOOK, filter: { query }, sort, offset: 0, limit })
  }
  return { name: 'notebook, words', look }
}

/** What is kept of lists follows each change: the same looks, where a note was written before each. */
function afterEdits(
  store: CatalogStore,
  { notes }: GeneratedCatalog,
  times: number,
): readonly Row[] {
  const looks: readonly Looked[] = [
    { name: 'first screen', look: () => screenOf(store, 'modified') },
    { name: 'first screen by creation', look: () => screenOf(store, 'created') },
    { name: 'first screen by authors', look: () => screenOf(store, 'authors') },
    { name: 'facets', look: () => readFacets(store, NOTEBOOK) },
    { name: 'notebook’s page', look: () => readNotebook(store, 'notebook-0' as DocId) },
    { name: 'base’s page', look: () => readBase(store, 'base-0' as DocId) },
  ]
  return looks.map(({ name, look }) => {
    const edit = (at: number) => {
      const note = notes[at % notes.length]
      if (note) store.put([{ ...note, modifiedAt: Date.now() + at }])
      while (store.tidy());
    }
    return rowOf({ name: `after an edit, ${name}`, look }, times, edit)
  })
}

function screenOf(store: CatalogStore, by: NoteSort['by']): unknown {
  const sort = { by, isDescending: true }
  return listPlaced(store, { place: NOTEBOOK, filter: {}, sort, offset: 0, limit: SCREEN })
}

function check(store: CatalogStore, { notes, notebooks }: GeneratedCatalog): void {
  const filter: NoteFilter = { types: ['term'], hasAttachments: true }
  const sort: NoteSort = { by: 'own', isDescending: false }
  const { total } = listPlaced(store, { place: NOTEBOOK, filter, sort, offset: 0, limit: 1 })
  const expected = notes.filter(({ type, hasAttachments }) => type === 'term' && hasAttachments)
  if (total !== expected.length)
    throw new Error(`the notebook lists ${total} notes instead of ${expected.length}`)
  const sizes = listCollections(store.sqlite).filter(({ kind }) => kind === 'notebook')
  if (sizes.length !== notebooks.length) throw new Error(`${sizes.length} notebooks are listed`)
  const places = readIntegrations(store.sqlite, 'note-0' as DocId)
  if (places.length < Math.min(100, notebooks.length - 2))
    throw new Error(`the first note is in ${places.length} notebooks`)
}

function rowOf({ name, look }: Looked, times: number, before?: (at: number) => void): Row {
  look()
  const taken = Array.from({ length: times }, (_, at) => {
    before?.(at)
    const start = performance.now()
    look()
    return performance.now() - start
  })
  const figure = quantile(taken, 0.95)
  return {
    scenario: `lists/${name}`,
    ours: figure,
    peers: {},
    unit: 'ms p95',
    goal: `≤ ${GOAL} ms`,
    isMet: figure <= GOAL,
    remark: `p50 ${median(taken).toFixed(1)}`,
  }
}
