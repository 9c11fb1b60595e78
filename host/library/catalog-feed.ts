/**
 * Keeps the catalog as the documents are: a moment after each change, and after a crash or a lost
 * catalog whatever `library.db` says it does not hold. Never more than a few documents at a time,
 * so that typing does not wait for it.
 */
import { readMeta, readTitle } from '../../shared/model/document'
import type { DocId } from '../../shared/records/keys'
import { extractText } from '../../shared/text/plain-text'
import type { Catalog, CatalogEntry, CatalogFacts } from '../catalog/contract'
import type { DocumentFacts } from '../log/library-log'
import type { HoldingsChange } from './holdings'
import type { Library } from './library'
import { Listeners } from './listeners'
import * as Y from 'yjs'
import { applyStored } from '../log/read-document'

const WAIT = 250
const BATCH = 16

export class CatalogFeed {
  /** The list shows something else now: these, or null for "read it again". */
  readonly updated = new Listeners<readonly DocId[] | null>()
  readonly #library: Library
  readonly #catalog: Catalog
  readonly #stop: (() => void)[]
  #cancel: (() => void) | undefined
  #running: Promise<void> = Promise.resolve()
  #isClosed = false

  constructor(library: Library, catalog: Catalog) {
    this.#library = library
    this.#catalog = catalog
    this.#stop = [
      library.changed.add(() => this.#schedule()),
      library.held.add((change) => this.#facts(change)),
      library.purged.add((docIds) => this.#remove(docIds)),
    ]
    this.#schedule()
  }

  /** Everything that changed so far is in the catalog. */
  async settle(): Promise<void> {
    this.#cancel?.()
    this.#cancel = undefined
    this.#enqueue(() => this.#catchUp())
    await this.#running
  }

  async close(): Promise<void> {
    for (const stop of this.#stop) stop()
    this.#isClosed = true
    this.#cancel?.()
    await this.#running
  }

  #schedule(): void {
    this.#cancel ??= this.#library.clock.after(WAIT, () => {
      this.#cancel = undefined
      this.#enqueue(() => this.#catchUp())
    })
  }

  /** One after another: a removal must not be overtaken by an older entry. */
  #enqueue(work: () => Promise<void>): void {
    this.#running = this.#running.then(work).catch((error: unknown) => {
      this.#library.report({
        level: 'error',
        event: 'catalog-failed',
        details: { error: error instanceof Error ? error.name : 'unknown' },
      })
    })
  }

  async #catchUp(): Promise<void> {
    while (!this.#isClosed) {
      const stale = this.#library.log.stale(BATCH)
      if (stale.length === 0) return
      const entries = stale.flatMap((facts) => this.#read(facts) ?? [])
      await this.#catalog.put(entries)
      if (this.#library.access === 'read') return
      this.#library.log.transaction(() => {
        for (const { docId, changes } of stale) this.#library.log.markCatalogued(docId, changes)
      })
      this.updated.tell(entries.map(({ docId }) => docId))
    }
  }

  #read(facts: DocumentFacts): CatalogEntry | undefined {
    const held = this.#library.holdings.present(facts.docId)
    if (!held) return undefined
    const open = this.#library.documents.peek(facts.docId)
    const doc = open?.doc ?? this.#load(facts.docId)
    const entry: CatalogEntry = {
      docId: facts.docId,
      title: readTitle(doc),
      text: extractText(doc),
      createdAt: readMeta(doc).createdAt ?? facts.createdAt,
      modifiedAt: facts.modifiedAt,
      trashedAt: held.trashedAt ?? null,
      rights: held.capability.rights,
      isShared: held.relay !== undefined,
    }
    if (!open) doc.destroy()
    return entry
  }

  #load(docId: DocId): Y.Doc {
    const doc = new Y.Doc()
    applyStored(doc, this.#library.log.readContent(docId).updates)
    return doc
  }

  #facts({ docIds }: HoldingsChange): void {
    const facts = docIds.flatMap((docId): CatalogFacts[] => {
      const held = this.#library.holdings.present(docId)
      if (!held) return []
      const trashedAt = held.trashedAt ?? null
      const isShared = held.relay !== undefined
      return [{ docId, trashedAt, rights: held.capability.rights, isShared }]
    })
    if (facts.length === 0) return
    this.#schedule()
    this.#enqueue(async () => {
      await this.#catalog.change(facts)
      this.updated.tell(facts.length > 100 ? null : facts.map(({ docId }) => docId))
    })
  }

  #remove(docIds: readonly DocId[]): void {
    this.#enqueue(async () => {
      await this.#catalog.remove(docIds)
      this.updated.tell(null)
    })
  }
}
