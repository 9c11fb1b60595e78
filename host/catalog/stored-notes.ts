/** Title and text of notes as `library.db` holds them, read beside the host with a connection of its own. */
import { readMeta, readTitle } from '../../shared/model/document'
import { extractText } from '../../shared/text/plain-text'
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
    const doc = this.#reader.read(facts.docId)
    if (!doc) return undefined
    const { createdAt = facts.createdAt } = readMeta(doc)
    const entry = { ...facts, title: readTitle(doc), text: extractText(doc), createdAt }
    doc.destroy()
    return entry
  }
}
