/**
 * One large document, kept between two readings: a notebook of thousands is read after each change to
 * it, and to build it anew costs more than all that is read of it. What is stored since is added.
 */
import type * as Y from 'yjs'
import { createEmpty } from '../../shared/model/document'
import type { DocId } from '../../shared/records/keys'
import type { LocalCipher } from './local-cipher'
import type { Sqlite } from './open-sqlite'
import {
  applyStored,
  isLarge,
  readContent,
  type StoredContent,
  type StoredPlaces,
} from './stored-content'

interface Kept {
  readonly docId: DocId
  readonly doc: Y.Doc
  readonly upTo: StoredPlaces
}

export class KeptDocument {
  readonly #sqlite: Sqlite
  readonly #cipher: LocalCipher
  #kept: Kept | undefined

  constructor(sqlite: Sqlite, cipher: LocalCipher) {
    this.#sqlite = sqlite
    this.#cipher = cipher
  }

  /** As it is stored now, for `look` alone. Undefined where it is not the one that is kept. */
  read<Value>(docId: DocId, look: (doc: Y.Doc) => Value): Value | undefined {
    if (this.#kept?.docId !== docId) return undefined
    const { doc, upTo } = this.#kept
    const { updates, upTo: now } = readContent(this.#sqlite, this.#cipher, docId, upTo)
    this.#kept = { docId, doc, upTo: now }
    applyStored(doc, updates)
    return look(doc)
  }

  /** Of a document that is not kept: what is large takes the place of the one before. */
  build<Value>(
    docId: DocId,
    { updates, upTo }: Pick<StoredContent, 'updates' | 'upTo'>,
    look: (doc: Y.Doc) => Value,
  ): Value {
    const doc = createEmpty()
    applyStored(doc, updates)
    if (!isLarge(updates)) {
      const value = look(doc)
      doc.destroy()
      return value
    }
    this.forget()
    this.#kept = { docId, doc, upTo }
    return look(doc)
  }

  /** Of this document, or whatever is kept. */
  forget(docId?: DocId): void {
    if (docId !== undefined && docId !== this.#kept?.docId) return
    this.#kept?.doc.destroy()
    this.#kept = undefined
  }
}
