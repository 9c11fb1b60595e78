/**
 * What is searched of notes. A note gets a new row number whenever it is written, so that descending
 * row numbers are descending time: a search that thousands answer reads only the newest of them.
 */
import type { Sqlite } from '../log/open-sqlite'
import type { NoteEntry } from './contract'
import { foldForIndex } from './fold'

interface Words {
  readonly title: string
  readonly aliases: string
  readonly facts: string
  readonly text: string
}

/** Keeps the words of a note; `isIndexed` false for one without any, or in the trash. */
export function writeWords(
  sqlite: Sqlite,
  entry: NoteEntry,
): { readonly wordsNo: number; readonly isIndexed: boolean } {
  const { title, text } = entry
  const words = { title, aliases: entry.aliases.join('\n'), facts: factsOf(entry), text }
  sqlite.run(
    'INSERT INTO texts (aliases, facts, text) VALUES (?, ?, ?)',
    words.aliases,
    words.facts,
    text,
  )
  const wordsNo = sqlite.get<{ no: number }>('SELECT last_insert_rowid() AS no')?.no ?? 0
  return { wordsNo, isIndexed: entry.trashedAt === null && indexWords(sqlite, wordsNo, words) }
}

export function removeWords(sqlite: Sqlite, wordsNo: number, isIndexed: boolean): void {
  if (isIndexed) unindexWords(sqlite, wordsNo)
  sqlite.run('DELETE FROM texts WHERE wordsNo = ?', wordsNo)
}

/** Of a note that comes back from the trash. */
export function indexAgain(sqlite: Sqlite, wordsNo: number, title: string): boolean {
  const kept = sqlite.get<Omit<Words, 'title'>>(
    'SELECT aliases, facts, text FROM texts WHERE wordsNo = ?',
    wordsNo,
  )
  return kept !== undefined && indexWords(sqlite, wordsNo, { title, ...kept })
}

export function unindexWords(sqlite: Sqlite, wordsNo: number): void {
  sqlite.run('DELETE FROM words WHERE rowid = ?', wordsNo)
}

/** False for an empty note: thousands of them come before their text when a library is cloned. */
function indexWords(sqlite: Sqlite, wordsNo: number, words: Words): boolean {
  const { title, aliases, facts, text } = words
  if (title === '' && aliases === '' && facts === '' && text === '') return false
  sqlite.run(
    'INSERT INTO words (rowid, title, aliases, facts, text) VALUES (?, ?, ?, ?, ?)',
    wordsNo,
    foldForIndex(title),
    foldForIndex(aliases),
    foldForIndex(facts),
    foldForIndex(text),
  )
  return true
}

function factsOf({ tags, summary, definitions, authors, more }: NoteEntry): string {
  return [...tags, summary, ...definitions.map(({ text }) => text), ...authors, more]
    .filter((piece) => piece !== '')
    .join('\n')
}
