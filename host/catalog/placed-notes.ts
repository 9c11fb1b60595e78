/** Notes of a place, filtered and sorted: what is counted and ordered is narrow, rows are a page's own. */
import type { HostPayload } from '../../shared/contract/host'
import type { NoteSort, PlacedNote, PlacedPage } from '../../shared/contract/lists'
import type { NoteRow } from '../../shared/contract/notes'
import type { CategoryId } from '../../shared/model/categories'
import type { Sqlite } from '../log/open-sqlite'
import { allOf, conditionsOf, type Ground, groundOf } from './conditions'
import type { Condition } from './query-filters'
import { LISTED, rowOf, type StoredRow } from './note-row'

type Request = HostPayload<'listPlaced'>

export function listPlaced(sqlite: Sqlite, request: Request): PlacedPage {
  const { offset } = request
  const ground = groundOf(sqlite, request.place)
  if (!ground) return { total: 0, offset, rows: [] }
  const { total, numbers } = findNumbers(sqlite, ground, request)
  const rows = new Map<number, PlacedNote>()
  for (const [no, row] of readRows(sqlite, numbers)) rows.set(no, { ...row, ...ELSEWHERE })
  if (ground.notebook !== undefined)
    addPlaces(sqlite, { rows, among: JSON.stringify(numbers), notebook: ground.notebook })
  return { total, offset, rows: numbers.flatMap((no) => rows.get(no) ?? []) }
}

/** How many there are, and those of the page, in their order. */
export function findNumbers(
  sqlite: Sqlite,
  ground: Ground,
  { filter, sort, offset, limit }: Omit<Request, 'place'>,
): { readonly total: number; readonly numbers: readonly number[] } {
  const filtered = conditionsOf(sqlite, filter, ground)
  const where = allOf([ground.where, filtered])
  const size = filtered === undefined ? sizeOf(sqlite, ground) : undefined
  const page = sqlite.all<{ no: number }>(
    `SELECT notes.no FROM ${ground.from} WHERE ${where.sql} ORDER BY ${orderOf(sort, ground)}
      LIMIT ? OFFSET ?`,
    ...where.values,
    limit,
    offset,
  )
  return { total: size ?? countOf(sqlite, ground, where), numbers: page.map(({ no }) => no) }
}

/** Of a whole notebook it was counted when it was written. */
function sizeOf(sqlite: Sqlite, { notebook }: Ground): number | undefined {
  if (notebook === undefined) return undefined
  return sqlite.get<{ size: number }>('SELECT size FROM collections WHERE no = ?', notebook)?.size
}

function countOf(sqlite: Sqlite, { from }: Ground, { sql, values }: Condition): number {
  const counted = sqlite.get<{ n: number }>(
    `SELECT count(*) AS n FROM ${from} WHERE ${sql}`,
    ...values,
  )
  return counted?.n ?? 0
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

export function readRows(sqlite: Sqlite, numbers: readonly number[]): ReadonlyMap<number, NoteRow> {
  const rows = sqlite.all<StoredRow & { readonly no: number }>(
    `SELECT notes.no, ${LISTED} FROM notes JOIN faces USING (no)
      WHERE notes.no IN (SELECT value FROM json_each(?))`,
    JSON.stringify(numbers),
  )
  return new Map(rows.map((row) => [row.no, rowOf(row)]))
}

const ELSEWHERE = {
  categoryIds: [],
  remark: '',
  integratedBy: '',
  isByVerified: false,
  integratedAt: null,
}

interface Page {
  readonly rows: Map<number, PlacedNote>
  readonly among: string
  readonly notebook: number
}

interface StoredPlace {
  readonly no: number
  readonly remark: string
  readonly by: string
  readonly isByVerified: number
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
  for (const { no, remark, by, isByVerified, at } of sqlite.all<StoredPlace>(
    `SELECT no, remark, by, isByVerified, at FROM members
      WHERE collection = ? AND no IN (SELECT value FROM json_each(?))`,
    notebook,
    among,
  )) {
    const row = rows.get(no)
    const categoryIds = categories.get(no) ?? []
    if (!row) continue
    rows.set(no, {
      ...row,
      categoryIds,
      remark,
      integratedBy: by,
      isByVerified: isByVerified === 1,
      integratedAt: at,
    })
  }
}
