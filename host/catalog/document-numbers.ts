/** Numbers of documents in the catalog: they stay, whether the document is held, missing or gone. */
import type { DocId } from '../../shared/records/keys'
import type { Sqlite } from '../log/open-sqlite'

export function findNumber(sqlite: Sqlite, docId: DocId): number | undefined {
  return sqlite.get<{ no: number }>('SELECT no FROM numbers WHERE docId = ?', docId)?.no
}

/** Mints one for a document that nothing has named yet. */
export function numberOf(sqlite: Sqlite, docId: DocId): number {
  const known = findNumber(sqlite, docId)
  if (known !== undefined) return known
  sqlite.run('INSERT INTO numbers (docId) VALUES (?)', docId)
  return sqlite.get<{ no: number }>('SELECT last_insert_rowid() AS no')?.no ?? 0
}
