/**
 * Reads whole documents out of `library.db`: snapshot, records and journal, applied in one Yjs
 * transaction. Needs a connection that may be read-only and the local key, and nothing of the
 * library, so that index, export and backup run it in a worker thread.
 */
import * as Y from 'yjs'
import { createEmpty } from '../../shared/model/document'
import { STORED } from '../../shared/model/origin'
import type { DocId } from '../../shared/records/keys'
import type { DocumentReading } from '../../shared/text/reading/document-reading'
import { readDocument as readWhole } from '../../shared/text/reading/read-document'
import { readWrittenOnce } from '../../shared/text/reading/written-once'
import { LocalCipher } from './local-cipher'
import { openSqlite, type Sqlite } from './open-sqlite'
import { placeOf } from './sealed-document'

export interface StoredContent {
  /** Yjs V1 updates in the order they were stored. */
  readonly updates: readonly Uint8Array[]
  /** Rows that do not open: damaged on disk. */
  readonly damaged: number
}

export interface StoredFacts {
  readonly docId: DocId
  readonly kind: string
  readonly createdAt: number
  readonly modifiedAt: number
  /** Rises with every change: what the catalog stores to find what is stale. */
  readonly changes: number
}

export interface DocumentReader {
  /** Every document, the home included; none of an import that has not committed. */
  list(): readonly StoredFacts[]
  /** Undefined when it is not here; a document that nobody filled yet is an empty one. */
  read(docId: DocId): Y.Doc | undefined
  /** What the catalog keeps of it, in a tenth of the time where it is a note written in one go. */
  readForCatalog(docId: DocId): DocumentReading | undefined
  close(): void
}

/** Needs libsodium to be ready. Throws StoreFailure when the file cannot be opened. */
export function openDocumentReader(file: string, localKey: Uint8Array): DocumentReader {
  const sqlite = openSqlite(file, { readOnly: true })
  const cipher = new LocalCipher(localKey)
  return {
    list: () => listDocuments(sqlite),
    read: (docId) => readDocument(sqlite, cipher, docId),
    readForCatalog: (docId) => readForCatalog(sqlite, cipher, docId),
    close: () => sqlite.close(),
  }
}

function listDocuments(sqlite: Sqlite): readonly StoredFacts[] {
  return sqlite.all<StoredFacts>(
    'SELECT docId, kind, createdAt, modifiedAt, changes FROM documents WHERE jobId IS NULL',
  )
}

function readDocument(sqlite: Sqlite, cipher: LocalCipher, docId: DocId): Y.Doc | undefined {
  if (!sqlite.get('SELECT 1 FROM documents WHERE docId = ?', docId)) return undefined
  const doc = createEmpty()
  applyStored(doc, readContent(sqlite, cipher, docId).updates)
  return doc
}

function readForCatalog(
  sqlite: Sqlite,
  cipher: LocalCipher,
  docId: DocId,
): DocumentReading | undefined {
  if (!sqlite.get('SELECT 1 FROM documents WHERE docId = ?', docId)) return undefined
  const { updates } = readContent(sqlite, cipher, docId)
  const [only] = updates
  const quick = only && updates.length === 1 ? readWrittenOnce(only) : undefined
  if (quick) return quick
  const doc = createEmpty()
  applyStored(doc, updates)
  const reading = readWhole(doc, docId)
  doc.destroy()
  return reading
}

/** Every update that is stored of it, and how many rows did not open. */
export function readContent(sqlite: Sqlite, cipher: LocalCipher, docId: DocId): StoredContent {
  const updates: Uint8Array[] = []
  let damaged = 0
  const take = (table: string, rows: readonly { readonly content: Uint8Array }[]) => {
    for (const { content } of rows) {
      const update = cipher.open(placeOf(table, docId), content)
      if (update) updates.push(update)
      else damaged += 1
    }
  }
  // One read transaction: a fold between two of these would hide what it moved.
  sqlite.exec('SAVEPOINT content')
  try {
    take(
      'snapshots',
      sqlite.all('SELECT content FROM snapshots WHERE docId = ? ORDER BY id', docId),
    )
    take(
      'records',
      sqlite.all(
        'SELECT content FROM records WHERE docId = ? AND content IS NOT NULL ORDER BY id',
        docId,
      ),
    )
    take('journal', sqlite.all('SELECT content FROM journal WHERE docId = ? ORDER BY seq', docId))
  } finally {
    sqlite.exec('RELEASE content')
  }
  return { updates, damaged }
}

/** In one transaction, leaving out what Yjs refuses. The number left out. */
export function applyStored(doc: Y.Doc, updates: readonly Uint8Array[]): number {
  let broken = 0
  doc.transact(() => {
    for (const update of updates) {
      try {
        Y.applyUpdate(doc, update, STORED)
      } catch {
        // Checked before it was stored, so a bug of another build; the rest must load all the same.
        broken += 1
      }
    }
  }, STORED)
  return broken
}

/** Decodes without applying: half of a broken update must never reach a document. */
export function isWellFormed(update: Uint8Array): boolean {
  try {
    Y.decodeUpdate(update)
    return true
  } catch {
    // lib0 throws at the end of the bytes, Yjs at a kind of content that it lacks.
    return false
  }
}
