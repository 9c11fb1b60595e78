/** Notes of a place, filtered and sorted: what is counted and ordered are numbers, rows are a page's own. */
import type { HostPayload } from '../../shared/contract/host'
import type { PlacedNote, PlacedPage } from '../../shared/contract/lists'
import type { FoundWords, NoteRow } from '../../shared/contract/notes'
import type { Licence } from '../../shared/model/licence'
import type { CategoryId } from '../../shared/model/categories'
import type { Sqlite } from '../log/open-sqlite'
import { findNumber } from './document-numbers'
import { foundWordsIn, readTexts } from './found-words'
import { groundOf, type CatalogReads } from './ground'
import { createMatcher } from './matcher'
import { LISTED, parseWords, rowOf, type StoredRow } from './note-row'
import { findNumbers } from './placed-numbers'
import { parseQuery } from './query'

type Request = HostPayload<'listPlaced'>

export function listPlaced(catalog: CatalogReads, request: Request): PlacedPage {
  const { sqlite } = catalog
  const { offset } = request
  const ground = groundOf(catalog, request.place)
  if (!ground) return { total: 0, offset, rows: [] }
  const { total, numbers } = findNumbers(catalog, ground, request)
  const rows = new Map<number, PlacedNote>()
  const found = createFound(sqlite, request.filter.query, numbers)
  for (const stored of selectRows<StoredPlaced>(sqlite, `${LISTED}, ${PLACED}`, numbers)) {
    const row = rowOf(stored)
    const facts = factsOf(stored, ground.licence)
    rows.set(stored.no, { ...row, ...facts, ...ELSEWHERE, found: found(stored.no, row) })
  }
  if (ground.notebook !== undefined)
    addPlaces(sqlite, { rows, among: JSON.stringify(numbers), notebook: ground.notebook })
  return { total, offset, rows: numbers.flatMap((no) => rows.get(no) ?? []) }
}

/** Null where it is not on that list. */
export function findPlaced(
  catalog: CatalogReads,
  { docId, ...request }: HostPayload<'findPlaced'>,
): number | null {
  const ground = groundOf(catalog, request.place)
  const no = findNumber(catalog.sqlite, docId)
  if (!ground || no === undefined) return null
  const all = { ...request, offset: 0, limit: Number.POSITIVE_INFINITY }
  const at = findNumbers(catalog, ground, all).numbers.indexOf(no)
  return at < 0 ? null : at
}

export function readRows(sqlite: Sqlite, numbers: readonly number[]): ReadonlyMap<number, NoteRow> {
  return new Map(selectRows(sqlite, LISTED, numbers).map((row) => [row.no, rowOf(row)]))
}

interface Numbered extends StoredRow {
  readonly no: number
}

function selectRows<Row extends Numbered = Numbered>(
  sqlite: Sqlite,
  columns: string,
  numbers: readonly number[],
): readonly Row[] {
  return sqlite.all<Row>(
    `SELECT notes.no, ${columns} FROM notes JOIN faces USING (no)
      WHERE notes.no IN (SELECT value FROM json_each(?))`,
    JSON.stringify(numbers),
  )
}

/** What a table shows besides: in the rows that are read anyway. */
const PLACED = 'authors, licence, language, publishedAt'

interface StoredPlaced extends Numbered {
  readonly authors: string
  readonly licence: Licence | 'none'
  readonly language: string
  readonly publishedAt: number | null
}

function factsOf({ authors, licence, language, publishedAt }: StoredPlaced, given?: Licence) {
  return {
    authors: parseWords(authors),
    licence: licence === 'none' ? (given ?? null) : licence,
    language,
    publishedAt,
  }
}

/** Where each says what the filter searches; null where that is no word. */
function createFound(
  sqlite: Sqlite,
  text: string | undefined,
  numbers: readonly number[],
): (no: number, row: NoteRow) => FoundWords | null {
  const query = parseQuery(text ?? '')
  if (query.wanted.length === 0) return () => null
  const matcher = createMatcher(query)
  const texts = readTexts(sqlite, numbers)
  return (no, row) => {
    const said = texts.get(no)
    return said ? foundWordsIn(row, said, matcher) : null
  }
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
