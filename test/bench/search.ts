// Searching as one types over the whole workload, and building what it is searched in. The answers
// are checked against a plain scan of the texts before a time counts.
import MiniSearch from 'minisearch'
import { type CatalogStore, openStore } from '../../host/catalog/store'
import type { NoteEntry } from '../../host/catalog/contract'
import { wordsOf } from '../../host/catalog/fold'
import { createRandom } from '../support/random'
import { inSizes } from './catalog-sizes'
import type { Catalogs, OpenCatalog } from './catalogs'
import type { BenchOptions, Row, Scenario } from './row'
import { median, quantile } from './table'

const LIMIT = 30
const MOST_MEGABYTES = 30
const SEED = 5

interface Kind {
  readonly name: string
  readonly queries: readonly string[]
  readonly goal: number
}

export function createSearch(catalogs: Catalogs): Scenario {
  const run = (options: BenchOptions) =>
    inSizes(options, (size) =>
      catalogs.with(size, (catalog) => measureCatalog(catalog, options.quick)),
    )
  return { name: 'search', run }
}

function measureCatalog(
  { store, file, built, generated: { notes } }: OpenCatalog,
  quick: boolean,
): readonly Row[] {
  const kinds = kindsOf(notes, quick ? 20 : 60)
  const memory = memoryRow(file, kinds)
  checkTotals(notes, kinds, store)
  const mini = createMini()
  const miniBuilt = measure(() =>
    mini.addAll(notes.map(({ docId, title, text }) => ({ id: docId, title, text }))),
  )
  const rows = kinds.map((kind) => searchRow(kind, { store, mini, count: notes.length }))
  const one = Array.from({ length: quick ? 10 : 100 }, (_, at) => {
    const entry = notes[at * 2]
    const taken = measure(
      () =>
        entry && store.put([{ ...entry, title: `${entry.title} encore`, modifiedAt: Date.now() }]),
    )
    while (store.tidy());
    return taken
  })
  return [
    ...rows,
    memory,
    {
      scenario: 'index/rebuild',
      ours: built / 1000,
      peers: { minisearch: miniBuilt / 1000 },
      unit: 's',
      goal: '≤ 20 s',
      isMet: built <= 20_000,
      remark: `${notes.length} notes, their notebooks and links too`,
    },
    {
      scenario: 'index/one changed note',
      ours: median(one),
      peers: {},
      unit: 'ms',
      goal: '≤ 5 ms',
      isMet: median(one) <= 5,
      remark: 'committed to disk',
    },
  ]
}

/** What this process grows by while the built index is opened and everything is searched. */
function memoryRow(file: string, kinds: readonly Kind[]): Row {
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  const { store } = openStore(file)
  for (const { queries } of kinds) for (const query of queries) store.search(query, LIMIT, 'notes')
  globalThis.gc?.()
  const megabytes = Math.max(0, process.memoryUsage().rss - before) / 1e6
  store.close()
  return {
    scenario: 'search/memory',
    ours: megabytes,
    peers: {},
    unit: 'MB',
    goal: `≤ ${MOST_MEGABYTES} MB`,
    isMet: megabytes <= MOST_MEGABYTES,
    remark: 'resident, of a second reader of the same index',
  }
}

interface Searched {
  readonly store: CatalogStore
  readonly mini: MiniSearch
  /** Of notes. */
  readonly count: number
}

function searchRow(kind: Kind, { store, mini, count }: Searched): Row {
  const ours: number[] = []
  const peer: number[] = []
  for (const query of kind.queries) {
    ours.push(measure(() => store.search(query, LIMIT)))
    peer.push(
      measure(() => mini.search(query, { prefix: mayGoOn, combineWith: 'AND' }).slice(0, LIMIT)),
    )
  }
  const figure = quantile(ours, 0.95)
  return {
    scenario: `search/${kind.name}`,
    ours: figure,
    peers: { minisearch: quantile(peer, 0.95) },
    unit: 'ms p95',
    goal: `≤ ${kind.goal} ms, ≥ 8 × minisearch`,
    isMet: figure <= kind.goal && quantile(peer, 0.95) >= 8 * figure,
    remark: `p50 ${median(ours).toFixed(1)}, ${count} notes, passages included`,
  }
}

function createMini(): MiniSearch {
  return new MiniSearch({
    fields: ['title', 'text'],
    tokenize: (text) => [...wordsOf(text)],
    processTerm: (term) => term,
  })
}

/** Words of the notes themselves, frequent and rare as they come, the last one unfinished. */
function kindsOf(entries: readonly NoteEntry[], count: number): readonly Kind[] {
  const random = createRandom(SEED)
  const word = () => {
    const words = wordsOf(random.pick(entries).text).filter((each) => each.length > 3)
    return random.pick(words)
  }
  const many = (make: () => string) => Array.from({ length: count }, make)
  return [
    {
      name: 'one or two letters',
      queries: many(() => word().slice(0, 1 + random.below(2))),
      goal: 20,
    },
    { name: 'one word', queries: many(() => word().slice(0, 3 + random.below(4))), goal: 10 },
    { name: 'two words', queries: many(() => `${word()} ${word().slice(0, 4)}`), goal: 10 },
  ]
}

/** A word that is typed, or a singular that finds its plural, as host/catalog/query.ts has it. */
function mayGoOn(word: string, at: number, words: readonly string[]): boolean {
  return at === words.length - 1 || word.length > 2
}

/** The first query of each kind; every note is read once for all of them. */
function checkTotals(
  notes: readonly NoteEntry[],
  kinds: readonly Kind[],
  store: CatalogStore,
): void {
  const checks = kinds.map(({ queries: [query = ''] }) => ({
    query,
    typed: wordsOf(query),
    count: 0,
  }))
  for (const { title, text, tags, summary, authors } of notes) {
    const said = [title, text, ...tags, summary, ...authors].join('\n')
    const words = [...new Set(wordsOf(said))]
    for (const check of checks) {
      const isSaid = check.typed.every((word, at) =>
        mayGoOn(word, at, check.typed)
          ? words.some((each) => each.startsWith(word))
          : words.includes(word),
      )
      if (isSaid) check.count += 1
    }
  }
  for (const { query, count } of checks) {
    const { total } = store.search(query, LIMIT)
    if (total !== count)
      throw new Error(
        `search for ${JSON.stringify(query)} found ${total} notes instead of ${count}`,
      )
  }
}

function measure(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}
