/** What is in the trash: notes, notebooks and bases, the latest first. */
import type { NotePage, NoteRow } from '../../shared/contract/notes'
import type { Sqlite } from '../log/open-sqlite'
import { createNameFit, lettersOfName } from './name-fit'
import { LISTED, rowOf, type StoredRow } from './note-row'
import type { Query, Term } from './query'

/** A notebook or a base in the columns of a note: what it says of itself stands for its text. */
const COLLECTED = `docId, kind, title, description AS excerpt, createdAt, modifiedAt, trashedAt,
  canEdit, isShared, 'general' AS type, description AS summary, '[]' AS tags, size AS count`

export function listTrash(
  sqlite: Sqlite,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): NotePage {
  const rows = sqlite.all<StoredRow>(
    `SELECT ${LISTED} FROM notes JOIN faces USING (no) WHERE trashedAt IS NOT NULL
      UNION ALL SELECT ${COLLECTED} FROM collections WHERE trashedAt IS NOT NULL
      ORDER BY trashedAt DESC, docId LIMIT ? OFFSET ?`,
    limit,
    offset,
  )
  return { total: countTrash(sqlite), offset, rows: rows.map(rowOf) }
}

export function countTrash(sqlite: Sqlite): number {
  const sql = `SELECT (SELECT count(*) FROM notes WHERE trashedAt IS NOT NULL)
    + (SELECT count(*) FROM collections WHERE trashedAt IS NOT NULL) AS n`
  return sqlite.get<{ n: number }>(sql)?.n ?? 0
}

/** Of one notebook or base, in the trash or not; undefined for anything else. */
export function findCollectionRow(sqlite: Sqlite, no: number): StoredRow | undefined {
  return sqlite.get<StoredRow>(`SELECT ${COLLECTED} FROM collections WHERE no = ?`, no)
}

/** By their names alone: fields are of notes. The latest first. */
export function findTrashedCollections(sqlite: Sqlite, query: Query): readonly NoteRow[] {
  const { wanted, unwanted, filters } = query
  if (filters.length > 0 || wanted.length === 0) return []
  const says = (letters: string) => (term: Term) => createNameFit([asTyped(term)])(letters)
  return sqlite
    .all<StoredRow>(
      `SELECT ${COLLECTED} FROM collections WHERE trashedAt IS NOT NULL
        ORDER BY trashedAt DESC, docId`,
    )
    .filter(({ title }) => {
      const letters = `${lettersOfName(title)} `
      return wanted.every(says(letters)) && !unwanted.some(says(letters))
    })
    .map(rowOf)
}

/** A word that is whole ends there. */
function asTyped({ words, isBeginning }: Term): string {
  return isBeginning ? words.join(' ') : `${words.join(' ')} `
}
