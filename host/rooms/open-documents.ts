/** The documents in memory: opened when a page or the program needs one, closed a while after. */
import type { DocId } from '../../shared/records/keys'
import type { SyncClock } from '../sync/contract'
import type { OpenDocument } from './open-document'

const IDLE_WAIT = 30_000

/** Reads a document from disk, a large one in several turns; undefined when it is not here. */
type Loading = Generator<undefined, OpenDocument | undefined>

export interface OpenDocumentsParts {
  readonly clock: SyncClock
  readonly load: (docId: DocId) => Loading
  /** Before it leaves memory. False keeps it: something of it is not on disk. */
  readonly settle: (document: OpenDocument) => boolean
}

export class OpenDocuments {
  readonly #parts: OpenDocumentsParts
  readonly #open = new Map<DocId, OpenDocument>()
  /** Read in part: the next part is read by whoever asks next. */
  readonly #loading = new Map<DocId, Loading>()
  readonly #idle = new Map<DocId, () => void>()
  readonly #pinned = new Set<DocId>()
  readonly #unsound = new Set<DocId>()
  #isClosed = false

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

  /** In memory, and what comes from others may be applied to it. */
  peekSound(docId: DocId): OpenDocument | undefined {
    return this.#unsound.has(docId) ? undefined : this.#open.get(docId)
  }

  /** An update broke off in the midst of it: its owner drops it once all of it is on disk. */
  distrust(docId: DocId): void {
    this.#unsound.add(docId)
  }

  /** Stays in memory until it was idle for half a minute. */
  open(docId: DocId): OpenDocument | undefined {
    for (;;) {
      const open = this.openPart(docId)
      if (open !== 'opening') return open
    }
  }

  /** As `open`; of a large one the next part alone, and whoever has waited begins in another turn. */
  openPart(docId: DocId): OpenDocument | 'opening' | undefined {
    if (!this.#open.has(docId)) {
      // Whoever waited for its parts finds the library gone.
      if (this.#isClosed) return undefined
      const begun = this.#loading.get(docId)
      const loading = begun ?? this.#parts.load(docId)
      this.#loading.set(docId, loading)
      const open = this.#next(docId, loading)
      if (open === undefined) return undefined
      if (open === 'opening' || begun) return 'opening'
    }
    this.touch(docId)
    return this.#open.get(docId)
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
    this.#unsound.delete(docId)
    this.#loading.delete(docId)
    const open = this.#open.get(docId)
    this.#open.delete(docId)
    open?.destroy()
  }

  /** Everything settled and out of memory. */
  close(): void {
    this.#isClosed = true
    this.#loading.clear()
    for (const document of this.all) {
      this.#parts.settle(document)
      this.drop(document.docId)
    }
  }

  #next(docId: DocId, loading: Loading): OpenDocument | 'opening' | undefined {
    const turn = this.#step(docId, loading)
    if (!turn.done) return 'opening'
    this.#loading.delete(docId)
    if (!turn.value) return undefined
    this.#open.set(docId, turn.value)
    this.touch(docId)
    return turn.value
  }

  /** One that could not be read is read from its beginning when it is asked for again. */
  #step(docId: DocId, loading: Loading): IteratorResult<undefined, OpenDocument | undefined> {
    try {
      return loading.next()
    } catch (error) {
      this.#loading.delete(docId)
      throw error
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
