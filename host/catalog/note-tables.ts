/** The rows of one note, written and removed together. */
import { excerptOf } from '../../shared/text/body/plain-text'
import type { Sqlite } from '../log/open-sqlite'
import type { CatalogFacts, NoteEntry } from './contract'
import { foldName, sortKeyOf } from './fold'
import { writeLinks } from './link-tables'
import { indexAgain, removeWords, unindexWords, wordsTableOf, writeWords } from './note-words'

const SUMMARY_LETTERS = 400
const DEFINITION_LETTERS = 1000
const MAX_HEADINGS = 200

interface KnownNote {
  readonly wordsNo: number
  readonly isIndexed: number
  readonly trashedAt: number | null
}

const BESIDE = ['tags', 'authors', 'aliases'] as const

export class NoteTables {
  readonly #sqlite: Sqlite

  constructor(sqlite: Sqlite) {
    this.#sqlite = sqlite
  }

  /** Whether it is held and not in the trash; undefined where no such note is held. */
  isHere(no: number): boolean | undefined {
    const known = this.#known(no)
    return known && known.trashedAt === null
  }

  /** Never by REPLACE: what may have to be undone alone makes the index of words write a piece for each. */
  put(no: number, entry: NoteEntry): void {
    this.remove(no)
    const { wordsNo, isIndexed } = writeWords(this.#sqlite, entry)
    this.#sqlite.run(
      `INSERT INTO notes (no, wordsNo, isIndexed, docId, titleKey, authorsKey, type, licence, language,
        createdAt, modifiedAt, publishedAt, trashedAt, hasAttachments, openTasks, canEdit, isShared)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      no,
      wordsNo,
      Number(isIndexed),
      entry.docId,
      sortKeyOf(entry.title),
      entry.authors.length === 0 ? null : sortKeyOf(entry.authors.join(', ')),
      entry.type,
      entry.licence ?? 'none',
      entry.language,
      entry.createdAt,
      entry.modifiedAt,
      entry.publishedAt,
      entry.trashedAt,
      Number(entry.hasAttachments),
      entry.openTasks,
      Number(entry.rights === 'edit'),
      Number(entry.isShared),
    )
    this.#putFace(no, entry)
    this.#putBeside(no, entry)
  }

  remove(no: number): void {
    const known = this.#known(no)
    if (!known) return
    this.#removeBeside(no, known)
    for (const table of ['notes', 'faces']) this.#run(`DELETE FROM ${table} WHERE no = ?`, no)
  }

  change(no: number, fact: CatalogFacts): void {
    const set = (column: string, value: number | null) =>
      this.#sqlite.run(`UPDATE notes SET ${column} = ? WHERE no = ?`, value, no)
    if (fact.rights !== undefined) set('canEdit', fact.rights === 'edit' ? 1 : 0)
    if (fact.isShared !== undefined) set('isShared', fact.isShared ? 1 : 0)
    if (fact.modifiedAt !== undefined) set('modifiedAt', fact.modifiedAt)
    const known = this.#known(no)
    if (!known || fact.trashedAt === undefined) return
    set('trashedAt', fact.trashedAt)
    if ((known.trashedAt === null) === (fact.trashedAt === null)) return
    this.#unindex(known)
    const place = { table: wordsTableOf(fact.trashedAt), wordsNo: known.wordsNo }
    set('isIndexed', Number(indexAgain(this.#sqlite, { ...place, title: this.#titleOf(no) })))
  }

  #known(no: number): KnownNote | undefined {
    return this.#sqlite.get<KnownNote>(
      'SELECT wordsNo, isIndexed, trashedAt FROM notes WHERE no = ?',
      no,
    )
  }

  #titleOf(no: number): string {
    const sql = 'SELECT title FROM faces WHERE no = ?'
    return this.#sqlite.get<{ title: string }>(sql, no)?.title ?? ''
  }

  #putFace(no: number, entry: NoteEntry): void {
    const definitions = entry.definitions.map(({ text, by }) => ({
      text: excerptOf(text, DEFINITION_LETTERS),
      by,
    }))
    this.#sqlite.run(
      'INSERT INTO faces VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      no,
      entry.title,
      excerptOf(entry.text),
      excerptOf(entry.summary, SUMMARY_LETTERS),
      jsonOf(entry.tags),
      jsonOf(entry.authors),
      jsonOf(definitions),
      jsonOf(entry.headings.slice(0, MAX_HEADINGS).map(({ text }) => text)),
    )
  }

  #putBeside(no: number, { tags, authors, aliases, ...entry }: NoteEntry): void {
    // What is two words here may be one to SQLite.
    for (const tag of tags) this.#run('INSERT OR IGNORE INTO tags VALUES (?, ?)', no, tag)
    for (const name of authors) this.#run('INSERT OR IGNORE INTO authors VALUES (?, ?)', no, name)
    for (const alias of aliases)
      this.#run('INSERT OR IGNORE INTO aliases VALUES (?, ?, ?)', no, alias, foldName(alias))
    writeLinks(this.#sqlite, no, entry)
  }

  #unindex({ wordsNo, isIndexed, trashedAt }: KnownNote): void {
    if (isIndexed === 1) unindexWords(this.#sqlite, { table: wordsTableOf(trashedAt), wordsNo })
  }

  #removeBeside(no: number, known: KnownNote): void {
    this.#unindex(known)
    removeWords(this.#sqlite, known.wordsNo)
    for (const table of BESIDE) this.#run(`DELETE FROM ${table} WHERE no = ?`, no)
    this.#run('DELETE FROM links WHERE source = ?', no)
  }

  #run(sql: string, ...values: readonly (string | number)[]): void {
    this.#sqlite.run(sql, ...values)
  }
}

function jsonOf(list: readonly unknown[]): string {
  return list.length === 0 ? '[]' : JSON.stringify(list)
}
