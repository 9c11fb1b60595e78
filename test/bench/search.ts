// Searching as one types over the whole workload, and building what it is searched in. The answers
// are checked against a plain scan of the texts before a time counts.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import MiniSearch from 'minisearch'
import { openStore } from '../../host/catalog/store'
import type { NoteEntry } from '../../host/catalog/contract'
import { foldForIndex, wordsOf } from '../../host/catalog/fold'
import { readySodium } from '../../shared/records/sodium'
import { catalogEntry } from '../support/catalog-entries'
import { createTemporaryFolder } from '../support/folders'
import { generateNotes } from '../support/generated-notes'
import { createRandom } from '../support/random'
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

async function run({ quick }: BenchOptions): Promise<readonly Row[]> {
  await readySodium()
  const entries = createEntries(quick ? 300 : 12_000)
  const folder = await createTemporaryFolder('bench-search')
  try {
    const file = join(folder.path, 'catalog.db')
    rmSync(file, { force: true })
    const { store } = openStore(file)
    const built = measure(() => {
      store.setPace('building')
      for (let at = 0; at < entries.length; at += 500) store.put(entries.slice(at, at + 500))
      store.setPace('durable')
      store.markComplete()
      while (store.tidy());
    })
    const memory = memoryRow(file, kindsOf(entries, quick ? 20 : 60))
    const mini = createMini()
    const miniBuilt = measure(() =>
      mini.addAll(entries.map(({ docId, title, text }) => ({ id: docId, title, text }))),
    )
    const rows = kindsOf(entries, quick ? 20 : 60).map((kind) =>
      searchRow(kind, entries, store, mini),
    )
    const one = Array.from({ length: quick ? 10 : 100 }, (_, at) => {
      const entry = entries[at * 2]
      const taken = measure(
        () =>
          entry &&
          store.put([{ ...entry, title: `${entry.title} encore`, modifiedAt: Date.now() }]),
      )
      while (store.tidy());
      return taken
    })
    store.close()
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
        remark: `${entries.length} notes`,
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
  } finally {
    await folder.remove()
  }
}

export const search: Scenario = { name: 'search', run }

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

function searchRow(
  kind: Kind,
  entries: readonly NoteEntry[],
  store: ReturnType<typeof openStore>['store'],
  mini: MiniSearch,
): Row {
  const [check = ''] = kind.queries
  const expected = countMatches(entries, check)
  const { total } = store.search(check, LIMIT)
  if (total !== expected)
    throw new Error(
      `search for ${JSON.stringify(check)} found ${total} notes instead of ${expected}`,
    )
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
    remark: `p50 ${median(ours).toFixed(1)}, ${entries.length} notes, passages included`,
  }
}

function createEntries(count: number): readonly NoteEntry[] {
  return Array.from(generateNotes(count), ({ index, title, markdown, createdAt, modifiedAt }) =>
    catalogEntry(`note-${index}`, { title, text: markdown, createdAt, modifiedAt }),
  ).toSorted((a, b) => a.modifiedAt - b.modifiedAt)
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

function countMatches(entries: readonly NoteEntry[], query: string): number {
  const typed = wordsOf(query)
  return entries.filter(({ title, text }) => {
    const words = new Set(wordsOf(`${foldForIndex(title)} ${foldForIndex(text)}`))
    return typed.every((word, at) =>
      mayGoOn(word, at, typed) ? [...words].some((each) => each.startsWith(word)) : words.has(word),
    )
  }).length
}

function measure(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}
