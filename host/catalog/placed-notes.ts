/** Notes of a place, filtered and sorted: what is counted and ordered is narrow, rows are a page's own. */
import type { HostPayload } from '../../shared/contract/host'
import type { NoteSort, PlacedNote, PlacedPage } from '../../shared/contract/knowledge'
import type { CategoryId } from '../../shared/model/categories'
import type { Sqlite } from '../log/open-sqlite'
import { allOf, conditionsOf, type Ground, groundOf } from './conditions'
import { LISTED, rowOf, type StoredRow } from './note-row'

export function listPlaced(
  sqlite: Sqlite,
  { place, filter, sort, offset, limit }: HostPayload<'listPlaced'>,
): PlacedPage {
  const ground = groundOf(sqlite, place)
  if (!ground) return { total: 0, offset, rows: [] }
  const { sql: where, values } = allOf([ground.where, conditionsOf(filter, ground)])
  const total =
    sqlite.get<{ n: number }>(`SELECT count(*) AS n FROM ${ground.from} WHERE ${where}`, ...values)
      ?.n ?? 0
  const page = sqlite.all<{ no: number }>(
    `SELECT notes.no FROM ${ground.from} WHERE ${where} ORDER BY ${orderOf(sort, ground)}
      LIMIT ? OFFSET ?`,
    ...values,
    limit,
    offset,
  )
  const numbers = page.map(({ no }) => no)
  return { total, offset, rows: readPlaced(sqlite, numbers, ground.notebook) }
}

/** Ties always by id; what has no such date comes last either way. */
function orderOf({ by, isDescending }: NoteSort, { notebook }: Ground): string {
  const way = isDescending ? 'DESC' : 'ASC'
  const isNotebook = notebook !== undefined
  if (by === 'own' && isNotebook) return `members.place ${way}`
  if (by === 'integrated' && isNotebook) return `members.at IS NULL, members.at ${way}, notes.docId`
  switch (by) {
    case 'title':
      return `notes.titleKey ${way}, notes.docId`
    case 'created':
      return `notes.createdAt ${way}, notes.docId`
    case 'published':
      return `notes.publishedAt IS NULL, notes.publishedAt ${way}, notes.docId`
    default:
      return `notes.modifiedAt ${way}, notes.docId`
  }
}

/** In the order given. */
function readPlaced(
  sqlite: Sqlite,
  numbers: readonly number[],
  notebook: number | undefined,
): readonly PlacedNote[] {
  const among = JSON.stringify(numbers)
  const rows = new Map<number, PlacedNote>()
  for (const row of sqlite.all<StoredRow & { readonly no: number }>(
    `SELECT notes.no, ${LISTED} FROM notes JOIN faces USING (no)
      WHERE notes.no IN (SELECT value FROM json_each(?))`,
    among,
  ))
    rows.set(row.no, { ...rowOf(row), ...ELSEWHERE })
  if (notebook !== undefined) addPlaces(sqlite, { rows, among, notebook })
  return numbers.flatMap((no) => rows.get(no) ?? [])
}

const ELSEWHERE = { categoryIds: [], remark: '', integratedBy: '', integratedAt: null }

interface Page {
  readonly rows: Map<number, PlacedNote>
  readonly among: string
  readonly notebook: number
}

interface StoredPlace {
  readonly no: number
  readonly remark: string
  readonly by: string
  readonly at: number | null
}

function addPlaces(sqlite: Sqlite, { rows, among, notebook }: Page): void {
  const categories = new Map<number, CategoryId[]>()
  for (const { no, category } of sqlite.all<{ no: number; category: CategoryId }>(
    `SELECT placed.no, category FROM placed
      JOIN categories ON categories.collection = placed.collection AND id = category
      WHERE placed.collection = ? AND placed.no IN (SELECT value FROM json_each(?))
      ORDER BY place`,
    notebook,
    among,
  ))
    categories.set(no, [...(categories.get(no) ?? []), category])
  for (const { no, remark, by, at } of sqlite.all<StoredPlace>(
    `SELECT no, remark, by, at FROM members
      WHERE collection = ? AND no IN (SELECT value FROM json_each(?))`,
    notebook,
    among,
  )) {
    const row = rows.get(no)
    const categoryIds = categories.get(no) ?? []
    if (row) rows.set(no, { ...row, categoryIds, remark, integratedBy: by, integratedAt: at })
  }
}
