/**
 * What a filter asks of notes. What an index of its own answers is a list of numbers; the rest is one
 * look at the rows of notes, at few of them where a list is short.
 */
import type { NoteFilter } from '../../shared/contract/lists'
import type { Licence } from '../../shared/model/licence'
import type { SqlValue } from '../log/open-sqlite'
import { type Ground, type CatalogReads, shelfOf } from './ground'
import { AMONG, FEW, NumberList, type NumberLists, omit } from './number-lists'
import { type Condition, conditionsOfQuery, integratedIn, licenceIn } from './query-filters'
import { SHELVES } from './shelves'

/** What is on all of these lists is asked for; undefined for a filter that asks for nothing. */
export function filteredBy(
  { sqlite, finders: { lists } }: CatalogReads,
  filter: NoteFilter,
  ground: Ground,
): readonly NumberList[] | undefined {
  const { words } = SHELVES[ground.shelf]
  const query =
    filter.query === undefined
      ? {}
      : conditionsOfQuery(sqlite, filter.query, {
          words,
          licence: ground.licence,
          notebook: ground.notebook,
        })
  const listed = [
    isAny(filter.categories) && inCategories(lists, filter.categories, ground),
    isAny(filter.tags) &&
      lists.read(`SELECT DISTINCT no FROM tags WHERE tag ${AMONG}`, [listOf(filter.tags)]),
    isAny(filter.authors) &&
      lists.read(`SELECT DISTINCT no FROM authors WHERE name ${AMONG}`, [listOf(filter.authors)]),
    integratedWithin(lists, filter, ground),
    query.expression !== undefined && lists.ofWords(SAID[words], query.expression),
  ].filter((each) => each !== false)
  const rows = [...rowConditions(filter, ground.licence), query.filters].filter(
    (each) => each !== undefined,
  )
  if (rows.length > 0) listed.push(numbersOfRows(lists, rows, { ground, listed }))
  return listed.length === 0 ? undefined : listed
}

const SAID = {
  words: 'SELECT rowid AS no FROM words WHERE words MATCH ?',
  trashWords: 'SELECT rowid AS no FROM trashWords WHERE trashWords MATCH ?',
}

function rowConditions(filter: NoteFilter, byDefault: Licence | undefined): readonly Condition[] {
  const { types, licences, languages, hasAttachments, hasOpenTasks } = filter
  return [
    isAny(types) && condition(`notes.type ${AMONG}`, listOf(types)),
    isAny(licences) && hasLicence(licences, byDefault),
    isAny(languages) && condition(`notes.language ${AMONG}`, listOf(languages)),
    isGiven(filter.modifiedFrom) && condition('notes.modifiedAt >= ?', filter.modifiedFrom),
    isGiven(filter.modifiedTo) && condition('notes.modifiedAt <= ?', filter.modifiedTo),
    isGiven(filter.publishedFrom) && condition('notes.publishedAt >= ?', filter.publishedFrom),
    isGiven(filter.publishedTo) && condition('notes.publishedAt <= ?', filter.publishedTo),
    isGiven(hasAttachments) && condition('notes.hasAttachments = ?', Number(hasAttachments)),
    isGiven(hasOpenTasks) && condition(`notes.openTasks ${hasOpenTasks ? '> 0' : '= 0'}`),
  ].filter((each) => each !== false)
}

function numbersOfRows(
  lists: NumberLists,
  rows: readonly Condition[],
  { ground, listed }: { readonly ground: Ground; readonly listed: readonly NumberList[] },
): NumberList {
  const [shortest] = [...listed, ...(ground.among ? [ground.among] : [])].toSorted(
    (a, b) => a.size - b.size,
  )
  const sql = [SHELVES[ground.shelf].where, ...rows.map((each) => each.sql)].join(' AND ')
  const values = rows.flatMap((each) => each.values)
  if (shortest === undefined || shortest.size > FEW)
    return lists.read(`SELECT no FROM notes INDEXED BY notesByKind WHERE ${sql}`, values)
  return lists.read(`SELECT no FROM notes WHERE no ${AMONG} AND ${sql}`, [
    JSON.stringify([...shortest.numbers]),
    ...values,
  ])
}

function listOf(values: readonly string[]): string {
  return JSON.stringify(values)
}

function isGiven<Value>(value: Value | undefined): value is Value {
  return value !== undefined
}

/** An empty list asks for nothing. */
function isAny<Value>(values: readonly Value[] | undefined): values is readonly Value[] {
  return values !== undefined && values.length > 0
}

function hasLicence(licences: readonly string[], byDefault: Licence | undefined): Condition {
  const { sql, values } = licenceIn(byDefault)
  return { sql: `${sql} ${AMONG}`, values: [...values, listOf(licences)] }
}

function integratedWithin(
  lists: NumberLists,
  { integratedFrom: from, integratedTo: to }: NoteFilter,
  { notebook }: Ground,
): NumberList | false {
  if (from === undefined && to === undefined) return false
  const { sql, values } = integratedIn(notebook, { from, to })
  return lists.ofCollections(sql, ...values)
}

/** Elsewhere than in a notebook: in any. */
function inCategories(
  lists: NumberLists,
  categories: readonly string[],
  ground: Ground,
): NumberList {
  const { notebook } = ground
  const [where, values] =
    notebook === undefined ? (['1', []] as const) : (['collection = ?', [notebook]] as const)
  const inAny = lists.ofCollections(
    `SELECT DISTINCT no FROM placed WHERE ${where} AND category ${AMONG}`,
    ...values,
    listOf(categories),
  )
  if (!categories.includes('none')) return inAny
  const all = ground.among ?? shelfOf(lists, ground.shelf)
  const placed = lists.ofCollections(`SELECT DISTINCT no FROM placed WHERE ${where}`, ...values)
  return new NumberList(joined(inAny.numbers, omit(all.numbers, placed)))
}

function joined(one: Int32Array, other: Int32Array): Int32Array {
  const both = new Int32Array(one.length + other.length)
  both.set(one)
  both.set(other, one.length)
  return both
}

function condition(sql: string, ...values: readonly SqlValue[]): Condition {
  return { sql, values }
}
