/**
 * `catalog.db`: what the lists and the search show, in plain text, readable by its owner alone. A
 * note gets a new row number whenever its text is written, so that descending row numbers are
 * descending time: a search that thousands of notes answer reads only the newest of them.
 */
import { closeSync, openSync, rmSync } from 'node:fs'
import type { FoundNotes, NotePage, NoteRow, Shelf } from '../../shared/contract/notes'
import type { DocId } from '../../shared/records/keys'
import { excerptOf } from '../../shared/text/body/plain-text'
import { StoreFailure } from '../log/contract'
import { openSqlite, type Sqlite } from '../log/open-sqlite'
import type { CatalogEntry, CatalogFacts } from './contract'
import { foldForIndex } from './fold'
import { CatalogWriter } from './catalog-writer'
import { LISTED, rowOf, type StoredRow } from './note-row'
import { CatalogSearch } from './search'

/** Any other version is thrown away and built again. */
const CATALOG_VERSION = 1

const SCHEMA = `
  CREATE TABLE notes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    docId TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    excerpt TEXT NOT NULL,
    createdAt INTEGER NOT NULL,
    modifiedAt INTEGER NOT NULL,
    trashedAt INTEGER,
    canEdit INTEGER NOT NULL,
    isShared INTEGER NOT NULL
  );
  CREATE INDEX notesByTime ON notes (modifiedAt DESC, docId) WHERE trashedAt IS NULL;
  CREATE INDEX trashByTime ON notes (trashedAt DESC, docId) WHERE trashedAt IS NOT NULL;
  CREATE TABLE texts (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
  CREATE TABLE meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
  -- Of notes that are not in the trash.
  CREATE VIRTUAL TABLE words USING fts5(
    title, text, content='', contentless_delete=1,
    tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'
  );
`

/** In the place of a file: a catalog that ends with its program. */
export const IN_MEMORY = ':memory:'

/** Makes the file when it is missing. `old` when it is of another version or was never finished. */
export function openStore(file: string): { readonly store: CatalogStore; readonly isOld: boolean } {
  if (file !== IN_MEMORY) createPrivately(file)
  const sqlite = openSqlite(file)
  try {
    sqlite.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-8000')
    const version = sqlite.get<{ user_version: number }>('PRAGMA user_version')?.user_version
    const isNew = version === 0 && !sqlite.get('SELECT 1 FROM sqlite_schema LIMIT 1')
    if (isNew)
      sqlite.transaction(() => {
        sqlite.exec(SCHEMA)
        sqlite.exec(`PRAGMA user_version = ${CATALOG_VERSION}`)
      })
    const store = new CatalogStore(sqlite)
    return { store, isOld: !isNew && (version !== CATALOG_VERSION || !store.isComplete) }
  } catch (error) {
    sqlite.close()
    throw error
  }
}

function createPrivately(file: string): void {
  try {
    closeSync(openSync(file, 'a', 0o600))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const isFull = code === 'ENOSPC' || code === 'EDQUOT'
    const isClosed = code === 'EACCES' || code === 'EROFS' || code === 'EPERM'
    throw new StoreFailure(isFull ? 'no-space' : isClosed ? 'read-only' : 'unknown', error)
  }
}

/** With all that SQLite keeps beside it; nothing where none is. */
export function removeStore(file: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${end}`, { force: true })
}

export class CatalogStore {
  readonly #sqlite: Sqlite
  readonly #writer: CatalogWriter
  readonly #search: CatalogSearch

  constructor(sqlite: Sqlite) {
    this.#sqlite = sqlite
    this.#writer = new CatalogWriter(sqlite)
    this.#search = new CatalogSearch(sqlite)
  }

  get isComplete(): boolean {
    return this.#sqlite.get("SELECT 1 FROM meta WHERE name = 'complete'") !== undefined
  }

  markComplete(): void {
    this.#sqlite.run("INSERT OR REPLACE INTO meta VALUES ('complete', 1)")
  }

  /** While it is being built, a power cut costs a new start anyway. */
  setPace(pace: 'durable' | 'building'): void {
    this.#writer.setPace(pace)
  }

  put(entries: readonly CatalogEntry[]): void {
    this.#writer.write(() => this.#putAll(entries))
  }

  /** Without a commit: the next `put` or `settle` brings it to the disk. */
  putUnhurried(entries: readonly CatalogEntry[]): void {
    this.#writer.gather(() => this.#putAll(entries))
  }

  /** What was put without waiting is on disk when this returns: a commit of anything takes it along. */
  settle(): void {
    this.#writer.write(() => this.#sqlite.run("INSERT OR REPLACE INTO meta VALUES ('settled', 1)"))
  }

  /** Those alone that the catalog does not hold yet. */
  putMissing(entries: readonly CatalogEntry[]): void {
    this.putUnhurried(entries.filter(({ docId }) => this.#idOf(docId) === undefined))
  }

  has(docId: DocId): boolean {
    return this.#idOf(docId) !== undefined
  }

  change(facts: readonly CatalogFacts[]): void {
    this.#writer.write(() => {
      for (const fact of facts) this.#change(fact)
    })
  }

  remove(docIds: readonly DocId[]): void {
    this.#writer.write(() => {
      for (const docId of docIds) this.#remove(docId)
    })
  }

  list({
    shelf,
    offset,
    limit,
  }: {
    readonly shelf: Shelf
    readonly offset: number
    readonly limit: number
  }): NotePage {
    const [where, order] =
      shelf === 'notes'
        ? ['trashedAt IS NULL', 'modifiedAt DESC, docId']
        : ['trashedAt IS NOT NULL', 'trashedAt DESC, docId']
    // The ids come out of the index alone; only the page itself reads rows.
    const rows = this.#sqlite.all<StoredRow>(
      `SELECT ${LISTED} FROM notes WHERE docId IN
        (SELECT docId FROM notes WHERE ${where} ORDER BY ${order} LIMIT ? OFFSET ?) ORDER BY ${order}`,
      limit,
      offset,
    )
    const { notes, trash } = this.counts()
    return { total: shelf === 'notes' ? notes : trash, offset, rows: rows.map(rowOf) }
  }

  counts(): { readonly notes: number; readonly trash: number } {
    const count = (where: string) =>
      this.#sqlite.get<{ n: number }>(`SELECT count(*) n FROM notes WHERE ${where}`)?.n ?? 0
    return { notes: count('trashedAt IS NULL'), trash: count('trashedAt IS NOT NULL') }
  }

  row(docId: DocId): NoteRow | undefined {
    const row = this.#sqlite.get<StoredRow>(`SELECT ${LISTED} FROM notes WHERE docId = ?`, docId)
    return row && rowOf(row)
  }

  search(text: string, limit: number): Omit<FoundNotes, 'isIndexing'> {
    return this.#search.find(text, limit)
  }

  close(): void {
    this.#writer.close()
    this.#sqlite.close()
  }

  #idOf(docId: DocId): number | undefined {
    return this.#sqlite.get<{ id: number }>('SELECT id FROM notes WHERE docId = ?', docId)?.id
  }

  #putAll(entries: readonly CatalogEntry[]): void {
    for (const entry of entries) {
      this.#remove(entry.docId)
      this.#insert(entry)
    }
  }

  #insert(entry: CatalogEntry): void {
    const { docId, title, text, createdAt, modifiedAt, trashedAt } = entry
    this.#sqlite.run(
      `INSERT INTO notes (docId, title, excerpt, createdAt, modifiedAt, trashedAt, canEdit, isShared)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      docId,
      title,
      excerptOf(text),
      createdAt,
      modifiedAt,
      trashedAt,
      entry.rights === 'edit' ? 1 : 0,
      entry.isShared ? 1 : 0,
    )
    const id = this.#sqlite.get<{ id: number }>('SELECT last_insert_rowid() AS id')?.id ?? 0
    this.#sqlite.run('INSERT INTO texts VALUES (?, ?)', id, text)
    if (trashedAt === null) this.#index(id, title, text)
  }

  /** An empty note has no words: thousands of them come before their text when a library is cloned. */
  #isIndexed({ id, title, trashedAt }: { id: number; title: string; trashedAt: number | null }) {
    if (trashedAt !== null) return false
    if (title !== '') return true
    const sql = "SELECT text = '' AS isEmpty FROM texts WHERE id = ?"
    return this.#sqlite.get<{ isEmpty: number }>(sql, id)?.isEmpty !== 1
  }

  #index(id: number, title: string, text: string): void {
    if (title === '' && text === '') return
    this.#sqlite.run(
      'INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)',
      id,
      foldForIndex(title),
      foldForIndex(text),
    )
  }

  #remove(docId: DocId): void {
    const found = this.#sqlite.get<{ id: number; title: string; trashedAt: number | null }>(
      'SELECT id, title, trashedAt FROM notes WHERE docId = ?',
      docId,
    )
    if (!found) return
    if (this.#isIndexed(found)) this.#sqlite.run('DELETE FROM words WHERE rowid = ?', found.id)
    this.#sqlite.run('DELETE FROM texts WHERE id = ?', found.id)
    this.#sqlite.run('DELETE FROM notes WHERE id = ?', found.id)
  }

  #change(fact: CatalogFacts): void {
    const found = this.#sqlite.get<{ id: number; title: string; trashedAt: number | null }>(
      'SELECT id, title, trashedAt FROM notes WHERE docId = ?',
      fact.docId,
    )
    if (!found) return
    const { id, title } = found
    const set = (column: string, value: number | null) =>
      this.#sqlite.run(`UPDATE notes SET ${column} = ? WHERE id = ?`, value, id)
    if (fact.rights !== undefined) set('canEdit', fact.rights === 'edit' ? 1 : 0)
    if (fact.isShared !== undefined) set('isShared', fact.isShared ? 1 : 0)
    if (fact.modifiedAt !== undefined) set('modifiedAt', fact.modifiedAt)
    if (fact.trashedAt === undefined) return
    const wasTrashed = found.trashedAt !== null
    const wasIndexed = this.#isIndexed(found)
    set('trashedAt', fact.trashedAt)
    if (wasTrashed === (fact.trashedAt !== null)) return
    if (wasIndexed) this.#sqlite.run('DELETE FROM words WHERE rowid = ?', id)
    else if (wasTrashed) {
      const text = this.#sqlite.get<{ text: string }>('SELECT text FROM texts WHERE id = ?', id)
      this.#index(id, title, text?.text ?? '')
    }
  }
}
