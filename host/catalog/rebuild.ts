/**
 * Builds the catalog anew from `library.db`, some notes at a time, while it is already answering.
 * What is put or changed meanwhile is newer than what is read here, and stays.
 */
import { Home } from '../../shared/model/home'
import type { DocId } from '../../shared/records/keys'
import { type DocumentReader, openDocumentReader, type StoredFacts } from '../log/read-document'
import { type CatalogEntry, type CatalogFacts, entryOf } from './contract'
import { skipFailing, type TellSkipped } from './skipped'
import type { CatalogStore } from './store'

/** Where the truth is, and the key that opens it. */
export interface CatalogSource {
  /** `library.db`. */
  readonly file: string
  readonly localKey: Uint8Array
  readonly homeId: DocId
}

const BATCH = 24
/** Committed at once: a piece of the index each. */
const COMMITTED = 40 * BATCH

export class Rebuild {
  readonly total: number
  readonly #store: CatalogStore
  readonly #reader: DocumentReader
  readonly #home: Home | undefined
  readonly #tellSkipped: TellSkipped
  /** What notes are in before the notes; then oldest first, so that row numbers rise with time. */
  readonly #waiting: readonly StoredFacts[]
  readonly #changed = new Map<DocId, CatalogFacts>()
  readonly #removed = new Set<DocId>()
  #done = 0

  /** Throws StoreFailure when the library cannot be read. */
  constructor(store: CatalogStore, source: CatalogSource, tellSkipped: TellSkipped) {
    this.#store = store
    this.#tellSkipped = tellSkipped
    this.#reader = openDocumentReader(source.file, source.localKey)
    const homeDoc = this.#reader.read(source.homeId)
    this.#home = homeDoc && new Home(homeDoc)
    const stored = this.#reader
      .list()
      .filter(({ docId }) => docId !== source.homeId)
      .toSorted((a, b) => a.modifiedAt - b.modifiedAt || (a.docId < b.docId ? 1 : -1))
    const isNote = ({ docId }: StoredFacts) => this.#home?.document(docId)?.kind === 'note'
    this.#waiting = [...stored.filter((facts) => !isNote(facts)), ...stored.filter(isNote)]
    this.total = this.#waiting.length
  }

  get done(): number {
    return this.#done
  }

  /** False when nothing is left. */
  step(): boolean {
    const batch = this.#waiting.slice(this.#done, this.#done + BATCH)
    const entries = batch.flatMap(
      (facts) => skipFailing(facts.docId, () => this.#read(facts), this.#tellSkipped) ?? [],
    )
    this.#store.putMissing(entries)
    this.#done += batch.length
    if (this.#done % COMMITTED === 0) this.#store.settle()
    return this.#done < this.total
  }

  noteChange(facts: readonly CatalogFacts[]): void {
    for (const fact of facts)
      this.#changed.set(fact.docId, { ...this.#changed.get(fact.docId), ...fact })
  }

  noteRemoval(docIds: readonly DocId[]): void {
    for (const docId of docIds) this.#removed.add(docId)
  }

  close(): void {
    this.#reader.close()
  }

  #read(facts: StoredFacts): CatalogEntry | undefined {
    const { docId } = facts
    const held = this.#home?.document(docId)
    if (!held || held.purgedAt !== undefined || this.#removed.has(docId)) return undefined
    if (this.#store.has(docId)) return undefined
    const reading = this.#reader.readForCatalog(docId)
    if (!reading) return undefined
    const entry = {
      docId,
      createdAt: facts.createdAt,
      modifiedAt: facts.modifiedAt,
      trashedAt: held.trashedAt ?? null,
      rights: held.capability.rights,
      isShared: held.relay !== undefined,
      ...this.#changed.get(docId),
    }
    return entryOf(entry, reading)
  }
}
