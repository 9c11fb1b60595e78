/**
 * What leads to a note and away from it, out of the catalog alone. Links to itself are nobody's news
 * and count not; nor do those of notes in the trash. Every count is of notes, each once.
 */
import type { LinkedNote, NoteLinks } from '../../shared/contract/links'
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

function readIncoming(sqlite: Sqlite, no: number) {
  const sources = sqlite.all<{ no: number }>(
    `SELECT no FROM notes WHERE trashedAt IS NULL AND no <> ?1
      AND no IN (SELECT source FROM links WHERE target = ?1) ORDER BY modifiedAt DESC, docId`,
    no,
  )
  const incoming = sources.slice(0, MAX_LINKED).flatMap(({ no: source }): readonly LinkedNote[] => {
    const note = readSource(sqlite, source)
    if (!note) return []
    const places = sqlite.all<LinkPlace>(
      'SELECT at, length FROM links WHERE target = ? AND source = ? ORDER BY at LIMIT ?',
      no,
      source,
      MAX_PASSAGES,
    )
    return [linkedNote(note, places)]
  })
  return { incomingTotal: sources.length, incoming }
}

function readOutgoing(sqlite: Sqlite, no: number) {
  const text = readText(sqlite, no)
  const targets = sqlite.all<{ target: number }>(
    'SELECT target, min(at) AS first FROM links WHERE source = ?1 AND target <> ?1 GROUP BY target ORDER BY first',
    no,
  )
  const outgoing = targets.slice(0, MAX_LINKED).map(({ target }): LinkedNote => {
    const places = sqlite.all<LinkPlace>(
      'SELECT at, length FROM links WHERE source = ? AND target = ? ORDER BY at LIMIT ?',
      no,
      target,
      MAX_PASSAGES,
    )
    return { ...readTarget(sqlite, target), passages: passagesOf(text, places) }
  })
  return { outgoingTotal: targets.length, outgoing }
}

interface Target {
  readonly docId: DocId
  readonly title: string | null
  readonly type: NoteType | null
  readonly trashedAt: number | null
}

function readTarget(sqlite: Sqlite, no: number): Omit<LinkedNote, 'passages'> {
  const found = sqlite.get<Target>(
    `SELECT numbers.docId, title, type, trashedAt FROM numbers
      LEFT JOIN notes USING (no) LEFT JOIN faces USING (no) WHERE no = ?`,
    no,
  )
  if (!found) throw new Error('a link leads to a number that stands for nothing')
  const { docId, title, type, trashedAt } = found
  if (title === null || type === null)
    return { docId, title: '', type: 'general', state: 'missing' }
  return { docId, title, type, state: trashedAt === null ? 'here' : 'trashed' }
}
