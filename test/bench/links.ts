// What leads to a note, says its name and is like it, over the whole workload; and its graphs. Links
// are counted against the generated ones before a time counts.
import { readCard } from '../../host/catalog/card'
import { readGraph } from '../../host/catalog/graph'
import { readLinks } from '../../host/catalog/note-links'
import { findSimilar } from '../../host/catalog/similar'
import type { CatalogStore } from '../../host/catalog/store'
import { findTargets } from '../../host/catalog/targets'
import type { NoteEntry } from '../../host/catalog/contract'
import { inSizes } from './catalog-sizes'
import type { Catalogs, OpenCatalog } from './catalogs'
import type { BenchOptions, Row, Scenario } from './row'
import { median, quantile } from './table'

const SHOWN = 20

export function createLinks(catalogs: Catalogs): Scenario {
  const run = (options: BenchOptions) =>
    inSizes(options, (size) =>
      catalogs.with(size, (catalog) => measureCatalog(catalog, options.quick)),
    )
  return { name: 'links', run }
}

function measureCatalog({ store, generated }: OpenCatalog, quick: boolean): readonly Row[] {
  const { notes } = generated
  check(store, notes)
  const step = Math.ceil(notes.length / (quick ? 10 : 100))
  const some = notes.filter((_, at) => at % step === 0)
  return [
    ...noteRows(store, some),
    editRow(store, some),
    ...graphRows(store, notes.length, quick ? 2 : 9),
  ]
}

function check({ sqlite, finders }: CatalogStore, notes: readonly NoteEntry[]): void {
  for (const { docId, links: out } of notes.slice(0, 20)) {
    const incoming = notes.filter(
      (note) => note.docId !== docId && note.links.some(({ target }) => target === docId),
    ).length
    const outgoing = new Set(out.map(({ target }) => target).filter((target) => target !== docId))
    const found = readLinks(sqlite, docId, finders)
    if (found.incomingTotal !== incoming || found.outgoingTotal !== outgoing.size)
      throw new Error(`${docId}: ${found.incomingTotal} links in instead of ${incoming}`)
  }
}

function noteRows({ sqlite, finders }: CatalogStore, notes: readonly NoteEntry[]): readonly Row[] {
  const kinds = ['note', 'notebook', 'base'] as const
  const over = (look: (note: NoteEntry) => unknown) =>
    notes.map((note) => measure(() => look(note)))
  const targets = (query: string) =>
    findTargets(sqlite, finders.names, { query, kinds, limit: SHOWN })
  targets('a')
  return [
    rowOf(
      'a note’s panel',
      over(({ docId }) => readLinks(sqlite, docId, finders)),
      20,
    ),
    rowOf(
      'a card',
      over(({ docId }) => readCard(sqlite, docId)),
      5,
    ),
    rowOf(
      'targets',
      over(({ title }) => targets(title.slice(0, 6))),
      10,
    ),
    rowOf(
      'targets, one letter off',
      over(({ title }) => targets(title.slice(1, 9))),
      10,
    ),
    rowOf(
      'like a title',
      over(({ title, docId: except }) => findSimilar(sqlite, { title, except, limit: 5 })),
      20,
    ),
  ]
}

/** A note gains a word and a link: until it is on disk, where its target's panel reads it. */
function editRow(store: CatalogStore, notes: readonly NoteEntry[]): Row {
  const times = notes.map((note, at) => {
    const target = notes[(at + 1) % notes.length]?.docId ?? note.docId
    const links = [...note.links, { target, heading: '', at: 450, length: 4 }]
    const before = readLinks(store.sqlite, target, store.finders).incomingTotal
    const isNew = !note.links.some((link) => link.target === target)
    const text = `${note.text} encore`
    const taken = measure(() => store.put([{ ...note, text, links }]))
    tidy(store)
    const after = readLinks(store.sqlite, target, store.finders).incomingTotal
    if (isNew && after !== before + 1) throw new Error(`${target} has ${after} links in`)
    return taken
  })
  return rowOf('after one edit', times, 2)
}

/** What the worker does between two requests. */
function tidy(store: CatalogStore): void {
  while (store.tidy());
}

function graphRows({ sqlite }: CatalogStore, count: number, times: number): readonly Row[] {
  const look = (place: Parameters<typeof readGraph>[1]) =>
    Array.from({ length: times }, () => measure(() => readGraph(sqlite, place)))
  const { docId } = sqlite.get<{ docId: NoteEntry['docId'] }>('SELECT docId FROM notes') ?? {}
  if (docId === undefined || readGraph(sqlite, { kind: 'all' }).total !== count)
    throw new Error('the graph of all is not that of every note')
  return [
    rowOf('graph of a note, two hops', look({ kind: 'note', docId, hops: 2 }), 50),
    rowOf('graph of all', look({ kind: 'all' }), 500),
  ]
}

function rowOf(name: string, times: readonly number[], goal: number): Row {
  const figure = quantile(times, 0.95)
  return {
    scenario: `links/${name}`,
    ours: figure,
    peers: {},
    unit: 'ms p95',
    goal: `≤ ${goal} ms`,
    isMet: figure <= goal,
    remark: `p50 ${median(times).toFixed(1)}`,
  }
}

function measure(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}
