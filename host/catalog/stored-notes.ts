/** Title and text of notes as `library.db` holds them, read beside the host with a connection of its own. */
import { type DocumentReader, openDocumentReader } from '../log/read-document'
import type { CatalogEntry, StoredEntry } from './contract'
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
    const plain = this.#reader.readPlain(facts.docId)
    if (!plain) return undefined
    const { title, text, createdAt = facts.createdAt } = plain
    return { ...facts, title, text, createdAt }
  }
}
