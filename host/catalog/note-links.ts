/**
 * What leads to a note and away from it, out of the catalog alone. Links to itself are nobody's news
 * and count not; nor do those of notes in the trash. Every count is of notes, each once.
 */
import type { LinkedNote, NoteLinks, NoteRelation } from '../../shared/contract/links'
import type { NoteType } from '../../shared/model/note'
import type { DocId } from '../../shared/records/keys'
import type { Sqlite } from '../log/open-sqlite'
import { findNumber } from './document-numbers'
import type { Finders } from './finders'
import {
  type LinkPlace,
  linkedNote,
  MAX_LINKED,
  MAX_PASSAGES,
  passagesOf,
  readSource,
  readText,
} from './linked-note'

const NOTHING: NoteLinks = {
  incomingTotal: 0,
  incoming: [],
  outgoingTotal: 0,
  outgoing: [],
  away: [],
  mentionTotal: 0,
  mentions: [],
  terms: [],
}

export function readLinks(
  sqlite: Sqlite,
  docId: DocId,
  { mentions, terms }: Pick<Finders, 'mentions' | 'terms'>,
): NoteLinks {
  const no = findNumber(sqlite, docId)
  if (no === undefined) return NOTHING
  const mentioned = mentions.find(no)
  return {
    ...readIncoming(sqlite, no),
    ...readOutgoing(sqlite, no),
    mentionTotal: mentioned.total,
    mentions: mentioned.notes,
    terms: terms.find(no),
  }
}

const SOURCES = 'SELECT source FROM links WHERE target = ?1 AND source <> ?1'

/** Also introductions of notebooks and bases. */
function readIncoming(sqlite: Sqlite, no: number) {
  const sources = sqlite.all<{ no: number }>(
    `SELECT no FROM (
        SELECT no, modifiedAt, docId FROM notes WHERE trashedAt IS NULL AND no IN (${SOURCES})
        UNION ALL SELECT no, modifiedAt, docId FROM collections
          WHERE trashedAt IS NULL AND no IN (${SOURCES}))
      ORDER BY modifiedAt DESC, docId`,
    no,
  )
  const incoming = sources.slice(0, MAX_LINKED).flatMap(({ no: source }): readonly LinkedNote[] => {
    const note = readSource(sqlite, source)
    if (!note) return []
    const pair = { source, target: no }
    return [linkedNote(note, readPlaces(sqlite, pair), readRelations(sqlite, pair))]
  })
  return { incomingTotal: sources.length, incoming }
}

/** In the order of the text, then of the fields. */
function readOutgoing(sqlite: Sqlite, no: number) {
  const text = readText(sqlite, no)
  const targets = sqlite.all<{ target: number; first: number }>(
    `SELECT target, min(CASE kind WHEN 'text' THEN at ELSE at + ${BEHIND_TEXT} END) AS first
      FROM links WHERE source = ?1 AND target <> ?1 GROUP BY target ORDER BY first, target`,
    no,
  )
  const outgoing = targets.slice(0, MAX_LINKED).map(({ target }): LinkedNote => {
    const pair = { source: no, target }
    return {
      ...readTarget(sqlite, target),
      passages: passagesOf(text, readPlaces(sqlite, pair)),
      relations: readRelations(sqlite, pair),
    }
  })
  return { outgoingTotal: targets.length, outgoing, away: readAway(sqlite, no) }
}

const BEHIND_TEXT = 2 ** 40

/** Of all that are linked to: a text is drawn whole, however many links it has. */
function readAway(sqlite: Sqlite, no: number): NoteLinks['away'] {
  return sqlite.all<NoteLinks['away'][number]>(
    `SELECT numbers.docId, iif(notes.no IS NULL, 'missing', 'trashed') AS state
      FROM (SELECT DISTINCT target FROM links WHERE source = ?1 AND target <> ?1)
      JOIN numbers ON numbers.no = target LEFT JOIN notes ON notes.no = target
      WHERE notes.no IS NULL OR trashedAt IS NOT NULL ORDER BY numbers.docId`,
    no,
  )
}

interface Pair {
  readonly source: number
  readonly target: number
}

function readPlaces(sqlite: Sqlite, { source, target }: Pair): readonly LinkPlace[] {
  return sqlite.all<LinkPlace>(
    `SELECT at, length FROM links WHERE source = ? AND target = ? AND kind = 'text'
      ORDER BY at LIMIT ?`,
    source,
    target,
    MAX_PASSAGES,
  )
}

/** What is said twice is said once. */
function readRelations(sqlite: Sqlite, { source, target }: Pair): readonly NoteRelation[] {
  const rows = sqlite.all<{ kind: NoteRelation['kind']; words: string }>(
    `SELECT kind, words FROM links WHERE source = ? AND target = ? AND kind <> 'text'
      GROUP BY kind, words ORDER BY kind, min(at) LIMIT ?`,
    source,
    target,
    MAX_PASSAGES,
  )
  return rows.map(({ kind, words }) => (kind === 'role' ? { kind, role: words } : { kind }))
}

interface Target {
  readonly docId: DocId
  readonly title: string | null
  readonly type: NoteType | null
  readonly trashedAt: number | null
}

function readTarget(sqlite: Sqlite, no: number): Omit<LinkedNote, 'passages' | 'relations'> {
  const found = sqlite.get<Target>(
    `SELECT numbers.docId, title, type, trashedAt FROM numbers
      LEFT JOIN notes USING (no) LEFT JOIN faces USING (no) WHERE no = ?`,
    no,
  )
  if (!found) throw new Error('a link leads to a number that stands for nothing')
  const { docId, title, type, trashedAt } = found
  if (title === null || type === null)
    return { docId, kind: 'note', title: '', type: 'general', state: 'missing' }
  return { docId, kind: 'note', title, type, state: trashedAt === null ? 'here' : 'trashed' }
}
