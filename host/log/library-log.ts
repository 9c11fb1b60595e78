/**
 * `library.db`: documents, their journal, snapshots and settings of this installation. A commit
 * here is what "saved on this machine" means. Private bytes are encrypted under the local key. What
 * goes to and comes from relays is in relay-log.ts, what imports bring in import-log.ts, on the same
 * connection.
 */
import type { DocId, RoomId } from '../../shared/records/keys'
import { equalBytes, utf8 } from '../../shared/records/bytes'
import { BegunLog } from './begun-log'
import { StoreFailure } from './contract'
import { ImportLog } from './import-log'
import type { LocalCipher } from './local-cipher'
import { type Sqlite, storeErrorOf } from './open-sqlite'
import { PutInLog } from './put-in-log'
import { readContent, type StoredContent, type StoredPlaces } from './stored-content'
import { RelayLog } from './relay-log'
import { placeOf } from './sealed-document'

export interface NewDocument {
  readonly docId: DocId
  readonly roomId: RoomId
  readonly kind: string
  /** Packed capability and derived keys, in clear: sealed here. */
  readonly keys: Uint8Array
  readonly format: number
  readonly createdAt: number
  readonly modifiedAt: number
}

export interface DocumentFacts {
  readonly docId: DocId
  readonly kind: string
  readonly createdAt: number
  readonly modifiedAt: number
  readonly changes: number
  readonly catalogued: number
  readonly savedAt: number | null
  readonly sentAt: number | null
  readonly owesState: number
}

export interface JournalEntry {
  readonly docId: DocId
  readonly updates: readonly Uint8Array[]
}

export interface JournalRow {
  readonly seq: number
  readonly update: Uint8Array
}

/** Small facts of this installation, by name. */
export type MetaName =
  | 'libraryId'
  | 'generation'
  | 'stamp'
  | 'deviceKeys'
  | 'writerId'
  | 'isClean'
  | 'relayUntilHome'
  | 'wordsWritten'
  | 'dismissed'
  | 'damagedFile'
  | 'clockSeen'
  | 'catalogDoubt'

const FACTS = 'docId, kind, createdAt, modifiedAt, changes, catalogued, savedAt, sentAt, owesState'

export class LibraryLog {
  readonly relay: RelayLog
  readonly imports: ImportLog
  readonly putIn: PutInLog
  readonly begun: BegunLog
  readonly #sqlite: Sqlite
  readonly #cipher: LocalCipher
  /** Kept, since it is asked after each keystroke and may be 12,000; undefined once it changes. */
  #owed: readonly DocId[] | undefined

  constructor(sqlite: Sqlite, cipher: LocalCipher) {
    this.#sqlite = sqlite
    this.#cipher = cipher
    this.relay = new RelayLog(sqlite, cipher)
    this.putIn = new PutInLog(sqlite)
    this.begun = new BegunLog(sqlite, cipher)
    this.imports = new ImportLog({
      sqlite,
      removeDocuments: (docIds) => this.removeDocuments(docIds),
      owedChanged: () => {
        this.#owed = undefined
      },
    })
  }

  /** Of all private bytes on this disk. */
  get cipher(): LocalCipher {
    return this.#cipher
  }

  get file(): string {
    return this.#sqlite.file
  }

  /** For a backup to be taken from the open connection. */
  get sqlite(): Sqlite {
    return this.#sqlite
  }

  transaction<Result>(work: () => Result): Result {
    return this.#sqlite.transaction(work)
  }

  get isInTransaction(): boolean {
    return this.#sqlite.isInTransaction
  }

  /* ---------- this installation ---------- */

  readMeta(name: MetaName): string | undefined {
    const value = this.readMetaBytes(name)
    return value && new TextDecoder().decode(value)
  }

  writeMeta(name: MetaName, value: string): void {
    this.writeMetaBytes(name, utf8(value))
  }

  readMetaBytes(name: MetaName): Uint8Array | undefined {
    return this.#sqlite.get<{ value: Uint8Array }>('SELECT value FROM meta WHERE name = ?', name)
      ?.value
  }

  writeMetaBytes(name: MetaName, value: Uint8Array): void {
    this.#sqlite.run('INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)', name, value)
  }

  removeMeta(name: MetaName): void {
    this.#sqlite.run('DELETE FROM meta WHERE name = ?', name)
  }

  readSecretMeta(name: MetaName): Uint8Array | undefined {
    const sealed = this.readMetaBytes(name)
    return sealed && this.#cipher.open(`meta/${name}`, sealed)
  }

  writeSecretMeta(name: MetaName, value: Uint8Array): void {
    this.writeMetaBytes(name, this.#cipher.seal(`meta/${name}`, value))
  }

  /* ---------- documents ---------- */

  addDocument(document: NewDocument): void {
    this.#sqlite.run(
      `INSERT INTO documents (docId, roomId, kind, keys, format, createdAt, modifiedAt)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      document.docId,
      document.roomId,
      document.kind,
      this.#cipher.seal(placeOf('keys', document.docId), document.keys),
      document.format,
      document.createdAt,
      document.modifiedAt,
    )
  }

  /** A stronger capability than the one held. */
  writeKeys(docId: DocId, keys: Uint8Array): void {
    const sealed = this.#cipher.seal(placeOf('keys', docId), keys)
    this.#sqlite.run('UPDATE documents SET keys = ? WHERE docId = ?', sealed, docId)
  }

  readKeys(docId: DocId): Uint8Array | undefined {
    const row = this.#sqlite.get<{ keys: Uint8Array }>(
      'SELECT keys FROM documents WHERE docId = ?',
      docId,
    )
    return row && this.#cipher.open(placeOf('keys', docId), row.keys)
  }

  facts(docId: DocId): DocumentFacts | undefined {
    return this.#sqlite.get<DocumentFacts>(`SELECT ${FACTS} FROM documents WHERE docId = ?`, docId)
  }

  /** In one piece, which takes a third of as many rows: a start with 12,000 waits for this. */
  documentIds(): readonly DocId[] {
    const sql = 'SELECT group_concat(docId) AS ids FROM documents WHERE jobId IS NULL'
    const ids = this.#sqlite.get<{ ids: string | null }>(sql)?.ids ?? ''
    return ids === '' ? [] : (ids.split(',') as DocId[])
  }

  /** Documents whose latest change the catalog does not hold. */
  stale(limit: number): readonly DocumentFacts[] {
    return this.#sqlite.all<DocumentFacts>(
      `SELECT ${FACTS} FROM documents WHERE changes <> catalogued AND jobId IS NULL
       AND kind <> 'home' LIMIT ?`,
      limit,
    )
  }

  /** Nothing when the document has changed since. */
  markCatalogued(docId: DocId, changes: number): void {
    this.#sqlite.run('UPDATE documents SET catalogued = ? WHERE docId = ?', changes, docId)
  }

  /** Every local byte of a document; its key stays in the home document. */
  removeDocuments(docIds: readonly DocId[]): void {
    this.transaction(() => {
      for (const docId of docIds) this.#removeDocument(docId)
    })
  }

  /* ---------- content ---------- */

  /** One commit for all of them. */
  journal(entries: readonly JournalEntry[], at: number): void {
    this.transaction(() => {
      for (const { docId, updates } of entries) {
        for (const update of updates)
          this.#sqlite.run(
            'INSERT INTO journal (docId, content) VALUES (?, ?)',
            docId,
            this.#cipher.seal(placeOf('journal', docId), update),
          )
        this.#sqlite.run(
          'UPDATE documents SET changes = changes + 1, modifiedAt = ?, savedAt = ? WHERE docId = ?',
          at,
          at,
          docId,
        )
      }
    })
  }

  readJournal(docId: DocId): readonly JournalRow[] {
    const rows = this.#sqlite.all<{ seq: number; content: Uint8Array }>(
      'SELECT seq, content FROM journal WHERE docId = ? ORDER BY seq',
      docId,
    )
    return rows.flatMap(({ seq, content }) => {
      const update = this.#cipher.open(placeOf('journal', docId), content)
      return update ? [{ seq, update }] : []
    })
  }

  journalLength(docId: DocId): number {
    return this.#count('SELECT count(*) AS n FROM journal WHERE docId = ?', docId)
  }

  /** Documents with changes that no record holds yet. */
  journaledDocuments(): readonly DocId[] {
    const journaled = this.#sqlite.all<{ docId: DocId }>('SELECT DISTINCT docId FROM journal')
    return [...new Set([...journaled.map(({ docId }) => docId), ...this.#owing()])]
  }

  /** Of those the ones whose whole state is not owed as well. */
  journaledAlone(): readonly DocId[] {
    const sql = `SELECT DISTINCT docId FROM journal
      WHERE docId NOT IN (SELECT docId FROM documents WHERE owesState = 1)`
    return this.#sqlite.all<{ docId: DocId }>(sql).map(({ docId }) => docId)
  }

  /** How many documents owe a relay their whole state. */
  countOwing(): number {
    return this.#count('SELECT count(*) AS n FROM documents WHERE owesState = 1 AND jobId IS NULL')
  }

  setOwesState(docId: DocId, owes: 'owes' | 'settled'): void {
    const value = owes === 'owes' ? 1 : 0
    this.#owed = undefined
    this.#sqlite.run('UPDATE documents SET owesState = ? WHERE docId = ?', value, docId)
  }

  /** Also where the document has no row: then nobody knows what of it a relay has. */
  hasContent(docId: DocId): boolean {
    return this.readContent(docId).updates.length > 0
  }

  readContent(docId: DocId, after?: StoredPlaces): StoredContent {
    return readContent(this.#sqlite, this.#cipher, docId, after)
  }

  /** Rows that do not open are kept, but apart: what they held can then be fetched again. */
  setAsideDamaged(docId: DocId, at: number): void {
    this.transaction(() => {
      for (const table of ['snapshots', 'records', 'journal']) this.#setAside(table, docId, at)
    })
  }

  /** How many rows an open has to read beside the snapshot. */
  contentLength(docId: DocId): number {
    const records = 'SELECT count(*) AS n FROM records WHERE docId = ? AND content IS NOT NULL'
    return this.journalLength(docId) + this.#count(records, docId)
  }

  /**
   * Replaces everything stored of a document by its whole state, which must hold all of it. The old
   * goes only once the new was read back and found equal; a crash in between keeps both.
   */
  fold(docId: DocId, state: Uint8Array): void {
    this.#sqlite.run('DELETE FROM snapshots WHERE docId = ? AND isVerified = 0', docId)
    this.#sqlite.run(
      'INSERT INTO snapshots (docId, content, isVerified) VALUES (?, ?, 0)',
      docId,
      this.#cipher.seal(placeOf('snapshots', docId), state),
    )
    const written = this.#sqlite.get<{ id: number; content: Uint8Array }>(
      'SELECT id, content FROM snapshots WHERE docId = ? ORDER BY id DESC LIMIT 1',
      docId,
    )
    const back = written && this.#cipher.open(placeOf('snapshots', docId), written.content)
    if (!back || !equalBytes(back, state))
      throw new StoreFailure('damaged', new Error('a snapshot did not read back'))
    this.transaction(() => {
      const dropped = this.#sqlite.run('DELETE FROM journal WHERE docId = ?', docId)
      // What was never sealed is in the snapshot alone now.
      if (dropped > 0) this.setOwesState(docId, 'owes')
      this.#sqlite.run('UPDATE records SET content = NULL WHERE docId = ?', docId)
      this.#sqlite.run('DELETE FROM snapshots WHERE docId = ? AND id < ?', docId, written.id)
      this.#sqlite.run('UPDATE snapshots SET isVerified = 1 WHERE id = ?', written.id)
    })
  }

  /* ---------- its life ---------- */

  /** Writes a little something: throws StoreFailure as long as the disk refuses. */
  probe(): void {
    this.writeMeta('isClean', '0')
  }

  /** The first thing that is wrong with the file, or undefined. Reads all of it. */
  findDamage(): string | undefined {
    try {
      const first = this.#sqlite.get<{ quick_check: string }>('PRAGMA quick_check(1)')
      return first?.quick_check === 'ok' ? undefined : (first?.quick_check ?? 'no answer')
    } catch (error) {
      if (storeErrorOf(error) === 'damaged') return 'malformed'
      throw error
    }
  }

  close(): void {
    try {
      this.writeMeta('isClean', '1')
      this.#sqlite.exec('PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE)')
    } catch (error) {
      // A full disk: what was saved stands beside the file, and is checked at the next start.
      if (!(error instanceof StoreFailure)) throw error
    } finally {
      this.#sqlite.close()
    }
  }

  /** After a failure, when nothing can be written any more. */
  abandon(): void {
    this.#sqlite.close()
  }

  #setAside(table: string, docId: DocId, at: number): void {
    const id = table === 'journal' ? 'seq' : 'id'
    const rows = this.#sqlite.all<{ id: number; content: Uint8Array }>(
      `SELECT ${id} AS id, content FROM ${table} WHERE docId = ? AND content IS NOT NULL`,
      docId,
    )
    for (const row of rows) {
      if (this.#cipher.open(placeOf(table, docId), row.content)) continue
      // Numbers below zero are none of a relay's.
      this.relay.quarantine(docId, -row.id, `${table}-row-damaged`, row.content, at)
      this.#sqlite.run(`DELETE FROM ${table} WHERE ${id} = ?`, row.id)
      // What it stood for is known no longer: a relay that brings it again has to be listened to.
      if (table === 'snapshots') this.relay.forgetContained(docId)
    }
  }

  #owing(): readonly DocId[] {
    if (this.#owed) return this.#owed
    const owed = this.#sqlite
      .all<{ docId: DocId }>('SELECT docId FROM documents WHERE owesState = 1 AND jobId IS NULL')
      .map(({ docId }) => docId)
    // What a transaction sees may still be rolled back.
    if (!this.isInTransaction) this.#owed = owed
    return owed
  }

  #removeDocument(docId: DocId): void {
    this.#owed = undefined
    for (const table of [
      'journal',
      'records',
      'outbox',
      'snapshots',
      'quarantine',
      'writers',
      'versions',
      'imported',
      'putIn',
      'begun',
      'documents',
    ])
      this.#sqlite.run(`DELETE FROM ${table} WHERE docId = ?`, docId)
  }

  #count(sql: string, ...docIds: readonly DocId[]): number {
    return this.#sqlite.get<{ n: number }>(sql, ...docIds)?.n ?? 0
  }
}
