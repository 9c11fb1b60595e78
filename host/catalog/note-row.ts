/** A row of the list as `catalog.db` holds it. */
import type { NoteRow } from '../../shared/contract/notes'
import type { NoteType } from '../../shared/model/note'
import type { DocId } from '../../shared/records/keys'

/** The columns of `notes JOIN faces USING (no)` that it is read from. */
export const LISTED = `notes.docId, 'note' AS kind, title, excerpt, createdAt, modifiedAt, trashedAt, canEdit, isShared,
  type, summary, tags, 0 AS count`

export interface StoredRow {
  readonly docId: DocId
  readonly kind: NoteRow['kind']
  readonly title: string
  readonly excerpt: string
  readonly createdAt: number
  readonly modifiedAt: number
  readonly trashedAt: number | null
  readonly canEdit: number
  readonly isShared: number
  readonly type: NoteType
  readonly summary: string
  readonly tags: string
  readonly count: number
}

export function rowOf(row: StoredRow): NoteRow {
  const { docId, kind, title, excerpt, createdAt, modifiedAt, trashedAt, type, summary, count } =
    row
  return {
    docId,
    kind,
    title,
    excerpt,
    modifiedAt,
    createdAt,
    trashedAt,
    rights: row.canEdit === 1 ? 'edit' : 'view',
    isShared: row.isShared === 1,
    type,
    summary,
    tags: parseWords(row.tags),
    count,
  }
}

/** A list of words as a column of JSON holds it. */
export function parseWords(json: string): readonly string[] {
  return json === '[]' ? [] : (JSON.parse(json) as readonly string[])
}
