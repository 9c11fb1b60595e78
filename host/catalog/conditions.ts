/** Pieces of SQL with what is bound in them, over `notes` and, in a notebook, `members`. */
import type { NoteFilter, NotePlace } from '../../shared/contract/lists'
import type { Licence } from '../../shared/model/licence'
import type { Sqlite, SqlValue } from '../log/open-sqlite'
import { findNumber } from './document-numbers'
import { type Condition, conditionOfQuery, licenceIn, type Searched } from './query-filters'

/** Where a list is looked at, in SQL. */
export interface Ground {
  readonly from: string
  readonly where: Condition
  /** The number of the notebook that is looked at. */
  readonly notebook: number | undefined
  /** What the notebook's notes without a licence of their own are shown with. */
  readonly licence: Licence | undefined
  readonly isTrash: boolean
}

/** Undefined where there is nothing: a notebook or a base that is not held. */
export function groundOf(sqlite: Sqlite, place: NotePlace): Ground | undefined {
  switch (place.kind) {
    case 'all':
      return { ...IN_NOTES, where: HERE }
    case 'trash':
      return { ...IN_NOTES, where: condition('notes.trashedAt IS NOT NULL'), isTrash: true }
    case 'to-sort':
      return { ...IN_NOTES, where: allOf([HERE, TO_SORT]) }
    case 'notebook': {
      const no = findNumber(sqlite, place.docId)
      if (no === undefined) return undefined
      return {
        from: 'members JOIN notes ON notes.no = members.no',
        where: allOf([condition('members.collection = ?', no), HERE]),
        notebook: no,
        licence: licenceOf(sqlite, no),
        isTrash: false,
      }
    }
    case 'base': {
      const no = findNumber(sqlite, place.docId)
      if (no === undefined) return undefined
      return { ...IN_NOTES, where: allOf([HERE, condition(`notes.no IN (${IN_BASE})`, no)]) }
    }
  }
}

const IN_NOTES = { from: 'notes', notebook: undefined, licence: undefined, isTrash: false }
const HERE: Condition = condition('notes.trashedAt IS NULL')

const TO_SORT: Condition = condition(
  `NOT EXISTS (SELECT 1 FROM members JOIN collections ON collections.no = members.collection
    WHERE members.no = notes.no AND kind = 'notebook' AND collections.trashedAt IS NULL)`,
)

/** Notes of a base's notebooks; the base's number is bound. */
const IN_BASE = `SELECT inside.no FROM members AS collected
  JOIN collections ON collections.no = collected.no
    AND kind = 'notebook' AND collections.trashedAt IS NULL
  JOIN members AS inside ON inside.collection = collected.no
  WHERE collected.collection = ?`

function licenceOf(sqlite: Sqlite, no: number): Licence | undefined {
  const sql = 'SELECT licence FROM collections WHERE no = ?'
  return sqlite.get<{ licence: Licence | null }>(sql, no)?.licence ?? undefined
}

/** Undefined for a filter that asks for nothing. */
export function conditionsOf(
  sqlite: Sqlite,
  filter: NoteFilter,
  ground: Ground,
): Condition | undefined {
  const { types, tags, authors, licences, languages, hasAttachments, hasOpenTasks } = filter
  const given = [
    isAny(filter.categories) && inCategories(filter.categories, ground.notebook),
    isAny(types) && condition(`notes.type ${AMONG}`, listOf(types)),
    isAny(licences) && hasLicence(licences, ground.licence),
    isAny(languages) && condition(`notes.language ${AMONG}`, listOf(languages)),
    isAny(tags) && condition(`notes.no IN (SELECT no FROM tags WHERE tag ${AMONG})`, listOf(tags)),
    isAny(authors) &&
      condition(`notes.no IN (SELECT no FROM authors WHERE name ${AMONG})`, listOf(authors)),
    isGiven(filter.modifiedFrom) && condition('notes.modifiedAt >= ?', filter.modifiedFrom),
    isGiven(filter.modifiedTo) && condition('notes.modifiedAt <= ?', filter.modifiedTo),
    isGiven(hasAttachments) && condition('notes.hasAttachments = ?', Number(hasAttachments)),
    isGiven(hasOpenTasks) && condition(`notes.openTasks ${hasOpenTasks ? '> 0' : '= 0'}`),
    isGiven(filter.query) && conditionOfQuery(sqlite, filter.query, searchedIn(ground)),
  ].filter((each) => each !== undefined && each !== false)
  return given.length === 0 ? undefined : allOf(given)
}

function searchedIn({ isTrash, licence }: Ground): Searched {
  return { words: isTrash ? 'trashWords' : 'words', licence }
}

/** One list of values, as JSON: the statement stays the same however many they are. */
const AMONG = 'IN (SELECT value FROM json_each(?))'

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

/** Elsewhere than in a notebook: in any. */
function inCategories(categories: readonly string[], notebook: number | undefined): Condition {
  const inAny =
    notebook === undefined
      ? condition(`notes.no IN (SELECT no FROM placed WHERE category ${AMONG})`, listOf(categories))
      : condition(
          `notes.no IN (SELECT no FROM placed WHERE collection = ? AND category ${AMONG})`,
          notebook,
          listOf(categories),
        )
  if (!categories.includes('none')) return inAny
  const inNone =
    notebook === undefined ? 'notes.no NOT IN (SELECT no FROM placed)' : 'members.isClassified = 0'
  return categories.length === 1
    ? condition(inNone)
    : { ...inAny, sql: `(${inAny.sql} OR ${inNone})` }
}

export function condition(sql: string, ...values: readonly SqlValue[]): Condition {
  return { sql, values }
}

export function allOf(conditions: readonly (Condition | undefined)[]): Condition {
  const given = conditions.filter((each) => each !== undefined)
  return {
    sql: given.map(({ sql }) => sql).join(' AND '),
    values: given.flatMap(({ values }) => values),
  }
}
