/** Notebooks and bases as pages show them. Sizes were counted when they were written. */
import type {
  BaseView,
  CategoryRow,
  CollectionRow,
  IntegrationRow,
  NotebookView,
} from '../../shared/contract/collections'
import type { Licence } from '../../shared/model/licence'
import type { DocId } from '../../shared/records/keys'
import { excerptOf } from '../../shared/text/body/plain-text'
import type { Sqlite } from '../log/open-sqlite'
import {
  CATEGORISED,
  categoryOf,
  COLLECTED,
  collectionOf,
  type StoredCategory,
  type StoredCollection,
} from './collection-row'
import type { FromCatalog } from './contract'
import { findNumber } from './document-numbers'
import { groundOf, type CatalogReads, membersOf, shelfOf } from './ground'
import { omit } from './number-lists'
import { readRows } from './placed-notes'
import { findNumbers } from './placed-numbers'

const LATEST = {
  filter: {},
  sort: { by: 'modified', isDescending: true },
  offset: 0,
  limit: 20,
} as const

/** What stands on the page until the introduction itself is open. */
const INTRODUCTION_LETTERS = 400

const NOTHING = { total: 0, numbers: [] }

/** By title, without those in the trash. */
export function listCollections(sqlite: Sqlite): readonly CollectionRow[] {
  return sqlite
    .all<StoredCollection>(
      `SELECT ${COLLECTED} FROM collections WHERE trashedAt IS NULL ORDER BY titleKey, docId`,
    )
    .map(collectionOf)
}

interface StoredNotebook extends StoredCollection {
  readonly no: number
  readonly classified: number
  readonly licence: Licence | null
  readonly underlinesTerms: number
  readonly intro: string
}

/** Also one in the trash. */
export function readNotebook(
  catalog: CatalogReads,
  docId: DocId,
): FromCatalog<NotebookView> | null {
  const { sqlite } = catalog
  const found = readCollection(sqlite, docId)
  if (found?.kind !== 'notebook') return null
  const categories = sqlite.all<StoredCategory & { readonly isRemoved: number }>(
    `SELECT ${CATEGORISED}, isRemoved FROM categories WHERE collection = ? ORDER BY place`,
    found.no,
  )
  const rowsOf = (isRemoved: number) =>
    categories.filter((category) => category.isRemoved === isRemoved).map(categoryOf)
  return {
    ...collectionOf(found),
    categories: rowsOf(0),
    removed: rowsOf(1),
    unclassified: found.size - found.classified,
    licence: found.licence,
    underlinesTerms: found.underlinesTerms === 1,
    bases: readBasesOf(sqlite, found.no),
    missing: readMissing(catalog, found.no),
    introduction: introductionOf(found),
  }
}

/** Members without a row here. */
function readMissing(
  { sqlite, finders: { lists } }: CatalogReads,
  notebook: number,
): readonly DocId[] {
  const notHere = omit(membersOf(lists, notebook).numbers, shelfOf(lists, 'notes'))
  const missing = omit(notHere, shelfOf(lists, 'trash'))
  if (missing.length === 0) return []
  return sqlite
    .all<{ readonly docId: DocId }>(
      `SELECT docId FROM json_each(?) JOIN numbers ON no = value ORDER BY json_each.key`,
      JSON.stringify([...missing]),
    )
    .map(({ docId }) => docId)
}

export function readBase(catalog: CatalogReads, docId: DocId): FromCatalog<BaseView> | null {
  const { sqlite } = catalog
  const found = readCollection(sqlite, docId)
  if (found?.kind !== 'base') return null
  const ground = groundOf(catalog, { kind: 'base', docId })
  const { total, numbers } = ground ? findNumbers(catalog, ground, LATEST) : NOTHING
  const rows = readRows(sqlite, numbers)
  const notebooks = sqlite.all<StoredCollection>(
    `SELECT ${COLLECTED} FROM members JOIN collections USING (no)
      WHERE collection = ? AND kind = 'notebook' AND trashedAt IS NULL ORDER BY place`,
    found.no,
  )
  return {
    ...collectionOf(found),
    notebooks: notebooks.map(collectionOf),
    noteCount: total,
    latest: numbers.flatMap((no) => rows.get(no) ?? []),
    introduction: introductionOf(found),
  }
}

/** Every notebook, not in the trash, that a note is in; by title. */
export function readIntegrations(sqlite: Sqlite, docId: DocId): readonly IntegrationRow[] {
  const no = findNumber(sqlite, docId)
  if (no === undefined) return []
  const categories = readCategoriesOf(sqlite, no)
  return sqlite
    .all<StoredCollection & Integrated>(
      `SELECT ${COLLECTED}, collection, licence, remark, by, isByVerified, at FROM members
        JOIN collections ON collections.no = members.collection
        WHERE members.no = ? AND kind = 'notebook' AND trashedAt IS NULL
        ORDER BY titleKey, docId`,
      no,
    )
    .map((row) => ({
      notebook: collectionOf(row),
      licence: row.licence,
      categories: categories.get(row.collection) ?? [],
      remark: row.remark,
      by: row.by,
      isByVerified: row.isByVerified === 1,
      at: row.at,
    }))
}

interface Integrated {
  readonly collection: number
  readonly licence: Licence | null
  readonly remark: string
  readonly by: string
  readonly isByVerified: number
  readonly at: number | null
}

function readCollection(sqlite: Sqlite, docId: DocId): StoredNotebook | undefined {
  const no = findNumber(sqlite, docId)
  if (no === undefined) return undefined
  return sqlite.get<StoredNotebook>(
    `SELECT no, ${COLLECTED}, classified, licence, underlinesTerms, intro FROM collections WHERE no = ?`,
    no,
  )
}

function introductionOf({ intro }: StoredNotebook): string | null {
  return intro === '' ? null : excerptOf(intro, INTRODUCTION_LETTERS)
}

function readBasesOf(sqlite: Sqlite, notebook: number): readonly CollectionRow[] {
  return sqlite
    .all<StoredCollection>(
      `SELECT ${COLLECTED} FROM members JOIN collections ON collections.no = members.collection
        WHERE members.no = ? AND kind = 'base' AND trashedAt IS NULL ORDER BY titleKey, docId`,
      notebook,
    )
    .map(collectionOf)
}

/** By the notebook's number, in its order. */
function readCategoriesOf(sqlite: Sqlite, note: number): ReadonlyMap<number, CategoryRow[]> {
  const found = new Map<number, CategoryRow[]>()
  for (const row of sqlite.all<StoredCategory & { readonly collection: number }>(
    `SELECT ${CATEGORISED}, placed.collection FROM members JOIN placed USING (collection, no)
      JOIN categories ON categories.collection = placed.collection AND id = category
      WHERE members.no = ? ORDER BY placed.collection, categories.place`,
    note,
  ))
    found.set(row.collection, [...(found.get(row.collection) ?? []), categoryOf(row)])
  return found
}
