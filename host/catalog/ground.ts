/** Where a list is looked at, as the numbers of the notes there. */
import type { NotePlace } from '../../shared/contract/lists'
import type { Shelf } from '../../shared/contract/notes'
import type { Licence } from '../../shared/model/licence'
import type { Sqlite } from '../log/open-sqlite'
import { findNumber } from './document-numbers'
import type { Finders } from './finders'
import { type NumberList, type NumberLists, omit, pick } from './number-lists'
import { SHELVES } from './shelves'

/** What a list is read from: the tables, and what is kept of them. */
export interface CatalogReads {
  readonly sqlite: Sqlite
  readonly finders: Finders
}

export interface Ground {
  readonly shelf: Shelf
  /** All of the shelf where there are none. */
  readonly among: NumberList | undefined
  readonly without: NumberList | undefined
  /** The number of the notebook that is looked at. */
  readonly notebook: number | undefined
  /** What the notebook's notes without a licence of their own are shown with. */
  readonly licence: Licence | undefined
}

/** Undefined where there is nothing: a notebook or a base that is not held. */
export function groundOf({ sqlite, finders }: CatalogReads, place: NotePlace): Ground | undefined {
  const { lists } = finders
  switch (place.kind) {
    case 'all':
      return HERE
    case 'trash':
      return { ...HERE, shelf: 'trash' }
    case 'to-sort':
      return { ...HERE, without: lists.ofCollections(IN_NOTEBOOKS) }
    case 'notebook': {
      const notebook = findNumber(sqlite, place.docId)
      if (notebook === undefined) return undefined
      const among = membersOf(lists, notebook)
      return { ...HERE, among, notebook, licence: licenceOf(sqlite, notebook) }
    }
    case 'base': {
      const base = findNumber(sqlite, place.docId)
      return base === undefined ? undefined : { ...HERE, among: inBase(lists, base) }
    }
  }
}

const HERE: Ground = {
  shelf: 'notes',
  among: undefined,
  without: undefined,
  notebook: undefined,
  licence: undefined,
}

/** In the notebook's order, also what is not held or in the trash. */
export function membersOf(lists: NumberLists, notebook: number): NumberList {
  return lists.ofCollections('SELECT no FROM members WHERE collection = ? ORDER BY place', notebook)
}

/** Each once, in no order. */
export function shelfOf(lists: NumberLists, shelf: Shelf): NumberList {
  const by = shelf === 'notes' ? 'notesByKind' : 'trashByTime'
  return lists.ofNotes(`SELECT no FROM notes INDEXED BY ${by} WHERE ${SHELVES[shelf].where}`)
}

/** Those of a list that are of the place, in its order. */
export function within(lists: NumberLists, ground: Ground, list: NumberList): Int32Array {
  const { among, without } = ground
  const shelf = shelfOf(lists, ground.shelf)
  const shelved = list === shelf ? list.numbers : pick(list.numbers, shelf)
  const inside = among && among !== list ? pick(shelved, among) : shelved
  return without ? omit(inside, without) : inside
}

const IN_NOTEBOOKS = `SELECT DISTINCT members.no FROM collections
  JOIN members ON members.collection = collections.no
  WHERE kind = 'notebook' AND trashedAt IS NULL`

/** Notes of its notebooks. */
function inBase(lists: NumberLists, base: number): NumberList {
  return lists.ofCollections(
    `SELECT DISTINCT inside.no FROM members AS collected
      JOIN collections ON collections.no = collected.no AND kind = 'notebook' AND trashedAt IS NULL
      JOIN members AS inside ON inside.collection = collected.no
      WHERE collected.collection = ?`,
    base,
  )
}

function licenceOf(sqlite: Sqlite, notebook: number): Licence | undefined {
  const sql = 'SELECT licence FROM collections WHERE no = ?'
  return sqlite.get<{ licence: Licence | null }>(sql, notebook)?.licence ?? undefined
}
