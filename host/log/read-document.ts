/**
 * Reads whole documents out of `library.db`: snapshot, records and journal, applied in one Yjs
 * transaction. Needs a connection that may be read-only and the local key, and nothing of the
 * library, so that index, export and backup run it in a worker thread.
 */
import type * as Y from 'yjs'
import { createEmpty } from '../../shared/model/document'
import type { DocId } from '../../shared/records/keys'
import type { DocumentReading } from '../../shared/text/reading/document-reading'
import { readDocument as readWhole } from '../../shared/text/reading/read-document'
import { readWrittenOnce } from '../../shared/text/reading/written-once'
import { KeptDocument } from './kept-document'
import { LocalCipher } from './local-cipher'
import { openSqlite, type Sqlite } from './open-sqlite'
import { applyStored, readContent } from './stored-content'

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
  /** Nothing stays in memory of this one, or of any. */
  forget(docId?: DocId): void
  close(): void
}

/** Needs libsodium to be ready. Throws StoreFailure when the file cannot be opened. */
export function openDocumentReader(file: string, localKey: Uint8Array): DocumentReader {
  const sqlite = openSqlite(file, { readOnly: true })
  const cipher = new LocalCipher(localKey)
  const kept = new KeptDocument(sqlite, cipher)
  return {
    list: () => listDocuments(sqlite),
    read: (docId) => readDocument(sqlite, cipher, docId),
    readForCatalog: (docId) => readForCatalog(sqlite, cipher, kept, docId),
    forget: (docId) => kept.forget(docId),
    close: () => {
      kept.forget()
      sqlite.close()
    },
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
  kept: KeptDocument,
  docId: DocId,
): DocumentReading | undefined {
  if (!sqlite.get('SELECT 1 FROM documents WHERE docId = ?', docId)) return undefined
  const look = (doc: Y.Doc) => readWhole(doc, docId)
  const again = kept.read(docId, look)
  if (again) return again
  const { updates, upTo } = readContent(sqlite, cipher, docId)
  const [only] = updates
  const quick = only && updates.length === 1 ? readWrittenOnce(only) : undefined
  return quick ?? kept.build(docId, { updates, upTo }, look)
}
