/**
 * The sync engine: one link for each relay that the library's documents live at. It passes on what
 * the library reports, and answers what is true of each document towards its relay.
 */
import type { RelayState } from '../../shared/contract/relay'
import { parseRelayAddress, type RelayAddress } from '../../shared/protocol/address'
import type { DocId } from '../../shared/records/keys'
import { parseTypedAddress } from '../../shared/text/typed-address'
import type { HostLogEntry } from '../contract'
import type { RecordOpener } from '../records/record-opener'
import { TAIL_LIMITS, type TailLimits } from './checkpoint-post'
import type { Sync, SyncClock, SyncedRoom, SyncLibrary } from './contract'
import { Inbox } from './inbox'
import type { SyncParts } from './line'
import { RoomPresence } from './presence'
import { RelayLink } from './relay-link'
import { RelayRooms } from './relay-rooms'
import { createScopedClock, type ScopedClock } from './scoped-clock'
import { Slices } from './slices'
import { createConnect } from './connect'
import type { Connect } from './socket'

/** Listeners hear at most this often. */
const NOTICE_MS = 50

export interface SyncOptions {
  readonly library: SyncLibrary
  readonly clock: SyncClock
  readonly log: (entry: HostLogEntry) => void
  readonly connect?: Connect
  /** Opens many records beside this thread; absent, this one does it all. */
  readonly opener?: RecordOpener | undefined
  readonly tailLimits?: TailLimits
}

/** Starts at once; libsodium must be ready. */
export function openSync(options: SyncOptions): Sync {
  return new Engine(options)
}

class Engine implements Sync {
  readonly #options: SyncOptions
  readonly #clock: ScopedClock
  readonly #parts: SyncParts
  readonly #links = new Map<RelayAddress, RelayLink>()
  readonly #placeOf = new Map<DocId, RelayAddress>()
  readonly #refused = new Map<DocId, RelayState>()
  readonly #presences = new Map<DocId, RoomPresence>()
  readonly #open: Set<DocId>
  readonly #listeners = new Set<(docIds: readonly DocId[]) => void>()
  readonly #changed = new Set<DocId>()
  readonly #unsubscribes: readonly (() => void)[]
  readonly #toPlace: Slices<DocId>
  #isNoticeDue = false
  #skew: number | undefined
  #isClosed = false

  constructor(options: SyncOptions) {
    const { library, log } = options
    const clock = createScopedClock(options.clock)
    this.#options = options
    this.#clock = clock
    this.#parts = {
      library,
      clock,
      log,
      inbox: new Inbox({ library, clock, opener: options.opener }),
    }
    this.#open = new Set(library.openDocuments())
    this.#toPlace = new Slices(clock, { step: (docId) => this.#place(docId) })
    this.#unsubscribes = [
      library.subscribeRooms((docIds) => this.#later(() => this.#placeAll(docIds))),
      library.subscribeOutbox((docIds) => this.#later(() => this.#noticeOutbox(docIds))),
      library.subscribeOpen((docId, isOpen) => this.#later(() => this.#setOpen(docId, isOpen))),
      library.subscribePresence((docId, update) => this.#showPresence(docId, update)),
    ]
    this.#toPlace.add([...this.#open, ...library.roomIds()])
  }

  relayState(docId: DocId): RelayState {
    const refused = this.#refused.get(docId)
    if (refused) return refused
    const address = this.#placeOf.get(docId)
    const link = address && this.#links.get(address)
    if (!address || !link) return this.#unplaced(docId)
    if (link.state.kind !== 'online') return link.state
    const problem = link.rooms.problem(docId)
    if (problem)
      return { kind: 'unreachable', address, since: problem.since, reason: problem.problem }
    return link.rooms.isConfirmed(docId) ? link.state : { kind: 'connecting', address }
  }

  /** Among thousands it may have its turn later. */
  #unplaced(docId: DocId): RelayState {
    const relay = this.#parts.library.room(docId)?.relay
    return relay === undefined ? { kind: 'none' } : { kind: 'connecting', address: relay }
  }

  ownRelay(address: string | undefined): RelayState {
    if (address === undefined) return { kind: 'none' }
    const canonical = parseRelayAddress(address)
    const link = canonical && this.#links.get(canonical)
    return link?.state ?? { kind: 'connecting', address: canonical ?? address }
  }

  otherRelays(own: string | undefined): readonly RelayState[] {
    const canonical = own === undefined ? undefined : parseRelayAddress(own)
    return [...this.#links].flatMap(([address, { state }]) =>
      address === canonical ? [] : [state],
    )
  }

  received(docId: DocId): ReturnType<Sync['received']> {
    return this.#presences.get(docId)?.received() ?? { receivedBy: 0, heardAt: null }
  }

  readonly subscribe = (listener: (docIds: readonly DocId[]) => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  clockSkew(): number | undefined {
    return this.#skew
  }

  async close(): Promise<void> {
    if (this.#isClosed) return
    this.#isClosed = true
    for (const unsubscribe of this.#unsubscribes) unsubscribe()
    this.#parts.inbox.flush()
    await Promise.all([...this.#links.values()].map((link) => link.close()))
    this.#toPlace.clear()
    for (const presence of this.#presences.values()) presence.close()
    this.#parts.inbox.flush()
    this.#clock.close()
    this.#listeners.clear()
  }

  /** The library may be in the middle of a transaction that can still fail. */
  #later(action: () => void): void {
    queueMicrotask(() => {
      if (!this.#isClosed) action()
    })
  }

  /* ---------- which document lives where ---------- */

  /** What is being read has no turn to wait for: it would be written as what it no longer is. */
  #placeAll(docIds: readonly DocId[]): void {
    const isRead = (docId: DocId) => this.#roomsOf(docId)?.isRead(docId) === true
    for (const docId of docIds) if (isRead(docId)) this.#place(docId)
    this.#toPlace.add(docIds)
  }

  #place(docId: DocId): void {
    const room = this.#parts.library.room(docId)
    const before = this.#placeOf.get(docId)
    const after = room && parseRelayAddress(room.relay)
    if (before !== undefined && before !== after) this.#leave(docId, before)
    this.#refused.delete(docId)
    if (room) this.#follow(room)
    this.#notice([docId])
  }

  #follow(room: SyncedRoom): void {
    const { docId } = room.keys
    const address = parseRelayAddress(room.relay)
    // Plain text only to this machine or a private network, whoever wrote the address.
    if (!address || parseTypedAddress(room.relay).kind === 'refused') {
      this.#refused.set(docId, {
        kind: 'unreachable',
        address: room.relay,
        since: this.#parts.clock.now(),
        reason: 'refused',
      })
      return
    }
    this.#placeOf.set(docId, address)
    // What was said under another key is of no use to this one, nor the other way round.
    if (!(this.#presences.get(docId)?.isOf(room.keys) ?? true)) this.#dropPresence(docId)
    this.#linkTo(address).rooms.follow(room, this.#open.has(docId))
  }

  #leave(docId: DocId, address: RelayAddress): void {
    const link = this.#links.get(address)
    link?.rooms.unfollow(docId)
    this.#placeOf.delete(docId)
    this.#dropPresence(docId)
    if (!link?.rooms.isEmpty) return
    this.#links.delete(address)
    void link.close()
  }

  #linkTo(address: RelayAddress): RelayLink {
    const known = this.#links.get(address)
    if (known) return known
    const { clock, log } = this.#parts
    const rooms = new RelayRooms({
      ...this.#parts,
      tailLimits: this.#options.tailLimits ?? TAIL_LIMITS,
      presence: (room) => this.#presenceOf(room),
      changed: (docIds) => this.#notice(docIds),
      succeeded: () => link.succeed(),
    })
    const link = new RelayLink({
      address,
      clock,
      rooms,
      connect: this.#options.connect ?? createConnect(),
      log: (problem) => log({ level: 'info', event: 'relay-lost', details: { problem } }),
      changed: () => this.#notice(rooms.docIds()),
      skewed: (milliseconds) => {
        this.#skew = Math.round(milliseconds / 1000)
      },
    })
    this.#links.set(address, link)
    link.dial()
    return link
  }

  /* ---------- what the library reports ---------- */

  #noticeOutbox(docIds: readonly DocId[]): void {
    for (const docId of docIds) this.#roomsOf(docId)?.noticeOutbox(docId)
  }

  #setOpen(docId: DocId, isOpen: boolean): void {
    if (isOpen) this.#open.add(docId)
    else this.#open.delete(docId)
    // Somebody looks at it: it does not wait for its turn among thousands.
    if (isOpen && this.#toPlace.has(docId)) {
      this.#toPlace.delete(docId)
      this.#place(docId)
    }
    this.#roomsOf(docId)?.setOpen(docId, isOpen)
  }

  #showPresence(docId: DocId, update: Uint8Array): void {
    // As it is purged its pages leave it.
    const room = this.#placeOf.has(docId) ? this.#parts.library.room(docId) : undefined
    if (room) this.#presenceOf(room).show(update)
  }

  #roomsOf(docId: DocId): RelayRooms | undefined {
    const address = this.#placeOf.get(docId)
    return address && this.#links.get(address)?.rooms
  }

  #dropPresence(docId: DocId): void {
    this.#presences.get(docId)?.close()
    this.#presences.delete(docId)
  }

  #presenceOf({ keys }: SyncedRoom): RoomPresence {
    const { docId } = keys
    const known = this.#presences.get(docId)
    if (known) return known
    const { library, clock } = this.#parts
    const presence = new RoomPresence({
      keys,
      library,
      clock,
      changed: () => this.#notice([docId]),
    })
    this.#presences.set(docId, presence)
    return presence
  }

  #notice(docIds: readonly DocId[]): void {
    if (this.#isClosed || docIds.length === 0) return
    for (const docId of docIds) this.#changed.add(docId)
    if (this.#isNoticeDue) return
    this.#isNoticeDue = true
    this.#parts.clock.after(NOTICE_MS, () => {
      this.#isNoticeDue = false
      const changed = [...this.#changed]
      this.#changed.clear()
      for (const listener of this.#listeners) listener(changed)
    })
  }
}
