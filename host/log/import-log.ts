/**
 * Imports in `library.db`: notes staged by a job, invisible until it commits, and for each imported
 * note which file it came from, so that the same folder can be imported again. Paths and texts are
 * stored as keyed hashes: who reads the file without the key learns neither.
 */
import type { HeldKind } from '../../shared/model/home'
import type { DocId } from '../../shared/records/keys'
import type { Sqlite } from './open-sqlite'
import type { SealedDocument } from './sealed-document'

/** Keyed hashes of 16 bytes each: the chosen folder, the path inside it, the bytes of the file. */
export interface FileOrigin {
  readonly folder: Uint8Array
  readonly path: Uint8Array
  readonly content: Uint8Array
}

export interface StagedDocument extends SealedDocument {
  readonly kind: HeldKind
  /** Undefined for a note that came from no file. */
  readonly origin: FileOrigin | undefined
}

export interface StoredOrigin extends FileOrigin {
  readonly docId: DocId
}

export interface ImportLogParts {
  readonly sqlite: Sqlite
  removeDocuments(docIds: readonly DocId[]): void
  /** Documents that owe a relay their state have come. */
  owedChanged(): void
}

/** Pages of 4 kB that may wait in the write-ahead log while a worker writes them back beside us. */
const CHECKPOINT_PAGES = 16_384
const USUAL_PAGES = 1000

export class ImportLog {
  readonly #parts: ImportLogParts

  constructor(parts: ImportLogParts) {
    this.#parts = parts
  }

  /**
   * Does not wait for the disk: a power cut discards what is staged anyway, and the commit that
   * makes it visible waits for all of it.
   */
  stage(jobId: string, documents: readonly StagedDocument[]): void {
    const { sqlite } = this.#parts
    this.#unhurried(() => {
      sqlite.exec(`PRAGMA wal_autocheckpoint=${CHECKPOINT_PAGES}`)
      sqlite.transaction(() => {
        for (const document of documents) this.#stage(jobId, document)
      })
    })
  }

  commit(jobId: string, at: number): void {
    const { sqlite, owedChanged } = this.#parts
    owedChanged()
    sqlite.run(
      'UPDATE documents SET jobId = NULL, catalogued = 0, savedAt = ? WHERE jobId = ?',
      at,
      jobId,
    )
    sqlite.exec(`PRAGMA wal_autocheckpoint=${USUAL_PAGES}`)
  }

  /** Without a job: everything that a crash left staged. */
  discard(jobId?: string): void {
    const { sqlite, removeDocuments } = this.#parts
    const rows =
      jobId === undefined
        ? sqlite.all<{ docId: DocId }>('SELECT docId FROM documents WHERE jobId IS NOT NULL')
        : sqlite.all<{ docId: DocId }>('SELECT docId FROM documents WHERE jobId = ?', jobId)
    removeDocuments(rows.map(({ docId }) => docId))
    sqlite.exec(`PRAGMA wal_autocheckpoint=${USUAL_PAGES}`)
  }

  #stage(jobId: string, document: StagedDocument): void {
    const { sqlite } = this.#parts
    const { docId, origin } = document
    sqlite.run(
      `INSERT INTO documents
        (docId, roomId, kind, keys, format, createdAt, modifiedAt, catalogued, owesState, jobId)
       VALUES (?, ?, ?, ?, 1, ?, ?, 1, 1, ?)`,
      docId,
      document.roomId,
      document.kind,
      document.sealedKeys,
      document.createdAt,
      document.modifiedAt,
      jobId,
    )
    sqlite.run(
      'INSERT INTO snapshots (docId, content, isVerified) VALUES (?, ?, 1)',
      docId,
      document.sealedState,
    )
    if (!origin) return
    sqlite.run(
      'INSERT INTO imported (docId, folder, path, content) VALUES (?, ?, ?, ?)',
      docId,
      origin.folder,
      origin.path,
      origin.content,
    )
  }

  /** Inside a transaction, where the pace cannot change, it is that transaction's. */
  #unhurried(work: () => void): void {
    const { sqlite } = this.#parts
    if (sqlite.isInTransaction) return work()
    sqlite.exec('PRAGMA synchronous=NORMAL')
    try {
      work()
    } finally {
      sqlite.exec('PRAGMA synchronous=FULL')
    }
  }
}

/** Of notes that are here; none of an import that has not committed. */
export function readOrigins(sqlite: Sqlite): readonly StoredOrigin[] {
  return sqlite.all<StoredOrigin & object>(
    `SELECT docId, folder, path, content FROM imported JOIN documents USING (docId)
     WHERE jobId IS NULL`,
  )
}
