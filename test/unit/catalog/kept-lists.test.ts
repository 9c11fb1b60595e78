// What is kept in memory of a list is never older than the tables: after each change it says what
// somebody would read who has just come.
import { describe, expect, it } from 'vitest'
import { readBase, readNotebook } from '../../../host/catalog/collections'
import type { CatalogEntry } from '../../../host/catalog/contract'
import { readFacets } from '../../../host/catalog/facets'
import { createFinders } from '../../../host/catalog/finders'
import type { CatalogReads } from '../../../host/catalog/ground'
import { listPlaced } from '../../../host/catalog/placed-notes'
import type { CatalogStore } from '../../../host/catalog/store'
import { LICENCES } from '../../../shared/model/licence'
import { NOTE_TYPES } from '../../../shared/model/note'
import type { NoteFilter, NotePlace, NoteSort } from '../../../shared/contract/lists'
import { catalogEntry, collectionEntry } from '../../support/catalog-entries'
import { category, categoryId, id, member, openMemoryStore } from '../../support/catalog-store'
import { createRandom, type Random } from '../../support/random'

const NOTES = Array.from({ length: 30 }, (_, at) => `n${at}`)
const NOTEBOOKS = ['garden', 'seeds', 'paths']
const BASES = ['all', 'some']
const SORTS = ['own', 'title', 'authors', 'modified', 'published', 'created', 'integrated'] as const
const WORDS = ['gel', 'semis', 'compost']

function someOf<Item>(items: readonly Item[], random: Random): readonly Item[] {
  return items.filter(() => random.below(3) === 0)
}

function noteOf(random: Random): CatalogEntry {
  const time = random.below(5)
  return catalogEntry(random.pick(NOTES), {
    title: random.pick(['', 'Été', 'abri', 'Zèbre 2', 'Zèbre 10']),
    text: someOf(WORDS, random).join(' '),
    type: random.pick(NOTE_TYPES),
    tags: someOf(WORDS, random),
    authors: someOf(['Nadia', 'Marie'], random),
    licence: random.below(2) === 0 ? null : random.pick(LICENCES),
    language: random.pick(['fr', 'en', '']),
    openTasks: random.below(3),
    hasAttachments: random.below(2) === 0,
    createdAt: random.below(5),
    modifiedAt: time,
    publishedAt: random.below(2) === 0 ? null : time,
    trashedAt: random.below(4) === 0 ? time : null,
  })
}

function collectionOf(random: Random): CatalogEntry {
  const isBase = random.below(4) === 0
  const held = someOf(isBase ? NOTEBOOKS : [...NOTES, 'elsewhere'], random)
  const categories = [category('tool'), category('method')]
  return collectionEntry(random.pick(isBase ? BASES : NOTEBOOKS), {
    kind: isBase ? 'base' : 'notebook',
    trashedAt: random.below(4) === 0 ? 1 : null,
    licence: random.below(2) === 0 ? null : random.pick(LICENCES),
    categories: isBase ? [] : categories,
    members: held.map((name) =>
      member(name, {
        place: `a${random.below(9)} ${name}`,
        at: random.below(2) === 0 ? null : random.below(5),
        categoryIds: isBase ? [] : someOf(categories, random).map((each) => each.id),
      }),
    ),
  })
}

function write(store: CatalogStore, random: Random): void {
  const docId = id(random.pick([...NOTES, ...NOTEBOOKS, ...BASES]))
  switch (random.below(6)) {
    case 0:
      return store.remove([docId])
    case 1:
      return store.change([{ docId, trashedAt: random.below(2) === 0 ? null : 3 }])
    case 2:
      return store.change([{ docId, modifiedAt: random.below(9) }])
    case 3:
      return store.put([collectionOf(random)])
    case 4:
      return store.putUnhurried([noteOf(random), collectionOf(random)])
    default:
      return store.put([noteOf(random)])
  }
}

/** Whatever is kept is asked for: every place, in one order each. */
function read(catalog: CatalogReads, sort: NoteSort, filter: NoteFilter): unknown {
  const collections = [...NOTEBOOKS, ...BASES].map(id)
  const places: readonly NotePlace[] = [
    { kind: 'all' },
    { kind: 'to-sort' },
    { kind: 'trash' },
    ...NOTEBOOKS.map((name) => ({ kind: 'notebook' as const, docId: id(name) })),
    ...BASES.map((name) => ({ kind: 'base' as const, docId: id(name) })),
  ]
  return [
    ...places.map((place) => [
      place.kind,
      readFacets(catalog, place),
      listPlaced(catalog, { place, filter: {}, sort, offset: 0, limit: 99 }),
      listPlaced(catalog, { place, filter, sort, offset: 1, limit: 5 }),
    ]),
    ...collections.map((docId) => [readNotebook(catalog, docId), readBase(catalog, docId)]),
  ]
}

function filterOf(random: Random): NoteFilter {
  return random.pick([
    { categories: ['none' as const, categoryId('tool')] },
    { tags: [random.pick(WORDS)], types: [random.pick(NOTE_TYPES)] },
    { query: random.pick(WORDS), hasOpenTasks: true },
    { publishedFrom: random.below(5), publishedTo: 3 },
    { integratedFrom: random.below(5), integratedTo: 3, types: [random.pick(NOTE_TYPES)] },
    { query: 'intégré:1969..1970 -publié:1969..1970' },
    { languages: ['fr'], licences: ['none' as const], modifiedFrom: random.below(5) },
  ])
}

describe('what is kept of lists', () => {
  it.each([1, 2, 3, 4, 5, 6])('is never older than the tables, history %i', (seed) => {
    const random = createRandom(seed)
    const store = openMemoryStore()
    for (let step = 0; step < 30; step += 1) {
      write(store, random)
      const sort = { by: random.pick(SORTS), isDescending: random.below(2) === 0 }
      const filter = filterOf(random)
      const anew = { sqlite: store.sqlite, finders: createFinders(store.sqlite) }
      expect(read(store, sort, filter)).toEqual(read(anew, sort, filter))
    }
  })

  it('holds of thousands that say a word those alone that do, after each is written anew', () => {
    const random = createRandom(8)
    const says = (at: number, isSaid: boolean) =>
      catalogEntry(`n${at}`, { text: isSaid ? 'gel' : 'semis' })
    const store = openMemoryStore()
    const isSaid = Array.from({ length: 1300 }, () => random.below(20) > 0)
    store.put(isSaid.map((is, at) => says(at, is)))
    for (let step = 0; step < 5; step += 1) {
      const at = random.below(isSaid.length)
      isSaid[at] = !isSaid[at]
      store.put([says(at, isSaid[at])])
      const { total, rows } = listPlaced(store, {
        place: { kind: 'all' },
        filter: { query: 'gel' },
        sort: { by: 'title', isDescending: false },
        offset: 0,
        limit: 2000,
      })
      const saying = isSaid.flatMap((is, each) => (is ? [id(`n${each}`)] : []))
      expect(total).toBe(saying.length)
      expect(rows.map(({ docId }) => docId).toSorted()).toEqual(saying.toSorted())
    }
  })
})
