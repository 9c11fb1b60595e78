/**
 * What pages are told unasked. Facts that change with each keystroke are gathered and read once:
 * pages see what is true then, not every step towards it.
 */
import type { HostNoticeName, HostNotices } from '../../shared/contract/host'
import type { JobProgress } from '../../shared/contract/jobs'
import type { LibraryState } from '../../shared/contract/library'
import type { DocId } from '../../shared/records/keys'
import { readNoteStatus } from '../library/library-state'
import type { Session } from '../library/session'
import type { SyncClock } from '../sync/contract'
import type { PageConnection } from './serve-page'

/** Milliseconds in which changes become one notice. */
const GATHER = 120
/** Between two looks at a catalog that is being built anew. */
const GROWTH = 1000

export interface NoticesParts {
  readonly clock: SyncClock
  readonly session: () => Session | undefined
  readonly readLibrary: (session: Session) => LibraryState
}

export class Notices {
  readonly pages = new Set<PageConnection>()
  readonly #parts: NoticesParts
  readonly #statusOf = new Set<DocId>()
  #cancel: (() => void) | undefined
  #cancelGrowth: (() => void) | undefined
  #unsubscribes: readonly (() => void)[] = []

  constructor(parts: NoticesParts) {
    this.#parts = parts
  }

  tell<Name extends HostNoticeName>(name: Name, notice: HostNotices[Name]): void {
    for (const page of this.pages) page.notify(name, notice)
  }

  /** Lists grow with a catalog that is being built anew, and are right at its end. */
  tellJob(progress: JobProgress): void {
    this.tell('job', progress)
    if (progress.kind !== 'index') return
    if (progress.outcome) return this.#grow()
    this.#cancelGrowth ??= this.#parts.clock.after(GROWTH, () => this.#grow())
  }

  /** Everything that pages hear of this session, until `unfollow`. */
  follow({ library, sync, feed }: Session): void {
    this.#unsubscribes = [
      library.held.add(() => this.libraryChanged()),
      library.holdings.home.filters.subscribe(() => this.tell('filters', {})),
      library.holdings.home.order.subscribe(() => this.tell('ownOrder', {})),
      library.status.add((docIds) => this.#statusChanged(docIds)),
      library.subscribeOpen((docId) => this.#statusChanged([docId])),
      library.journal.subscribeTrouble(() => this.#statusChanged(library.openDocuments())),
      library.gated.add((notice) => this.tell('requirement', notice)),
      library.purged.add((docIds) => this.tell('purged', { docIds })),
      sync?.subscribe((docIds) => this.#statusChanged(docIds)) ?? (() => {}),
      feed.updated.add((docIds) => this.tell('notes', { docIds })),
      feed.collections.add((docIds) => this.tell('collections', { docIds })),
    ]
  }

  unfollow(): void {
    for (const unsubscribe of this.#unsubscribes) unsubscribe()
    this.#unsubscribes = []
    this.#statusOf.clear()
    this.close()
  }

  libraryChanged(): void {
    this.#cancel ??= this.#parts.clock.after(GATHER, () => {
      this.#cancel = undefined
      this.#tellChanges()
    })
  }

  close(): void {
    this.#cancel?.()
    this.#cancel = undefined
    this.#cancelGrowth?.()
    this.#cancelGrowth = undefined
  }

  #grow(): void {
    this.#cancelGrowth?.()
    this.#cancelGrowth = undefined
    this.tell('notes', { docIds: null })
    this.tell('collections', { docIds: null })
  }

  #statusChanged(docIds: readonly DocId[]): void {
    const open = new Set(this.#parts.session()?.library.openDocuments())
    for (const docId of docIds) if (open.has(docId)) this.#statusOf.add(docId)
    this.libraryChanged()
  }

  #tellChanges(): void {
    const session = this.#parts.session()
    const docIds = [...this.#statusOf]
    this.#statusOf.clear()
    if (!session || this.pages.size === 0) return
    for (const docId of docIds) {
      const status = readNoteStatus(session.library, session.sync, docId)
      if (status) this.tell('noteStatus', status)
    }
    this.tell('library', this.#parts.readLibrary(session))
  }
}
