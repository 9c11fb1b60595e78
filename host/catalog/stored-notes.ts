/** What the catalog keeps of documents as `library.db` holds them, read beside the host with a connection of its own. */
import type { DocId } from '../../shared/records/keys'
import { type DocumentReader, openDocumentReader } from '../log/read-document'
import { type CatalogEntry, entryOf, type StoredEntry } from './contract'
import type { CatalogSource } from './rebuild'
import { skipFailing, type TellSkipped } from './skipped'

export class StoredNotes {
  readonly #reader: DocumentReader
  readonly #tellSkipped: TellSkipped

  /** Throws StoreFailure when the library cannot be read. */
  constructor(source: CatalogSource, tellSkipped: TellSkipped) {
    this.#tellSkipped = tellSkipped
    this.#reader = openDocumentReader(source.file, source.localKey)
  }

  /** Without those that are not there any more, or cannot be read. */
  read(stored: readonly StoredEntry[]): readonly CatalogEntry[] {
    return stored.flatMap(
      (facts) => skipFailing(facts.docId, () => this.#read(facts), this.#tellSkipped) ?? [],
    )
  }

  /** Nothing stays in memory of these, or of any. */
  forget(docIds?: readonly DocId[]): void {
    if (!docIds) this.#reader.forget()
    else for (const docId of docIds) this.#reader.forget(docId)
  }

  close(): void {
    this.#reader.close()
  }

  #read(facts: StoredEntry): CatalogEntry | undefined {
    const reading = this.#reader.readForCatalog(facts.docId)
    return reading && entryOf(facts, reading)
  }
}
