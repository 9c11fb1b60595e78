/** What a card shows of a note when one rests on a link to it. */
import type { NoteCard } from '../../shared/contract/links'
import type { NoteType } from '../../shared/model/note'
import type { DocId } from '../../shared/records/keys'
import type { Sqlite } from '../log/open-sqlite'
import { findNumber } from './document-numbers'
import { parseWords } from './note-row'

const MAX_DEFINITIONS = 2

interface Face {
  readonly title: string
  readonly excerpt: string
  readonly summary: string
  readonly tags: string
  readonly definitions: string
  readonly headings: string
  readonly type: NoteType
  readonly modifiedAt: number
  readonly trashedAt: number | null
}

/** `missing` for what no note is held of: a link may lead there all the same. */
export function readCard(sqlite: Sqlite, docId: DocId): NoteCard {
  const no = findNumber(sqlite, docId)
  const face =
    no === undefined
      ? undefined
      : sqlite.get<Face>(
          `SELECT title, excerpt, summary, tags, definitions, headings, type, modifiedAt, trashedAt
            FROM notes JOIN faces USING (no) WHERE no = ?`,
          no,
        )
  if (no === undefined || !face) return missing(docId)
  const { title, type, modifiedAt, trashedAt } = face
  const definitions = JSON.parse(face.definitions) as NoteCard['definitions']
  return {
    docId,
    title,
    type,
    state: trashedAt === null ? 'here' : 'trashed',
    summary: face.summary === '' ? face.excerpt : face.summary,
    definitions: type === 'term' ? definitions.slice(0, MAX_DEFINITIONS) : [],
    tags: parseWords(face.tags),
    modifiedAt,
    headings: parseWords(face.headings),
    notebooks: sqlite.all<NoteCard['notebooks'][number]>(
      `SELECT collections.docId, title, colour FROM members
        JOIN collections ON collections.no = members.collection
        WHERE members.no = ? AND kind = 'notebook' AND trashedAt IS NULL ORDER BY titleKey, docId`,
      no,
    ),
  }
}

function missing(docId: DocId): NoteCard {
  return {
    docId,
    title: '',
    type: 'general',
    state: 'missing',
    summary: '',
    definitions: [],
    tags: [],
    modifiedAt: 0,
    headings: [],
    notebooks: [],
  }
}
