/** A note in a list of links or mentions, with the sentences that say so. */
import type { LinkedNote, LinkPassage, NoteRelation } from '../../shared/contract/links'
import type { NoteType } from '../../shared/model/note'
import type { DocId } from '../../shared/records/keys'
import type { Sqlite } from '../log/open-sqlite'
import { sentenceAround } from './sentence'

/** Notes of one list; its total says how many there are. */
export const MAX_LINKED = 200
export const MAX_PASSAGES = 10

export interface LinkPlace {
  readonly at: number
  readonly length: number
}

export interface Source {
  readonly no: number
  readonly docId: DocId
  readonly kind: LinkedNote['kind']
  readonly title: string
  readonly type: NoteType
  readonly text: string
}

/** A note that is held, or what introduces a notebook or base. */
export function readSource(sqlite: Sqlite, no: number): Source | undefined {
  const note = sqlite.get<Source>(
    `SELECT no, notes.docId, 'note' AS kind, title, type, text
      FROM notes JOIN faces USING (no) JOIN texts USING (wordsNo) WHERE no = ?`,
    no,
  )
  if (note) return note
  return sqlite.get<Source>(
    `SELECT no, docId, kind, title, 'general' AS type, intro AS text
      FROM collections WHERE no = ?`,
    no,
  )
}

export function readText(sqlite: Sqlite, no: number): string {
  const sql = `SELECT text FROM notes JOIN texts USING (wordsNo) WHERE no = ?1
    UNION ALL SELECT intro FROM collections WHERE no = ?1`
  return sqlite.get<{ text: string }>(sql, no)?.text ?? ''
}

/** What is written of it in the text, and in which sentences. */
export function linkedNote(
  { docId, kind, title, type, text }: Source,
  places: readonly LinkPlace[],
  relations: readonly NoteRelation[] = [],
): LinkedNote {
  return { docId, kind, title, type, state: 'here', passages: passagesOf(text, places), relations }
}

export function passagesOf(text: string, places: readonly LinkPlace[]): readonly LinkPassage[] {
  return places.slice(0, MAX_PASSAGES).map(({ at, length }) => sentenceAround(text, at, length))
}
