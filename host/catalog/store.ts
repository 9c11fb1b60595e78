/**
 * `catalog.db`: what lists, links and search show, in plain text, readable by its owner alone. All
 * that one document changes is one transaction; the tables are in schema.ts.
 */
import type { FoundNotes, NotePage, NoteRow, Shelf } from '../../shared/contract/notes'
import type { DocId } from '../../shared/records/keys'
import { openSqlite, type Sqlite } from '../log/open-sqlite'
import { CatalogWriter } from './catalog-writer'
import { CollectionTables } from './collection-tables'
import type { CatalogEntry, CatalogFacts, KnownFacts } from './contract'
import { findNumber, numberOf } from './document-numbers'
import { createFinders, type Finders } from './finders'
import { LISTED, rowOf, type StoredRow } from './note-row'
import { NoteTables } from './note-tables'
import { CATALOG_VERSION, createTables } from './schema'
import { CatalogSearch } from './search'
import { bareEntryOf, skipFailing, type TellSkipped } from './skipped'
import { createPrivately, IN_MEMORY } from './store-file'
import { countTrash, findCollectionRow, listTrash } from './trash'

/** Makes the file when it is missing. `old` when it is of another version or was never finished. */
export function openStore(
  file: string,
  tellSkipped: TellSkipped = () => undefined,
): { readonly store: CatalogStore; readonly isOld: boolean } {
  if (file !== IN_MEMORY) createPrivately(file)
  const sqlite = openSqlite(file)
  try {
    sqlite.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-8000')
    const version = sqlite.get<{ user_version: number }>('PRAGMA user_version')?.user_version
    const isNew = version === 0 && !sqlite.get('SELECT 1 FROM sqlite_schema LIMIT 1')
    if (isNew) createTables(sqlite)
    const store = new CatalogStore(sqlite, tellSkipped)
    return { store, isOld: !isNew && (version !== CATALOG_VERSION || !store.isComplete) }
  } catch (error) {
    sqlite.close()
    throw error
  }
}

export class CatalogStore {
  /** For queries, which only read; what is written goes through here. */
  readonly sqlite: Sqlite
  #finders: Finders
  readonly #writer: CatalogWriter
  readonly #search: CatalogSearch
  readonly #notes: NoteTables
  readonly #collections: CollectionTables
  readonly #tellSkipped: TellSkipped

  constructor(sqlite: Sqlite, tellSkipped: TellSkipped) {
    this.sqlite = sqlite
    this.#tellSkipped = tellSkipped
    this.#finders = createFinders(sqlite)
    // Rows that come later may have the numbers of those that are gone.
    this.#writer = new CatalogWriter(sqlite, () => {
      this.#finders = createFinders(sqlite)
    })
    this.#search = new CatalogSearch(sqlite)
    this.#notes = new NoteTables(sqlite)
    this.#collections = new CollectionTables(sqlite)
  }

  get finders(): Finders {
    return this.#finders
  }

  get isComplete(): boolean {
    return this.sqlite.get("SELECT 1 FROM meta WHERE name = 'complete'") !== undefined
  }

  markComplete(): void {
    this.sqlite.run("INSERT OR REPLACE INTO meta VALUES ('complete', 1)")
  }

  /** While it is being built, a power cut costs a new start anyway. */
  setPace(pace: 'durable' | 'building'): void {
    this.#writer.setPace(pace)
  }

  /** What can wait until nobody does, a little at a time; whether there is more. */
  tidy(): boolean {
    return this.#writer.tidy()
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
    this.#writer.write(() => this.sqlite.run("INSERT OR REPLACE INTO meta VALUES ('settled', 1)"))
  }

  /** Those alone that the catalog does not hold yet. */
  putMissing(entries: readonly CatalogEntry[]): void {
    this.putUnhurried(entries.filter(({ docId }) => !this.has(docId)))
  }

  has(docId: DocId): boolean {
    const no = findNumber(this.sqlite, docId)
    return no !== undefined && this.#holds(no)
  }

  change(facts: readonly CatalogFacts[]): void {
    this.#writer.write(() => {
      for (const fact of facts) this.#change(fact)
    })
  }

  remove(docIds: readonly DocId[]): void {
    this.#writer.write(() => {
      for (const docId of docIds) {
        const no = findNumber(this.sqlite, docId)
        if (no !== undefined) this.#remove(no)
      }
    })
  }

  facts(): readonly KnownFacts[] {
    const columns = 'docId, trashedAt, canEdit, isShared'
    return this.sqlite
      .all<{
        readonly docId: DocId
        readonly trashedAt: number | null
        readonly canEdit: number
        readonly isShared: number
      }>(`SELECT ${columns} FROM notes UNION ALL SELECT ${columns} FROM collections`)
      .map(({ docId, trashedAt, canEdit, isShared }) => {
        const rights = canEdit === 1 ? 'edit' : 'view'
        return { docId, trashedAt, rights, isShared: isShared === 1 }
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
    if (shelf === 'trash') return listTrash(this.sqlite, { offset, limit })
    const order = 'modifiedAt DESC, docId'
    // The numbers come out of the index alone; only the page itself reads rows.
    const rows = this.sqlite.all<StoredRow>(
      `SELECT ${LISTED} FROM notes JOIN faces USING (no) WHERE no IN
        (SELECT no FROM notes WHERE trashedAt IS NULL ORDER BY ${order} LIMIT ? OFFSET ?) ORDER BY ${order}`,
      limit,
      offset,
    )
    return { total: this.counts().notes, offset, rows: rows.map(rowOf) }
  }

  counts(): { readonly notes: number; readonly trash: number } {
    const sql = 'SELECT count(*) AS n FROM notes WHERE trashedAt IS NULL'
    return { notes: this.sqlite.get<{ n: number }>(sql)?.n ?? 0, trash: countTrash(this.sqlite) }
  }

  row(docId: DocId): NoteRow | undefined {
    const no = findNumber(this.sqlite, docId)
    if (no === undefined) return undefined
    const sql = `SELECT ${LISTED} FROM notes JOIN faces USING (no) WHERE no = ?`
    const row = this.sqlite.get<StoredRow>(sql, no) ?? findCollectionRow(this.sqlite, no)
    return row && rowOf(row)
  }

  search(text: string, limit: number, shelf: Shelf = 'notes'): Omit<FoundNotes, 'isIndexing'> {
    return this.#search.find(text, limit, shelf)
  }

  close(): void {
    this.#writer.close()
    this.sqlite.close()
  }

  #holds(no: number): boolean {
    return this.#notes.isHere(no) !== undefined || this.#collections.find(no) !== undefined
  }

  #putAll(entries: readonly CatalogEntry[]): void {
    for (const entry of entries) this.#put(entry)
  }

  #put(entry: CatalogEntry): void {
    const no = numberOf(this.sqlite, entry.docId)
    this.#forget(no, entry.kind === 'note' ? 'note' : 'collection')
    this.#follow(no, () => {
      // Taken back by hand: where SQLite may have to, the index of words writes a piece for each.
      if (!this.#isWritten(no, entry) && !this.#isWritten(no, bareEntryOf(entry))) this.#clear(no)
    })
  }

  #isWritten(no: number, entry: CatalogEntry): boolean {
    const write = () => {
      this.#write(no, entry)
      return true
    }
    return skipFailing(entry.docId, write, this.#tellSkipped) ?? false
  }

  #write(no: number, entry: CatalogEntry): void {
    // The kind of a document that arrives in pieces is known late.
    if (entry.kind !== 'note') this.#notes.remove(no)
    if (entry.kind === 'note' || entry.kind === 'unlisted') this.#collections.remove(no)
    if (entry.kind === 'note') this.#notes.put(no, entry)
    else if (entry.kind !== 'unlisted') this.#collections.put(no, entry)
  }

  #remove(no: number): void {
    this.#forget(no)
    this.#follow(no, () => this.#clear(no))
  }

  #clear(no: number): void {
    this.#notes.remove(no)
    this.#collections.remove(no)
  }

  #change(fact: CatalogFacts): void {
    const no = findNumber(this.sqlite, fact.docId)
    if (no === undefined) return
    this.#forget(no)
    this.#follow(no, () => {
      this.#notes.change(no, fact)
      this.#collections.change(no, fact)
    })
  }

  /** What is kept in memory of what is, or becomes, of this number: it is about to be written. */
  #forget(no: number, becomes?: 'note' | 'collection'): void {
    const { lists, facets } = this.#finders
    if (becomes === 'note' || this.#notes.isHere(no) !== undefined) {
      lists.forget('notes')
      facets.forget(no)
    }
    if (becomes === 'collection' || this.#collections.find(no)) lists.forget('collections')
  }

  /** What comes or goes with a change is counted in what it is a member of. */
  #follow(no: number, change: () => void): void {
    const before = this.#presence(no)
    change()
    const after = this.#presence(no)
    if (before === after) return
    if (before) this.#collections.count(no, before, -1)
    if (after) this.#collections.count(no, after, 1)
  }

  /** What is held under this number and not in the trash. */
  #presence(no: number): 'note' | 'notebook' | undefined {
    if (this.#notes.isHere(no)) return 'note'
    const found = this.#collections.find(no)
    return found?.isHere === true && found.kind === 'notebook' ? 'notebook' : undefined
  }
}
