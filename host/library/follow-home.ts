/**
 * Does on disk what the home document says: a row for each document held, its keys when they grow,
 * its bytes removed when it was purged, its log begun anew when it moves to another relay. A few
 * documents are followed at once; thousands, as on a new machine, in slices.
 */
import { type HeldDocument, parseHeldKind } from '../../shared/model/home'
import { createDocument } from '../../shared/model/document'
import { CHANNEL_CLOSED } from '../../shared/protocol/page-frames'
import type { DocId } from '../../shared/records/keys'
import { unpackKeys } from './document-keys'
import type { Holdings, HoldingsChange } from './holdings'
import type { Listeners } from './listeners'
import type { ViewKeys } from './view-keys'
import type { LibraryLog } from '../log/library-log'
import type { Journal } from '../rooms/journal'
import type { OpenDocuments } from '../rooms/open-documents'
import type { SyncClock } from '../sync/contract'
import { Slices } from '../sync/slices'
import type { StoreError } from '../../shared/contract/notes'
import { StoreFailure, type WaitingCount } from '../log/contract'

/** The part of a library that has to follow. */
export interface FollowingLibrary {
  readonly holdings: Holdings
  readonly log: LibraryLog
  readonly journal: Journal
  readonly documents: OpenDocuments
  readonly clock: SyncClock
  readonly viewKeys: ViewKeys
  readonly held: Listeners<HoldingsChange>
  readonly status: Listeners<readonly DocId[]>
  readonly purged: Listeners<readonly DocId[]>
  readonly storeError: StoreError | null
  readOwnRelay(): string | undefined
  relayOf(docId: DocId): string | undefined
  waiting(docId: DocId): WaitingCount
  wasSynced(docId: DocId): boolean
  forget(docIds: readonly DocId[]): void
}

/** What is left to do for one document; `old` is what was held of it before. */
interface Followed {
  readonly old: HeldDocument | undefined
  readonly isChanged: boolean
  readonly isMoved: boolean
}

/** More than these are not followed in the transaction of the change. */
const AT_ONCE = 64

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
  readonly #left = new Map<DocId, Followed>()
  readonly #slices: Slices<DocId>
  #slice: DocId[] = []

  constructor(parts: FollowerParts) {
    const { library } = parts
    this.#parts = parts
    this.#ownRelay = library.readOwnRelay()
    this.#slices = new Slices(library.clock, {
      step: (docId) => this.#followOne(docId),
      around: (slice) => this.#followSlice(slice),
      // Rows stand there now of which nothing was told.
      done: () => library.held.tell({ docIds: [], before: new Map() }),
    })
    library.holdings.subscribe((change) => this.#follow(change))
    library.status.add((docIds) => this.#removeSent(docIds))
    library.journal.subscribeTrouble(() => {
      if (library.storeError !== null) return
      if (this.#isBehind) this.reconcile()
      this.#slices.add(this.#left.keys())
    })
  }

  /** Does all that is left at once: the library is about to close. */
  close(): void {
    this.#slices.clear()
    const { log } = this.#parts.library
    const left = new Map(this.#left)
    this.#left.clear()
    try {
      log.transaction(() => this.#write(left))
    } catch (error) {
      // What is not written is made up for at the next start.
      if (!(error instanceof StoreFailure)) throw error
    }
  }

  get ownRelay(): string | undefined {
    return this.#ownRelay
  }

  /** Rows written here may not be on disk: a transaction around them did not commit. */
  fallBehind(error: StoreError): void {
    this.#isBehind = true
    this.#parts.library.journal.report(error)
  }

  /** Whether each document held has its row and no other has one: asked at every start. */
  hasAllRows(): boolean {
    const { library } = this.#parts
    const { holdings, log } = library
    let missing = 1 + holdings.presentCount
    for (const docId of log.documentIds()) {
      const held = holdings.document(docId)
      if (!held && docId !== holdings.homeId) return false
      // A purged one keeps its row until what it has to send is sent.
      if (held?.purgedAt === undefined) missing -= 1
      else if (library.waiting(docId).count === 0) return false
    }
    return missing === 0
  }

  /** After a crash between two commits, or when rows were lost: rows without a key, keys without a row. */
  reconcile(): void {
    const { holdings, log, clock } = this.#parts.library
    const rows = new Set(log.documentIds())
    const added = this.#tryAddRows(rows)
    const now = clock.now()
    for (const docId of rows) {
      if (holdings.document(docId)?.purgedAt !== undefined) this.#removeLater(docId)
      if (docId === holdings.homeId || holdings.document(docId)) continue
      const packed = log.readKeys(docId)
      const held = packed && unpackKeys(docId, packed)
      const kind = parseHeldKind(log.facts(docId)?.kind)
      if (held) holdings.home.add(held.capability, now, { kind })
    }
    if (added.length > 0) this.#parts.roomsChanged(added)
  }

  /** None where the disk refuses: what is here can be read, and they are made up for later. */
  #tryAddRows(rows: ReadonlySet<DocId>): readonly DocId[] {
    const { log } = this.#parts.library
    try {
      const added = log.transaction(() => this.#addRows(rows))
      this.#isBehind = false
      return added
    } catch (error) {
      if (!(error instanceof StoreFailure)) throw error
      this.fallBehind(error.error)
      return []
    }
  }

  #addRows(rows: ReadonlySet<DocId>): readonly DocId[] {
    const { holdings, log, clock } = this.#parts.library
    const now = clock.now()
    const added: DocId[] = []
    for (const held of holdings.all) {
      if (held.purgedAt !== undefined || rows.has(held.docId)) continue
      holdings.store(held.capability, now, held.kind)
      if (held.capability.rights === 'edit' && log.hasContent(held.docId))
        log.setOwesState(held.docId, 'owes')
      added.push(held.docId)
    }
    return added
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
    // One that is still to be followed is followed with this change as well.
    const followed = this.#followedOf(change, new Set(this.#moved(change, before)))
    if (followed.size > AT_ONCE) {
      for (const [docId, step] of followed) this.#left.set(docId, step)
      this.#slices.later(followed.keys())
    } else if (followed.size > 0) {
      try {
        library.log.transaction(() => this.#write(followed))
      } catch (error) {
        if (!(error instanceof StoreFailure)) throw error
        this.fallBehind(error.error)
      }
      for (const [docId, step] of followed) this.#tellReaders(docId, step)
      roomsChanged([...followed.keys()])
    }
    library.held.tell(change)
  }

  #followedOf(change: HoldingsChange, moved: ReadonlySet<DocId>): ReadonlyMap<DocId, Followed> {
    const followed = new Map<DocId, Followed>()
    const changed = new Set(change.docIds)
    for (const docId of new Set([...changed, ...moved])) {
      const left = this.#left.get(docId)
      this.#left.delete(docId)
      this.#slices.delete(docId)
      followed.set(docId, {
        old: left?.isChanged ? left.old : change.before.get(docId),
        isChanged: changed.has(docId) || left?.isChanged === true,
        isMoved: moved.has(docId) || left?.isMoved === true,
      })
    }
    return followed
  }

  #followSlice(slice: () => void): void {
    const { library, roomsChanged } = this.#parts
    this.#slice = []
    try {
      library.log.transaction(slice)
    } catch (error) {
      if (!(error instanceof StoreFailure)) throw error
      // They are all still left: taken up again when the disk takes writes.
      this.#slices.clear()
      library.journal.report(error.error)
      return
    }
    const done = new Map(this.#slice.map((docId) => [docId, this.#left.get(docId)]))
    for (const docId of done.keys()) this.#left.delete(docId)
    for (const [docId, step] of done) if (step) this.#tellReaders(docId, step)
    roomsChanged([...done.keys()])
  }

  #followOne(docId: DocId): void {
    const step = this.#left.get(docId)
    if (!step) return
    this.#write(new Map([[docId, step]]))
    this.#slice.push(docId)
  }

  #write(followed: ReadonlyMap<DocId, Followed>): void {
    const { holdings, log } = this.#parts.library
    // From now on the home document says which relay it is.
    if (holdings.home.setting('relay') !== undefined && log.readMeta('relayUntilHome'))
      log.removeMeta('relayUntilHome')
    for (const [docId, { old, isChanged, isMoved }] of followed) {
      if (isChanged) this.#writeChanged(docId, old)
      if (isMoved) this.#move(docId, old)
    }
  }

  #writeChanged(docId: DocId, old: HeldDocument | undefined): void {
    const { holdings, log, clock, viewKeys } = this.#parts.library
    const held = holdings.document(docId)
    if (held?.purgedAt === undefined) {
      // It left the catalog as it was purged, and its row was to stay until all was sent.
      if (old?.purgedAt !== undefined && log.facts(docId)) log.markCatalogued(docId, -1)
      const isStronger = old && old.capability.rights !== held?.capability.rights
      if (held && (isStronger || !log.facts(docId)))
        holdings.store(held.capability, clock.now(), held.kind)
      else if (held && old) viewKeys.follow(old, held)
    } else if (old?.purgedAt === undefined) this.#removeLater(docId, 'now')
  }

  /** Purged, they had waited for what was to be sent. */
  #removeSent(docIds: readonly DocId[]): void {
    const { holdings } = this.#parts.library
    for (const docId of docIds)
      if (holdings.document(docId)?.purgedAt !== undefined) this.#removeLater(docId)
  }

  /** Once the home document says so on disk: the other way round a crash would leave an empty note. */
  #removeLater(docId: DocId, purged: 'before' | 'now' = 'before'): void {
    const { library } = this.#parts
    library.journal.whenCommitted(() => {
      const isPurged = library.holdings.document(docId)?.purgedAt !== undefined
      if (!isPurged || !library.log.facts(docId)) return
      // What was written here and never sent is not thrown away, though no list has it any more.
      if (library.waiting(docId).count === 0) this.#tryForget(docId)
      else if (purged === 'now') library.purged.tell([docId])
    })
  }

  /** A disk that refuses has its row taken out later. */
  #tryForget(docId: DocId): void {
    try {
      this.#parts.library.forget([docId])
    } catch (error) {
      if (!(error instanceof StoreFailure)) throw error
      this.fallBehind(error.error)
    }
  }

  #tellReaders(docId: DocId, { old, isChanged }: Followed): void {
    const { holdings, documents } = this.#parts.library
    const held = holdings.document(docId)
    const isOther =
      old?.capability.rights !== held?.capability.rights || old?.trashedAt !== held?.trashedAt
    // They come back by themselves, with the rights that they have now.
    if (isChanged && old && isOther) documents.peek(docId)?.closeReaders(CHANNEL_CLOSED.retry)
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
  #move(docId: DocId, old: HeldDocument | undefined): void {
    const { library } = this.#parts
    const { log } = library
    const from = old && (old.relay ?? this.#ownRelay)
    library.viewKeys.moved(docId, from, old?.relay !== undefined)
    if (library.relayOf(docId) === undefined || !log.facts(docId)) return
    if (library.wasSynced(docId)) log.relay.resetCursor(docId)
    log.relay.clearOutbox(docId)
    if (library.holdings.document(docId)?.capability.rights !== 'view')
      log.setOwesState(docId, 'owes')
  }
}
