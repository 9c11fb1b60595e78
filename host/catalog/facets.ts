/** How many notes of a place have each value, for filters and completion. */
import type { Facet, Facets, NotePlace } from '../../shared/contract/lists'
import type { Licence } from '../../shared/model/licence'
import type { NoteType } from '../../shared/model/note'
import type { Sqlite } from '../log/open-sqlite'
import { condition, type Ground, groundOf } from './conditions'
import { findNumber } from './document-numbers'

const MOST = 200
const LARGE = 1000

interface Group {
  readonly type: NoteType
  readonly licence: Licence | 'none'
  readonly language: string
  readonly hasAttachments: number
  readonly openTasks: number
  readonly n: number
}

export function readFacets(sqlite: Sqlite, place: NotePlace): Facets {
  const ground = groundOf(sqlite, place)
  const groups = ground ? readGroups(sqlite, ground) : []
  return {
    types: countBy(groups, ({ type }) => type),
    licences: countBy(groups, ({ licence }) =>
      licence === 'none' ? (ground?.licence ?? licence) : licence,
    ),
    languages: countBy(groups, ({ language }) => language),
    tags: ground ? readWords(sqlite, ground, 'tags.tag') : [],
    authors: ground ? readWords(sqlite, ground, 'authors.name') : [],
    categories: readCategories(sqlite, place),
    withAttachments: sumOf(groups, ({ hasAttachments }) => hasAttachments === 1),
    withOpenTasks: sumOf(groups, ({ openTasks }) => openTasks > 0),
  }
}

/** All that has few values, on one way through the notes. */
function readGroups(sqlite: Sqlite, ground: Ground): readonly Group[] {
  const { from, where } = isLarge(sqlite, ground) ? inOrder(ground) : ground
  return sqlite.all<Group>(
    `SELECT type, notes.licence, language, hasAttachments, openTasks, count(*) AS n
      FROM ${from} WHERE ${where.sql}
      GROUP BY type, notes.licence, language, hasAttachments, openTasks`,
    ...where.values,
  )
}

/** Sorting thousands takes four times as long as going through all in the order of their kinds. */
function inOrder({ notebook, where }: Ground): Pick<Ground, 'from' | 'where'> {
  const from = 'notes INDEXED BY notesByKind'
  if (notebook === undefined) return { from, where }
  const sql =
    'notes.trashedAt IS NULL AND notes.no IN (SELECT no FROM members WHERE collection = ?)'
  return { from, where: condition(sql, notebook) }
}

function isLarge(sqlite: Sqlite, { notebook, isTrash }: Ground): boolean {
  if (isTrash) return false
  if (notebook === undefined) return true
  const sql = 'SELECT size FROM collections WHERE no = ?'
  return (sqlite.get<{ size: number }>(sql, notebook)?.size ?? 0) > LARGE
}

function readWords(
  sqlite: Sqlite,
  { from, where }: Ground,
  column: 'tags.tag' | 'authors.name',
): readonly Facet<string>[] {
  const [table = ''] = column.split('.')
  return sqlite.all<Facet<string>>(
    `SELECT ${column} AS value, count(*) AS count FROM ${from} JOIN ${table} ON ${table}.no = notes.no
      WHERE ${where.sql} GROUP BY 1 ORDER BY count DESC, value LIMIT ${MOST}`,
    ...where.values,
  )
}

/** As they were counted when they were written; those without notes are none. */
function readCategories(sqlite: Sqlite, place: NotePlace): readonly Facet<string>[] {
  if (place.kind === 'to-sort' || place.kind === 'trash') return []
  const no = place.kind === 'all' ? 0 : findNumber(sqlite, place.docId)
  if (no === undefined) return []
  return sqlite.all<Facet<string>>(
    `SELECT name AS value, sum(categories.size) AS count FROM categories
      JOIN collections ON collections.no = collection AND trashedAt IS NULL
      WHERE isRemoved = 0 AND categories.size > 0 AND trim(name) <> '' AND ${IN_PLACE[place.kind]}
      GROUP BY name ORDER BY count DESC, value LIMIT ${MOST}`,
    ...(place.kind === 'all' ? [] : [no]),
  )
}

const IN_PLACE = {
  all: '1',
  notebook: 'collection = ?',
  base: 'collection IN (SELECT no FROM members WHERE collection = ?)',
} as const

/** An empty value is none. */
function countBy<Value extends string>(
  groups: readonly Group[],
  valueOf: (group: Group) => Value,
): readonly Facet<Value>[] {
  const counts = new Map<Value, number>()
  for (const group of groups) {
    const value = valueOf(group)
    if (value !== '') counts.set(value, (counts.get(value) ?? 0) + group.n)
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, MOST)
}

function sumOf(groups: readonly Group[], has: (group: Group) => boolean): number {
  return groups.filter(has).reduce((sum, { n }) => sum + n, 0)
}
