/**
 * What is searched of notes. A note gets a new row number whenever it is written, so that descending
 * row numbers are descending time: a search that thousands answer reads only the newest of them.
 */
import type { Sqlite } from '../log/open-sqlite'
import type { NoteEntry } from './contract'
import { foldForIndex } from './fold'
import { SHELVES, type WordsTable } from './shelves'

export function wordsTableOf(trashedAt: number | null): WordsTable {
  return SHELVES[trashedAt === null ? 'notes' : 'trash'].words
}

interface Words {
  readonly title: string
  readonly aliases: string
  readonly facts: string
  readonly text: string
}

interface WordsPlace {
  readonly table: WordsTable
  readonly wordsNo: number
}

/** Keeps the words of a note; `isIndexed` false for one without any. */
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
  const table = wordsTableOf(entry.trashedAt)
  return { wordsNo, isIndexed: indexWords(sqlite, { table, wordsNo, words }) }
}

export function removeWords(sqlite: Sqlite, wordsNo: number): void {
  sqlite.run('DELETE FROM texts WHERE wordsNo = ?', wordsNo)
}

/** Of a note that goes into the trash, or comes back. */
export function indexAgain(
  sqlite: Sqlite,
  { table, wordsNo, title }: WordsPlace & { readonly title: string },
): boolean {
  const kept = sqlite.get<Omit<Words, 'title'>>(
    'SELECT aliases, facts, text FROM texts WHERE wordsNo = ?',
    wordsNo,
  )
  return kept !== undefined && indexWords(sqlite, { table, wordsNo, words: { title, ...kept } })
}

export function unindexWords(sqlite: Sqlite, { table, wordsNo }: WordsPlace): void {
  sqlite.run(`DELETE FROM ${table} WHERE rowid = ?`, wordsNo)
}

/** False for an empty note: thousands of them come before their text when a library is cloned. */
function indexWords(
  sqlite: Sqlite,
  { table, wordsNo, words }: WordsPlace & { readonly words: Words },
): boolean {
  const { title, aliases, facts, text } = words
  if (title === '' && aliases === '' && facts === '' && text === '') return false
  sqlite.run(
    `INSERT INTO ${table} (rowid, title, aliases, facts, text) VALUES (?, ?, ?, ?, ?)`,
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
