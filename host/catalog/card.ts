/** What a card shows of a note when one rests on a link to it. */
import type { NoteCard } from '../../shared/contract/links'
import type { CollectionKind } from '../../shared/model/document'
import type { NoteType } from '../../shared/model/note'
import type { DocId } from '../../shared/records/keys'
import { excerptOf } from '../../shared/text/body/plain-text'
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
  if (no === undefined) return missing(docId)
  if (!face) return readCollectionCard(sqlite, no, docId) ?? missing(docId)
  const { title, type, modifiedAt, trashedAt } = face
  const definitions = JSON.parse(face.definitions) as NoteCard['definitions']
  return {
    docId,
    kind: 'note',
    count: 0,
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

interface CollectionFace {
  readonly kind: CollectionKind
  readonly title: string
  readonly description: string
  readonly intro: string
  readonly size: number
  readonly modifiedAt: number
  readonly trashedAt: number | null
}

function readCollectionCard(sqlite: Sqlite, no: number, docId: DocId): NoteCard | undefined {
  const face = sqlite.get<CollectionFace>(
    `SELECT kind, title, description, intro, size, modifiedAt, trashedAt FROM collections WHERE no = ?`,
    no,
  )
  if (!face) return undefined
  const { kind, title, description, intro, size, modifiedAt, trashedAt } = face
  return {
    ...missing(docId),
    kind,
    count: size,
    title,
    state: trashedAt === null ? 'here' : 'trashed',
    summary: description === '' ? excerptOf(intro) : description,
    modifiedAt,
  }
}

function missing(docId: DocId): NoteCard {
  return {
    docId,
    kind: 'note',
    count: 0,
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
