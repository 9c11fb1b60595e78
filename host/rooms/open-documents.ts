/** The documents in memory: opened when a page or the program needs one, closed a while after. */
import type { DocId } from '../../shared/records/keys'
import type { SyncClock } from '../sync/contract'
import type { OpenDocument } from './open-document'

const IDLE_WAIT = 30_000

export interface OpenDocumentsParts {
  readonly clock: SyncClock
  /** Reads it from disk; undefined when it is not here. */
  readonly load: (docId: DocId) => OpenDocument | undefined
  /** Before it leaves memory. False keeps it: something of it is not on disk. */
  readonly settle: (document: OpenDocument) => boolean
}

export class OpenDocuments {
  readonly #parts: OpenDocumentsParts
  readonly #open = new Map<DocId, OpenDocument>()
  readonly #idle = new Map<DocId, () => void>()
  readonly #pinned = new Set<DocId>()

  constructor(parts: OpenDocumentsParts) {
    this.#parts = parts
  }

  get all(): readonly OpenDocument[] {
    return [...this.#open.values()]
  }

  /** In memory already. */
  peek(docId: DocId): OpenDocument | undefined {
    return this.#open.get(docId)
  }

  /** Stays in memory until it was idle for half a minute. */
  open(docId: DocId): OpenDocument | undefined {
    const open = this.#open.get(docId) ?? this.#parts.load(docId)
    if (!open) return undefined
    this.#open.set(docId, open)
    this.touch(docId)
    return open
  }

  /** Never closed by itself. */
  pin(docId: DocId): OpenDocument | undefined {
    this.#pinned.add(docId)
    return this.open(docId)
  }

  /** As any other again. */
  unpin(docId: DocId): void {
    this.#pinned.delete(docId)
    if (this.#open.has(docId)) this.touch(docId)
  }

  /** Counts the idle time from now. */
  touch(docId: DocId): void {
    this.#idle.get(docId)?.()
    this.#idle.delete(docId)
    if (this.#pinned.has(docId)) return
    this.#idle.set(
      docId,
      this.#parts.clock.after(IDLE_WAIT, () => this.#closeIdle(docId)),
    )
  }

  /** Out of memory at once, whatever it held: it was purged, or the library closes. */
  drop(docId: DocId): void {
    this.#idle.get(docId)?.()
    this.#idle.delete(docId)
    this.#pinned.delete(docId)
    const open = this.#open.get(docId)
    this.#open.delete(docId)
    open?.destroy()
  }

  /** Everything settled and out of memory. */
  close(): void {
    for (const document of this.all) {
      this.#parts.settle(document)
      this.drop(document.docId)
    }
  }

  #closeIdle(docId: DocId): void {
    this.#idle.delete(docId)
    const open = this.#open.get(docId)
    if (!open) return
    if (open.readerCount > 0 || !this.#parts.settle(open)) this.touch(docId)
    else this.drop(docId)
  }
}
