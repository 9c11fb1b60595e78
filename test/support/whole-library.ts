// What pages are told of a whole generated library, beside what it was generated from: the same
// sentences of both, to be compared. Sets that no order is promised for are sorted.
import type { NoteSort } from '../../shared/contract/lists'
import type { DocId } from '../../shared/records/keys'
import type { CollectionEntry } from '../../host/catalog/contract'
import type { GeneratedCatalog } from './generated-collections'
import type { GeneratedLibrary } from './generated-library'
import type { ManualPage } from './manual-page'

const PAGE = 1000
const OWN: NoteSort = { by: 'own', isDescending: false }

/** What is looked at besides all lists: as entries are called. */
export interface Samples {
  readonly notes: readonly DocId[]
  readonly notebooks: readonly DocId[]
  readonly tags: readonly string[]
}

export type WholeLibrary = Awaited<ReturnType<typeof readWhole>>

/** By what its pages answer. */
export async function readWhole(page: ManualPage, { idOf }: GeneratedLibrary, samples: Samples) {
  const listed = await page.request('listNotes', { shelf: 'notes', offset: 0, limit: 1 })
  const all = await page.request('listCollections', {})
  const kind = (wanted: CollectionEntry['kind']) => all.filter((row) => row.kind === wanted)
  const count = (rows: typeof all) =>
    rows.map((row) => [row.docId, row.title, row.count]).toSorted()
  const bases = await Promise.all(
    kind('base').map(async ({ docId }) => {
      const view = await page.request('readBase', { docId })
      return [docId, view?.noteCount, view?.notebooks.map((row) => row.docId)] as const
    }),
  )
  const notebooks = []
  for (const notebook of samples.notebooks) notebooks.push(await readNotebook(page, idOf(notebook)))
  const notes = []
  for (const note of samples.notes) notes.push(await readNote(page, idOf(note)))
  const tagged = []
  for (const tag of samples.tags) {
    const query = `tag:"${tag}"`
    tagged.push([tag, (await page.request('searchNotes', { query, limit: 1 })).total])
  }
  const { types, licences, languages } = await page.request('readFacets', {
    place: { kind: 'all' },
  })
  const graph = await page.request('readGraph', { place: { kind: 'all' } })
  return {
    total: listed.total,
    collections: [count(kind('notebook')), count(kind('base'))],
    bases: bases.toSorted(),
    notebooks,
    notes,
    tagged,
    facets: [types, licences, languages].map((facet) =>
      facet.map(({ value, count: of }) => [value, of]).toSorted(),
    ),
    graph: { total: graph.total, degrees: graph.nodes.map(({ degree }) => degree) },
  }
}

async function readNotebook(page: ManualPage, docId: DocId) {
  const view = await page.request('readNotebook', { docId })
  const notes: { docId: DocId; categories: readonly string[]; remark: string }[] = []
  do {
    const place = { kind: 'notebook', docId } as const
    const request = { place, filter: {}, sort: OWN, offset: notes.length, limit: PAGE }
    const { rows } = await page.request('listPlaced', request)
    for (const row of rows)
      notes.push({ docId: row.docId, categories: row.categoryIds.toSorted(), remark: row.remark })
    if (rows.length < PAGE) break
  } while (notes.length < (view?.count ?? 0))
  return {
    docId,
    unclassified: view?.unclassified,
    categories: view?.categories.map(({ id, name, count }) => [id, name, count]),
    notes,
  }
}

async function readNote(page: ManualPage, docId: DocId) {
  const links = await page.request('readLinks', { docId })
  const places = await page.request('readIntegrations', { docId })
  const card = await page.request('readCard', { docId })
  const title = card?.title ?? ''
  const asked = { query: title, kinds: ['note'] as const, limit: 5 }
  const targets = await page.request('findTargets', asked)
  const { rows } = await page.request('searchNotes', { query: `"${title}"`, limit: 100 })
  return {
    docId,
    title,
    incoming: links.incomingTotal,
    outgoing: links.outgoing.map((row) => row.docId).toSorted(),
    in: places.map(({ notebook }) => notebook.docId).toSorted(),
    isProposed: targets.some((target) => target.docId === docId),
    isFound: rows.some((row) => row.docId === docId),
  }
}

/** As it was generated. */
export function expectedWhole(
  { notes, notebooks, bases }: GeneratedCatalog,
  { idOf }: GeneratedLibrary,
  samples: Samples,
): WholeLibrary {
  const members = new Map(notebooks.map((entry) => [entry.docId, entry.members]))
  const counts = (entries: readonly CollectionEntry[]) =>
    entries.map((entry) => [idOf(entry.docId), entry.title, entry.members.length]).toSorted()
  const tally = (values: readonly string[]) =>
    Array.from(new Set(values), (value) => [
      value,
      values.filter((each) => each === value).length,
    ]).toSorted()
  const pairs = new Set(
    notes.flatMap(({ docId, links }) =>
      links.map(({ target }) => [docId, target].toSorted().join(' ')),
    ),
  )
  const degrees = new Map<string, number>(notes.map(({ docId }) => [docId, 0]))
  for (const pair of pairs) {
    const [one = '', other = ''] = pair.split(' ')
    if (one === other) continue
    for (const end of [one, other]) degrees.set(end, (degrees.get(end) ?? 0) + 1)
  }
  return {
    total: notes.length,
    collections: [counts(notebooks), counts(bases)],
    bases: bases
      .map((base) => {
        const held = base.members.flatMap(({ docId }) => members.get(docId) ?? [])
        const size = new Set(held.map(({ docId }) => docId)).size
        return [idOf(base.docId), size, base.members.map(({ docId }) => idOf(docId))] as const
      })
      .toSorted(),
    notebooks: samples.notebooks.map((docId) => {
      const entry = notebooks.find((each) => each.docId === docId)
      const placed = entry?.members ?? []
      return {
        docId: idOf(docId),
        unclassified: placed.filter(({ categoryIds }) => categoryIds.length === 0).length,
        categories: entry?.categories.map(({ id, name }) => [
          id,
          name,
          placed.filter(({ categoryIds }) => categoryIds.includes(id)).length,
        ]),
        notes: placed.map((member) => ({
          docId: idOf(member.docId),
          categories: member.categoryIds.toSorted(),
          remark: member.remark,
        })),
      }
    }),
    notes: samples.notes.map((docId) => {
      const note = notes.find((each) => each.docId === docId)
      const linking = notes.filter(
        (each) => each.docId !== docId && each.links.some(({ target }) => target === docId),
      )
      const targets = new Set(note?.links.map(({ target }) => target))
      targets.delete(docId)
      return {
        docId: idOf(docId),
        title: note?.title ?? '',
        incoming: linking.length,
        outgoing: Array.from(targets, idOf).toSorted(),
        in: notebooks
          .filter((entry) => entry.members.some((member) => member.docId === docId))
          .map((entry) => idOf(entry.docId))
          .toSorted(),
        isProposed: true,
        isFound: true,
      }
    }),
    tagged: samples.tags.map((tag) => [tag, notes.filter(({ tags }) => tags.includes(tag)).length]),
    facets: [
      tally(notes.map(({ type }) => type)),
      tally(notes.map(({ licence }) => licence ?? 'none')),
      tally(notes.map(({ language }) => language)),
    ],
    graph: {
      total: notes.length,
      degrees: [...degrees.values()].toSorted((a, b) => b - a).slice(0, 2000),
    },
  }
}
