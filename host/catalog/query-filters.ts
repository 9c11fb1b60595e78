/**
 * The fields of a search as conditions on `notes`. Names are looked up among those that there are,
 * since a person types part of one, without its accents. A field that a note has once is any of the
 * values given for it; of the others a note has all.
 */
import type { Licence } from '../../shared/model/licence'
import { asksNothingYet } from '../../shared/text/query/asked'
import type { DateRange } from '../../shared/text/query/date-range'
import type { NamedField } from '../../shared/text/query/fields'
import type { Filter } from '../../shared/text/query/query'
import type { Sqlite, SqlValue } from '../log/open-sqlite'
import { wordsOf } from './fold'
import { createNameFit, lettersOfName } from './name-fit'
import { matchExpression, parseQuery, type Query, unwantedExpression } from './query'
import type { WordsTable } from './shelves'

/** A piece of SQL with what is bound in it. */
export interface Condition {
  readonly sql: string
  readonly values: readonly SqlValue[]
}

/** Where a search looks. */
export interface Searched {
  readonly words: WordsTable
  /** What notes without their own have where the list is looked at. */
  readonly licence?: Licence | undefined
  /** The number of the notebook that is looked at: when notes were integrated is asked of it. */
  readonly notebook?: number | undefined
}

/** What a search asks for in a list that has other conditions besides. */
export interface QueryConditions {
  /** Of words, as FTS5 reads it. */
  readonly expression?: string
  readonly filters?: Condition
}

/** Nothing when nothing is asked for yet; a query without anything that is wanted finds nothing. */
export function conditionsOfQuery(
  sqlite: Sqlite,
  text: string,
  searched: Searched,
): QueryConditions {
  if (text.trim() === '' || asksNothingYet(text)) return {}
  const query = parseQuery(text)
  const filters = conditionOfFilters(sqlite, query, searched)
  const expression = matchExpression(query, 'anywhere')
  if (expression === undefined) return { filters: filters ?? { sql: '0', values: [] } }
  return filters ? { expression, filters } : { expression }
}

/** Undefined where words alone are wanted. Where none is, it leaves out what is unwanted. */
export function conditionOfFilters(
  sqlite: Sqlite,
  query: Query,
  { words, ...searched }: Searched,
): Condition | undefined {
  const unwanted = query.wanted.length === 0 ? unwantedExpression(query) : undefined
  if (query.filters.length === 0 && unwanted === undefined) return undefined
  const conditions: Condition[] = []
  const single = new Map<Filter['field'], Condition[]>()
  for (const { filter, isNegated } of query.filters) {
    const condition = conditionOf(sqlite, filter, searched)
    if (isNegated) conditions.push({ ...condition, sql: `NOT (${condition.sql})` })
    else if (isSingle(filter))
      single.set(filter.field, [...(single.get(filter.field) ?? []), condition])
    else conditions.push(condition)
  }
  for (const values of single.values()) conditions.push(any(values))
  if (unwanted !== undefined)
    conditions.push({
      sql: `notes.wordsNo NOT IN (SELECT rowid FROM ${words} WHERE ${words} MATCH ?)`,
      values: [unwanted],
    })
  return both(conditions)
}

function isSingle({ field }: Filter): boolean {
  return field === 'type' || field === 'licence' || field === 'language'
}

/** What a note's licence is where notes without their own have this one. */
export function licenceIn(licence: Licence | undefined): Condition {
  return licence === undefined
    ? { sql: 'notes.licence', values: [] }
    : { sql: "iif(notes.licence = 'none', ?, notes.licence)", values: [licence] }
}

/** Notes by when they came into a notebook: that one, else any that is not in the trash. */
export function integratedIn(notebook: number | undefined, range: DateRange): Condition {
  const times = timesOf(range)
  return notebook === undefined
    ? {
        sql: `SELECT DISTINCT members.no FROM collections
          JOIN members ON members.collection = collections.no
          WHERE kind = 'notebook' AND trashedAt IS NULL AND at BETWEEN ? AND ?`,
        values: times,
      }
    : {
        sql: 'SELECT no FROM members WHERE collection = ? AND at BETWEEN ? AND ?',
        values: [notebook, ...times],
      }
}

/** With the ends of all time for open ones. */
function timesOf({ from = -8.64e15, to = 8.64e15 }: DateRange): readonly [number, number] {
  return [from, to]
}

function conditionOf(
  sqlite: Sqlite,
  filter: Filter,
  { licence, notebook }: Omit<Searched, 'words'>,
): Condition {
  switch (filter.field) {
    case 'type':
      return { sql: 'notes.type = ?', values: [filter.value] }
    case 'licence': {
      const { sql, values } = licenceIn(licence)
      return { sql: `${sql} = ?`, values: [...values, filter.value] }
    }
    case 'language':
      // French is also that of Canada.
      return {
        sql: "(lower(notes.language) = ? OR lower(notes.language) LIKE ? || '-%')",
        values: [filter.value, filter.value],
      }
    case 'has':
      return {
        sql: filter.value === 'task' ? 'notes.openTasks > 0' : 'notes.hasAttachments = 1',
        values: [],
      }
    case 'modified':
      return { sql: 'notes.modifiedAt BETWEEN ? AND ?', values: timesOf(filter.value) }
    case 'published':
      // What was never published is found where others are not wanted.
      return {
        sql: 'ifnull(notes.publishedAt BETWEEN ? AND ?, 0)',
        values: timesOf(filter.value),
      }
    case 'integrated': {
      const { sql, values } = integratedIn(notebook, filter.value)
      return { sql: `+notes.no IN (${sql})`, values }
    }
    default:
      return conditionOfName(sqlite, filter)
  }
}

interface Named {
  /** All names there are. */
  readonly names: string
  /** Notes by a list of names, as JSON. */
  readonly notes: string
}

const NAMED: Readonly<Record<NamedField, Named>> = {
  tag: {
    names: 'SELECT DISTINCT tag AS name FROM tags',
    notes: 'SELECT no FROM tags WHERE tag IN (SELECT value FROM json_each(?))',
  },
  author: {
    names: 'SELECT DISTINCT name FROM authors',
    notes: 'SELECT no FROM authors WHERE name IN (SELECT value FROM json_each(?))',
  },
  notebook: {
    names:
      "SELECT DISTINCT title AS name FROM collections WHERE kind = 'notebook' AND trashedAt IS NULL",
    notes: `SELECT members.no FROM collections JOIN members ON members.collection = collections.no
      WHERE kind = 'notebook' AND trashedAt IS NULL AND title IN (SELECT value FROM json_each(?))`,
  },
  category: {
    names: `SELECT DISTINCT name FROM categories JOIN collections ON collections.no = collection
      WHERE isRemoved = 0 AND trashedAt IS NULL`,
    notes: `SELECT placed.no FROM categories
      JOIN collections ON collections.no = categories.collection AND trashedAt IS NULL
      JOIN placed ON placed.collection = categories.collection AND category = categories.id
      WHERE isRemoved = 0 AND name IN (SELECT value FROM json_each(?))`,
  },
}

function conditionOfName(
  sqlite: Sqlite,
  { field, name, isWhole }: Filter & { readonly field: NamedField },
): Condition {
  const { names, notes } = NAMED[field]
  const fits = createFit(name, isWhole)
  const found = sqlite.all<{ name: string }>(names).filter((each) => fits(each.name))
  return {
    // Without the plus every match of the words would look through all notes of that name.
    sql: `+notes.no IN (${notes})`,
    values: [JSON.stringify(found.map((each) => each.name))],
  }
}

/** In quotes the whole name, else words that it has, by their beginning. */
function createFit(typed: string, isWhole: boolean): (name: string) => boolean {
  const words = wordsOf(typed)
  const whole = words.join(' ')
  if (words.length === 0) return (name) => name.trim() === typed.trim()
  if (isWhole) return (name) => wordsOf(name).join(' ') === whole
  const fits = createNameFit(words)
  return (name) => fits(lettersOfName(name))
}

function both(conditions: readonly Condition[]): Condition {
  return joined(conditions, ' AND ')
}

function any(conditions: readonly Condition[]): Condition {
  return joined(conditions, ' OR ')
}

function joined(conditions: readonly Condition[], by: string): Condition {
  return {
    sql: `(${conditions.map(({ sql }) => sql).join(by)})`,
    values: conditions.flatMap(({ values }) => values),
  }
}
