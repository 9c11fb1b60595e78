/**
 * One room while somebody is there: its header, where its log ends, and who is to be told. It knows
 * nothing of sockets; followers read the log, watchers only want to hear that it grew.
 */
import { EMPTY_LOG_HASH, openRoomHeader, type RoomHeader } from '../../shared/records/record'
import type { RoomEvent } from '../bus/contract'
import type { StoredRoom } from '../store/contract'

/** The same for all who get it. */
export interface Delivery {
  readonly seq: number
  readonly record: Uint8Array
}

export interface Follower {
  appeared(header: RoomHeader): void
  deliver(delivery: Delivery): void
  checkpointed(upTo: number, recordId: Uint8Array): void
  present(body: Uint8Array): void
}

export interface Watcher {
  appeared(room: Room, header: RoomHeader): void
  headMoved(room: Room): void
}

export class Room {
  readonly id: Uint8Array
  readonly key: string
  readonly followers = new Set<Follower>()
  readonly watchers = new Set<Watcher>()
  /** Counted by `Rooms`. */
  users = 0
  #header: RoomHeader | undefined
  #headSeq = 0
  #headHash = EMPTY_LOG_HASH
  #checkpointUpTo = 0
  #loading: { readonly done: Promise<void>; settle(): void; fail(error: unknown): void } | undefined
  #isLoaded = false
  #early: RoomEvent[] = []

  constructor(id: Uint8Array, key: string) {
    this.id = id
    this.key = key
  }

  /** Undefined while the relay has never seen this room. */
  get header(): RoomHeader | undefined {
    return this.#header
  }

  get headSeq(): number {
    return this.#headSeq
  }

  get headHash(): Uint8Array {
    return this.#headHash
  }

  /** `upTo` of the latest checkpoint, 0 without one. */
  get checkpointUpTo(): number {
    return this.#checkpointUpTo
  }

  get loaded(): Promise<void> {
    return this.#loading?.done ?? Promise.resolve()
  }

  /** True for the one caller who is to load it. */
  startLoading(): boolean {
    if (this.#isLoaded || this.#loading) return false
    let settle = () => {}
    let fail: (error: unknown) => void = () => {}
    const done = new Promise<void>((resolve, reject) => {
      settle = resolve
      fail = reject
    })
    // Those who wait see the failure; when nobody does, it is not a rejection nobody handled.
    done.catch(() => undefined)
    this.#loading = { done, settle, fail }
    return true
  }

  load(stored: StoredRoom | undefined): void {
    if (stored) {
      this.#header = readHeader(this.id, stored.header)
      this.#headSeq = stored.head.seq
      this.#headHash = stored.head.hash
      this.#checkpointUpTo = stored.checkpoint?.upTo ?? 0
    }
    this.#isLoaded = true
    for (const event of this.#early) this.apply(event)
    this.#early = []
    this.#loading?.settle()
    this.#loading = undefined
  }

  failToLoad(error: unknown): void {
    this.#loading?.fail(error)
    this.#loading = undefined
  }

  apply(event: RoomEvent): void {
    if (!this.#isLoaded) this.#early.push(event)
    else if (event.kind === 'appeared') this.#appear(event.header)
    else if (event.kind === 'appended') this.#grow(event)
    else this.#replaceCheckpoint(event.upTo, event.recordId)
  }

  /** Presence: to all but the one it comes from. */
  pass(body: Uint8Array, from: Follower): void {
    for (const follower of this.followers) if (follower !== from) follower.present(body)
  }

  #appear(header: Uint8Array): void {
    if (this.#header) return
    this.#header = readHeader(this.id, header)
    for (const follower of this.followers) follower.appeared(this.#header)
    for (const watcher of this.watchers) watcher.appeared(this, this.#header)
  }

  #grow(event: RoomEvent & { readonly kind: 'appended' }): void {
    if (event.seq <= this.#headSeq) return
    this.#headSeq = event.seq
    this.#headHash = event.hash
    for (const follower of this.followers) follower.deliver(event)
    for (const watcher of this.watchers) watcher.headMoved(this)
  }

  #replaceCheckpoint(upTo: number, recordId: Uint8Array): void {
    if (upTo <= this.#checkpointUpTo) return
    this.#checkpointUpTo = upTo
    for (const follower of this.followers) follower.checkpointed(upTo, recordId)
  }
}

/** Stored headers were verified before they were stored. */
function readHeader(id: Uint8Array, bytes: Uint8Array): RoomHeader {
  const header = openRoomHeader(id, bytes)
  if (typeof header === 'string') throw new Error(`a stored room header does not verify: ${header}`)
  return header
}
