/** What the catalog keeps of documents as `library.db` holds them, read beside the host with a connection of its own. */
import { type DocumentReader, openDocumentReader } from '../log/read-document'
import { type CatalogEntry, entryOf, type StoredEntry } from './contract'
import type { CatalogSource } from './rebuild'

export class StoredNotes {
  readonly #reader: DocumentReader

  /** Throws StoreFailure when the library cannot be read. */
  constructor(source: CatalogSource) {
    this.#reader = openDocumentReader(source.file, source.localKey)
  }

  /** Without those that are not there any more. */
  read(stored: readonly StoredEntry[]): readonly CatalogEntry[] {
    return stored.flatMap((facts) => this.#read(facts) ?? [])
  }

  close(): void {
    this.#reader.close()
  }

  #read(facts: StoredEntry): CatalogEntry | undefined {
    const reading = this.#reader.readForCatalog(facts.docId)
    return reading && entryOf(facts, reading)
  }
}
