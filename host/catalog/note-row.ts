/** A row of the list as `catalog.db` holds it. */
import type { NoteRow } from '../../shared/contract/notes'
import type { DocId } from '../../shared/records/keys'

/** The columns of `notes` that it is read from. */
export const LISTED = 'docId, title, excerpt, createdAt, modifiedAt, trashedAt, canEdit, isShared'

export interface StoredRow {
  readonly docId: DocId
  readonly title: string
  readonly excerpt: string
  readonly createdAt: number
  readonly modifiedAt: number
  readonly trashedAt: number | null
  readonly canEdit: number
  readonly isShared: number
}

export function rowOf(row: StoredRow): NoteRow {
  const { docId, title, excerpt, createdAt, modifiedAt, trashedAt } = row
  return {
    docId,
    title,
    excerpt,
    modifiedAt,
    createdAt,
    trashedAt,
    rights: row.canEdit === 1 ? 'edit' : 'view',
    isShared: row.isShared === 1,
  }
}
