/**
 * One open library: its documents, keys and disk, put together, as the sync engine and the transfers
 * ask for it. What waits for a relay is in waiting.ts, what people do with notes in note-actions.ts.
 */
import type { ReadOnlyReason, StoreError } from '../../shared/contract/notes'
import type { Unsubscribe } from '../../shared/model/origin'
import { deriveHomeSecret, type Device } from '../../shared/records/identity'
import { createEditCapability, type DocId } from '../../shared/records/keys'
import type { HostLogEntry } from '../contract'
import type { Cursor, DeliveredRecord, OutboxRecord, WaitingCount } from '../log/contract'
import { StoreFailure } from '../log/contract'
import type { LibraryLog } from '../log/library-log'
import { Author } from '../people/author'
import { Journal } from '../rooms/journal'
import type { DocumentOwner, OpenDocument } from '../rooms/open-document'
import { OpenDocuments } from '../rooms/open-documents'
import { OutboxWriter } from '../rooms/outbox-writer'
import { Sealer } from '../rooms/sealer'
import type { Received, SyncClock, SyncedRoom, SyncLibrary } from '../sync/contract'
import { readAllowed } from './allowed'
import { deriveHeldKeys } from './document-keys'
import { HomeFollower } from './follow-home'
import { Holdings, type HoldingsChange } from './holdings'
import type { Installation } from '../folder/installation'
import { Listeners } from './listeners'
import { openHome } from './open-home'
import { receiveRecords } from './receive'
import { StoredDocuments } from './stored-documents'
import { ViewKeys } from './view-keys'
import { Waiting } from './waiting'

export interface LibraryParts {
  readonly folder: string
  readonly log: LibraryLog
  readonly root: Uint8Array
  readonly installation: Installation
  readonly access: 'write' | 'read'
  /** A new library, or one whose home document is still to come from a relay. */
  readonly home: 'here' | 'to-come'
  /** False after a crash. */
  readonly wasClosedWell: boolean
  readonly clock: SyncClock
  readonly report: (entry: HostLogEntry) => void
}

export class Library implements SyncLibrary {
  readonly folder: string
  readonly log: LibraryLog
  readonly device: Device
  readonly author: Author
  readonly holdings: Holdings
  readonly viewKeys: ViewKeys
  readonly documents: OpenDocuments
  readonly journal: Journal
  readonly sealer: Sealer
  readonly access: 'write' | 'read'
  readonly clock: SyncClock
  readonly report: (entry: HostLogEntry) => void

  /** Documents whose text or title changed, here or by a peer. */
  readonly changed = new Listeners<readonly DocId[]>()
  /** Documents whose facts in the home document changed: rights, trash, relay; none for the profile. */
  readonly held = new Listeners<HoldingsChange>()
  readonly gated = new Listeners<{ readonly docId: DocId; readonly unknown: readonly string[] }>()
  readonly purged = new Listeners<readonly DocId[]>()
  /** What is waiting, sent or saved of these has changed. */
  readonly status = new Listeners<readonly DocId[]>()
  readonly #rooms = new Listeners<readonly DocId[]>()
  readonly #opened = new Listeners<{ readonly docId: DocId; readonly isOpen: boolean }>()
  readonly #present = new Listeners<{ readonly docId: DocId; readonly update: Uint8Array }>()
  readonly #stored: StoredDocuments
  readonly #follower: HomeFollower
  readonly #waiting: Waiting

  constructor(parts: LibraryParts) {
    this.folder = parts.folder
    this.log = parts.log
    this.device = parts.installation.device
    const readName = () => this.holdings.home.profile.name
    this.author = new Author({ device: this.device, readName })
    this.access = parts.access
    this.clock = parts.clock
    this.report = parts.report
    this.journal = new Journal(parts.log, parts.clock)
    const roomsChanged = (docIds: readonly DocId[]) => this.#rooms.tell(docIds)
    this.#stored = new StoredDocuments({
      log: parts.log,
      journal: this.journal,
      access: parts.access,
      clock: parts.clock,
      owner: this.#owner(),
      report: parts.report,
      trySeal: (docId) => this.sealer.trySeal(docId),
      roomsChanged,
    })
    this.documents = new OpenDocuments({
      clock: parts.clock,
      load: (docId) => this.#stored.load(docId),
      settle: (document) => this.#stored.settle(document),
    })
    const homeKeys = deriveHeldKeys(createEditCapability(deriveHomeSecret(parts.root)))
    const { log, clock, access } = parts
    const home = openHome({ log, documents: this.documents, clock, homeKeys })
    this.holdings = new Holdings({ log, homeKeys, home })
    const { holdings, journal } = this
    const relayOf = (docId: DocId) => this.relayOf(docId)
    this.viewKeys = new ViewKeys({
      log,
      holdings,
      journal,
      clock,
      roomsChanged,
      relayOf: (docId) => holdings.document(docId)?.relay ?? this.#follower.ownRelay,
      hasBeginning: (docId) => readAllowed(this, docId) !== undefined,
    })
    this.#waiting = new Waiting({
      log,
      holdings: this.holdings,
      access,
      clock,
      ownRelay: () => this.#follower.ownRelay,
      relayOf,
    })
    this.sealer = new Sealer({
      log: parts.log,
      journal: this.journal,
      clock: parts.clock,
      sealingKeys: (docId) => this.#waiting.sealingKeys(docId),
      peerCount: (docId) => this.documents.peek(docId)?.peerCount ?? 0,
      outbox: new OutboxWriter({
        log: parts.log,
        clock: parts.clock,
        device: this.device,
        writerId: parts.installation.writerId,
        state: (docId) => this.readState(docId),
      }),
    })
    this.journal.subscribe((docIds) => this.#journaled(docIds))
    this.sealer.subscribe((docIds) => this.status.tell(docIds))
    this.#follower = new HomeFollower({ library: this, roomsChanged })
    if (this.access === 'write' && !(parts.wasClosedWell && this.#follower.hasAllRows()))
      this.#follower.reconcile()
    if (this.access === 'write' && parts.home === 'here') this.#follower.describeHome()
  }

  /* ---------- documents ---------- */

  /** The document in memory, for a while; undefined when it is not held or was purged. */
  open(docId: DocId): OpenDocument | undefined {
    return this.#isHere(docId) ? this.documents.open(docId) : undefined
  }

  /** As `open`; of a large one that is on disk alone a part a call, for `openInTurns`. */
  openPart(docId: DocId): OpenDocument | 'opening' | undefined {
    return this.#isHere(docId) ? this.documents.openPart(docId) : undefined
  }

  /** A page has come to it, or has left. */
  pageCount(document: OpenDocument, before: number): void {
    const isOpen = document.readerCount > 0
    if (before > 0 === isOpen) return
    this.#opened.tell({ docId: document.docId, isOpen })
    if (!isOpen) this.sealer.trySeal(document.docId)
    this.documents.touch(document.docId)
  }

  readOnlyReason(docId: DocId): ReadOnlyReason | null {
    if (this.access === 'read') return { kind: 'library-read-only' }
    if (docId === this.holdings.homeId) return null
    const held = this.holdings.document(docId)
    if (held?.capability.rights === 'view') return { kind: 'view-only' }
    return held?.trashedAt === undefined ? null : { kind: 'trashed' }
  }

  get storeError(): StoreError | null {
    return this.journal.error
  }

  /** The relay that the person chose for all that names none. */
  readOwnRelay(): string | undefined {
    return this.holdings.home.setting('relay') ?? this.log.readMeta('relayUntilHome')
  }

  relayOf(docId: DocId): string | undefined {
    const held = this.viewKeys.relays.tried(docId) ?? this.holdings.document(docId)?.relay
    return held ?? this.#follower.ownRelay
  }

  /** Whole state as a Yjs V1 update; undefined when nothing is held. */
  readState(docId: DocId): Uint8Array | undefined {
    return this.documents.peek(docId)?.state() ?? this.#stored.readState(docId)
  }

  /** Removes every local byte, and leaves the relay; the key stays in the home document. */
  forget(docIds: readonly DocId[]): void {
    for (const docId of docIds) {
      this.sealer.forget(docId)
      this.journal.forget(docId)
      this.documents.drop(docId)
    }
    this.log.removeDocuments(docIds)
    this.#rooms.tell(docIds)
    this.purged.tell(docIds)
  }

  /* ---------- for the sync engine ---------- */

  roomIds(): readonly DocId[] {
    return [this.holdings.homeId, ...Array.from(this.holdings.all, (held) => held.docId)]
  }

  /** Of every document with a relay: held, not purged, trashed ones included. */
  rooms(): readonly SyncedRoom[] {
    return this.roomIds().flatMap((docId) => this.room(docId) ?? [])
  }

  room(docId: DocId): SyncedRoom | undefined {
    const relay = this.relayOf(docId)
    if (relay === undefined || !this.#isSynced(docId)) return undefined
    const keys = this.holdings.keys(docId)?.keys
    return keys && { keys, relay }
  }

  subscribeRooms(listener: (docIds: readonly DocId[]) => void): Unsubscribe {
    return this.#rooms.add(listener)
  }

  transact<Result>(work: () => Result): Result {
    try {
      return this.log.transaction(work)
    } catch (error) {
      // What the home document told meanwhile was followed inside it.
      if (error instanceof StoreFailure) this.#follower.fallBehind(error.error)
      throw error
    }
  }

  reportStore(error: StoreError): void {
    this.journal.report(error)
  }

  cursor(docId: DocId): Cursor | undefined {
    return this.log.relay.cursor(docId)
  }

  receive(docId: DocId, records: readonly DeliveredRecord[], cursor: Cursor): readonly Received[] {
    const received = receiveRecords(this, docId, records, cursor)
    // What comes back is sent: nothing of it may wait any more.
    if (this.holdings.document(docId)?.purgedAt !== undefined) this.status.tell([docId])
    if (!received.some(({ kind }) => kind === 'applied')) return received
    this.viewKeys.opened(docId)
    this.changed.tell([docId])
    return received
  }

  moveCursor(docId: DocId, cursor: Cursor): void {
    this.log.relay.moveCursor(docId, cursor)
  }

  resetCursor(docId: DocId): void {
    this.log.relay.resetCursor(docId)
  }

  wasSynced(docId: DocId): boolean {
    return this.log.relay.wasSynced(docId)
  }

  outbox(docId: DocId, limit: number): readonly OutboxRecord[] {
    this.sealer.seal(docId)
    return this.log.relay.outbox(docId, limit)
  }

  documentsWaiting(): readonly DocId[] {
    return this.#waiting.documents()
  }

  waiting(docId: DocId): WaitingCount {
    return this.#waiting.of(docId)
  }

  waitingInAll(): WaitingCount {
    return this.#waiting.inAll()
  }

  subscribeOutbox(listener: (docIds: readonly DocId[]) => void): Unsubscribe {
    return this.sealer.subscribe(listener)
  }

  acknowledge(docId: DocId, recordId: Uint8Array, at: number): void {
    this.log.relay.acknowledge(docId, recordId, at, this.clock.now())
    this.status.tell([docId])
  }

  reject(docId: DocId, recordId: Uint8Array, code: string): void {
    this.log.relay.reject(docId, recordId, code)
    this.status.tell([docId])
    this.report({ level: 'warning', event: 'record-rejected', details: { docId, code } })
  }

  documentsRefused(): readonly DocId[] {
    return this.#waiting.refused()
  }

  offerAgain(docIds: readonly DocId[]): void {
    this.log.transaction(() => {
      for (const docId of docIds) this.log.relay.offerAgain(docId)
    })
  }

  enqueueState(docId: DocId): void {
    if (this.#waiting.sealingKeys(docId)) this.sealer.sealState(docId)
  }

  tail(docId: DocId) {
    return this.log.relay.tail(docId)
  }

  sealCheckpoint(docId: DocId): Uint8Array | undefined {
    if (!this.#waiting.sealingKeys(docId)) return undefined
    const isSettled =
      !this.journal.isPending(docId) &&
      this.log.journalLength(docId) === 0 &&
      this.log.relay.quarantined(docId) === 0
    // Without a whole document in memory nobody can say that nothing is missing.
    const document = isSettled ? this.open(docId) : undefined
    if (!document || document.isIncomplete || this.#stored.isDamaged(docId)) return undefined
    return this.sealer.sealCheckpoint(docId, document.state())
  }

  checkpointStored(docId: DocId, at: { readonly seq: number; readonly upTo: number }): void {
    this.log.relay.checkpointStored(docId, at.upTo)
  }

  receivePresence(docId: DocId, deviceKey: Uint8Array, update: Uint8Array): void {
    const document = this.documents.peek(docId)
    if (!document?.receivePresence(deviceKey, update)) return
    this.sealer.peerCame(docId)
    // Somebody new: tell them who is here at once, not at the next renewal in 15 seconds.
    const own = document.localPresence()
    if (own) this.#present.tell({ docId, update: own })
  }

  dropPresence(docId: DocId, deviceKey: Uint8Array): void {
    this.documents.peek(docId)?.dropPresence(deviceKey)
  }

  openDocuments(): readonly DocId[] {
    return this.documents.all.filter((open) => open.readerCount > 0).map((open) => open.docId)
  }

  subscribeOpen(listener: (docId: DocId, isOpen: boolean) => void): Unsubscribe {
    return this.#opened.add(({ docId, isOpen }) => listener(docId, isOpen))
  }

  subscribePresence(listener: (docId: DocId, update: Uint8Array) => void): Unsubscribe {
    return this.#present.add(({ docId, update }) => listener(docId, update))
  }

  /* ---------- its life ---------- */

  /** Commits, seals and folds everything, and leaves the file clean. */
  close(): void {
    this.viewKeys.close()
    if (this.access === 'write') this.#follower.close()
    const isSaved = this.journal.flush()
    this.documents.close()
    this.sealer.close()
    this.journal.close()
    if (isSaved && this.access === 'write') this.log.close()
    else this.log.abandon()
  }

  readonly #owner = (): DocumentOwner => ({
    author: this.author,
    readOnlyReason: (docId) => this.readOnlyReason(docId),
    journal: (docId, update) => {
      this.journal.add(docId, update)
      // From the key on, not from its commit: others wait for it.
      this.sealer.schedule(docId)
    },
    gate: (docId, unknown) => this.gated.tell({ docId, unknown }),
    present: (docId, update) => this.#present.tell({ docId, update }),
  })

  #journaled(docIds: readonly DocId[]): void {
    for (const docId of docIds) this.sealer.schedule(docId)
    this.changed.tell(docIds)
    this.status.tell(docIds)
  }

  #isHere(docId: DocId): boolean {
    return docId === this.holdings.homeId || this.holdings.present(docId) !== undefined
  }

  /** A purged document stays with the relay until what was waiting has been sent. */
  #isSynced(docId: DocId): boolean {
    if (docId === this.holdings.homeId || this.holdings.present(docId)) return true
    return this.log.facts(docId) !== undefined
  }
}
