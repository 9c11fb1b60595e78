/** How many notes of a place have each value, for filters and completion. */
import type { Facet, Facets, NotePlace } from '../../shared/contract/lists'
import { compareNames } from '../../shared/model/name-order'
import type { Sqlite } from '../log/open-sqlite'
import { findNumber } from './document-numbers'
import type { FacetValues } from './facet-columns'
import { groundOf, type CatalogReads, shelfOf, within } from './ground'
import type { Counted } from './value-column'

const MOST = 200

export function readFacets(catalog: CatalogReads, place: NotePlace): Facets {
  const ground = groundOf(catalog, place)
  const { lists, facets } = catalog.finders
  const { kinds, tags, authors } = facets.count(
    ground ? within(lists, ground, ground.among ?? shelfOf(lists, ground.shelf)) : new Int32Array(),
  )
  return {
    types: sumBy(kinds, ({ type }) => type),
    licences: sumBy(kinds, ({ licence }) =>
      licence === 'none' ? (ground?.licence ?? licence) : licence,
    ),
    languages: sumBy(kinds, ({ language }) => language),
    tags: inOrder(tags),
    authors: inOrder(authors),
    categories: readCategories(catalog.sqlite, place),
    withAttachments: sumOf(kinds, ({ hasAttachments }) => hasAttachments === 1),
    withOpenTasks: sumOf(kinds, ({ openTasks }) => openTasks > 0),
  }
}
/** As they were counted when they were written; those without notes are none. */
function readCategories(sqlite: Sqlite, place: NotePlace): readonly Facet<string>[] {
  if (place.kind === 'to-sort' || place.kind === 'trash') return []
  const no = place.kind === 'all' ? 0 : findNumber(sqlite, place.docId)
  if (no === undefined) return []
  const found = sqlite.all<Facet<string>>(
    `SELECT name AS value, sum(categories.size) AS count FROM categories
      JOIN collections ON collections.no = collection AND trashedAt IS NULL
      WHERE isRemoved = 0 AND categories.size > 0 AND trim(name) <> '' AND ${IN_PLACE[place.kind]}
      GROUP BY name`,
    ...(place.kind === 'all' ? [] : [no]),
  )
  return inOrder(found)
}

const IN_PLACE = {
  all: '1',
  notebook: 'collection = ?',
  base: 'collection IN (SELECT no FROM members WHERE collection = ?)',
} as const

/** An empty value is none. */
function sumBy<Value extends string>(
  kinds: readonly Counted<FacetValues>[],
  valueOf: (kind: FacetValues) => Value,
): readonly Facet<Value>[] {
  const counts = new Map<Value, number>()
  for (const { value: kind, count } of kinds) {
    const value = valueOf(kind)
    if (value !== '') counts.set(value, (counts.get(value) ?? 0) + count)
  }
  return inOrder([...counts].map(([value, count]) => ({ value, count })))
}

function sumOf(
  kinds: readonly Counted<FacetValues>[],
  has: (kind: FacetValues) => boolean,
): number {
  return kinds.filter(({ value }) => has(value)).reduce((sum, { count }) => sum + count, 0)
}

function inOrder<Value extends string>(facets: readonly Facet<Value>[]): readonly Facet<Value>[] {
  const counts = facets.map(({ count }) => count).toSorted((a, b) => b - a)
  // Thousands that one note has each are told apart only where some of them are shown.
  const least = counts[MOST - 1] ?? 0
  return facets
    .filter(({ count }) => count >= least)
    .toSorted((a, b) => b.count - a.count || compareNames(a.value, b.value))
    .slice(0, MOST)
}
