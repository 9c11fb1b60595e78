/**
 * Does on disk what the home document says: a row for each document held, its keys when they grow,
 * its bytes removed when it was purged, its log begun anew when it moves to another relay.
 */
import type { HeldDocument } from '../../shared/model/home'
import { createDocument } from '../../shared/model/document'
import { CHANNEL_CLOSED } from '../../shared/protocol/page-frames'
import type { DocId } from '../../shared/records/keys'
import { unpackKeys } from './document-keys'
import type { Holdings, HoldingsChange } from './holdings'
import type { Listeners } from './listeners'
import type { LibraryLog } from '../log/library-log'
import type { Journal } from '../rooms/journal'
import type { OpenDocuments } from '../rooms/open-documents'
import type { SyncClock } from '../sync/contract'
import type { StoreError } from '../../shared/contract'
import { StoreFailure, type WaitingCount } from '../log/contract'

/** The part of a library that has to follow. */
export interface FollowingLibrary {
  readonly holdings: Holdings
  readonly log: LibraryLog
  readonly journal: Journal
  readonly documents: OpenDocuments
  readonly clock: SyncClock
  readonly held: Listeners<HoldingsChange>
  readonly storeError: StoreError | null
  readOwnRelay(): string | undefined
  relayOf(docId: DocId): string | undefined
  waiting(docId: DocId): WaitingCount
  wasSynced(docId: DocId): boolean
  forget(docIds: readonly DocId[]): void
}

export interface FollowerParts {
  readonly library: FollowingLibrary
  /** These came, went, or are at another relay now. */
  readonly roomsChanged: (docIds: readonly DocId[]) => void
}

export class HomeFollower {
  readonly #parts: FollowerParts
  #ownRelay: string | undefined
  /** A disk that refused left rows unwritten: they are made up for when it takes them again. */
  #isBehind = false

  constructor(parts: FollowerParts) {
    const { library } = parts
    this.#parts = parts
    this.#ownRelay = library.readOwnRelay()
    library.holdings.subscribe((change) => this.#follow(change))
    library.journal.subscribeTrouble(() => {
      if (this.#isBehind && library.storeError === null) this.reconcile()
    })
  }

  get ownRelay(): string | undefined {
    return this.#ownRelay
  }

  /** Rows written here may not be on disk: a transaction around them did not commit. */
  fallBehind(error: StoreError): void {
    this.#isBehind = true
    this.#parts.library.journal.report(error)
  }

  /** After a crash between two commits: rows without a key, keys without a row. */
  reconcile(): void {
    const { holdings, log, clock } = this.#parts.library
    const rows = new Set(log.documentIds())
    const now = clock.now()
    const added: DocId[] = []
    log.transaction(() => {
      for (const held of holdings.all) {
        if (held.purgedAt !== undefined || rows.has(held.docId)) continue
        holdings.store(held.capability, now)
        added.push(held.docId)
      }
    })
    this.#isBehind = false
    for (const docId of rows) {
      if (docId === holdings.homeId || holdings.document(docId)) continue
      const packed = log.readKeys(docId)
      const held = packed && unpackKeys(docId, packed)
      if (held) holdings.home.add(held.capability, now)
    }
    if (added.length > 0) this.#parts.roomsChanged(added)
  }

  /** The first device says what the document is; another one's home comes with it. */
  describeHome(): void {
    const { documents, holdings, clock } = this.#parts.library
    const open = documents.peek(holdings.homeId)
    const isDescribed = open?.doc.getMap('meta').has('kind') ?? true
    if (!isDescribed) open?.write((doc) => createDocument(doc, 'home', clock.now()))
  }

  #follow(change: HoldingsChange): void {
    const { library, roomsChanged } = this.#parts
    const before = this.#ownRelay
    this.#ownRelay = library.readOwnRelay()
    const moved = [...this.#moved(change, before)]
    try {
      library.log.transaction(() => this.#write(change, moved))
    } catch (error) {
      if (!(error instanceof StoreFailure)) throw error
      this.fallBehind(error.error)
    }
    for (const docId of change.docIds) this.#tellReaders(docId, change.before.get(docId))
    const changed = new Set([...change.docIds, ...moved])
    if (changed.size > 0) roomsChanged([...changed])
    library.held.tell(change)
  }

  #write({ docIds, before }: HoldingsChange, moved: readonly DocId[]): void {
    const { holdings, log, clock } = this.#parts.library
    // From now on the home document says which relay it is.
    if (holdings.home.setting('relay') !== undefined && log.readMeta('relayUntilHome'))
      log.removeMeta('relayUntilHome')
    for (const docId of docIds) {
      const held = holdings.document(docId)
      if (held?.purgedAt === undefined) {
        const old = before.get(docId)
        const isStronger = old && old.capability.rights !== held?.capability.rights
        if (held && (isStronger || !log.facts(docId))) holdings.store(held.capability, clock.now())
      } else if (before.get(docId)?.purgedAt === undefined) this.#removeLater(docId)
    }
    for (const docId of moved) this.#move(docId)
  }

  /** Once the home document says so on disk: the other way round a crash would leave an empty note. */
  #removeLater(docId: DocId): void {
    const { library } = this.#parts
    library.journal.whenCommitted(() => {
      const isPurged = library.holdings.document(docId)?.purgedAt !== undefined
      // Purged on another device: what was written here and never sent is not thrown away.
      if (isPurged && library.log.facts(docId) && library.waiting(docId).count === 0)
        library.forget([docId])
    })
  }

  #tellReaders(docId: DocId, before: HeldDocument | undefined): void {
    const { holdings, documents } = this.#parts.library
    const held = holdings.document(docId)
    const isOther =
      before?.capability.rights !== held?.capability.rights || before?.trashedAt !== held?.trashedAt
    // They come back by themselves, with the rights that they have now.
    if (before && isOther) documents.peek(docId)?.closeReaders(CHANNEL_CLOSED.retry)
  }

  *#moved(change: HoldingsChange, before: string | undefined): Generator<DocId> {
    const { holdings } = this.#parts.library
    for (const docId of change.docIds) {
      const held = change.before.get(docId)
      const relay = holdings.document(docId)?.relay ?? this.#ownRelay
      if (held && (held.relay ?? before) !== relay) yield docId
    }
    if (before === this.#ownRelay) return
    yield holdings.homeId
    const seen = new Set(change.docIds)
    for (const { docId, relay } of holdings.all)
      if (relay === undefined && !seen.has(docId)) yield docId
  }

  /** At another relay its log starts from nothing, and that relay is owed the whole state. */
  #move(docId: DocId): void {
    const { library } = this.#parts
    const { log } = library
    if (library.relayOf(docId) === undefined || !log.facts(docId)) return
    if (library.wasSynced(docId)) log.relay.resetCursor(docId)
    log.relay.clearOutbox(docId)
    log.setOwesState(docId, 'owes')
  }
}
