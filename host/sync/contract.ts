/**
 * What the sync engine needs of the library, and what it gives back. The library owns documents,
 * keys and the disk; the engine owns sockets and cursors' movement. Neither sees the other's inside.
 */
import type { NoteStatus, StoreError } from '../../shared/contract/notes'
import type { RelayProblem, RelayState, RelayTest } from '../../shared/contract/relay'
import type { Unsubscribe } from '../../shared/model/origin'
import type { Device } from '../../shared/records/identity'
import type { DocId, DocumentKeys } from '../../shared/records/keys'
import type { DeliveredRefusal } from '../records/opened-delivery'
import type { Cursor, DeliveredRecord, OutboxRecord, WaitingCount } from '../log/contract'

export interface SyncedRoom {
  readonly keys: DocumentKeys
  /** Canonical address of the relay that this document lives at. */
  readonly relay: string
}

export type Received =
  | { readonly kind: 'applied' | 'known'; readonly seq: number }
  /** Kept aside, logged, and never applied; the cursor passes it, a checkpoint may not cover it. */
  | {
      readonly kind: 'refused'
      readonly seq: number
      readonly reason: DeliveredRefusal
    }

/** What relays answer to the keys that documents are held by. */
export interface KeyAnswers {
  /** It is not let be read: it is of another key than the one that is held. */
  refuse(docId: DocId): void
  /** The relay has nothing of it. */
  foundNothing(docId: DocId): void
  /** A relay is there from now on: it is asked anew about those that are followed at it. */
  connected(isFollowed: (docId: DocId) => boolean): void
}

export interface SyncLibrary {
  readonly device: Device

  /** Every document that may have a relay, without looking at any: home first. */
  roomIds(): readonly DocId[]
  /** Undefined where there is no relay, or nothing to sync any more; trashed ones are synced. */
  room(docId: DocId): SyncedRoom | undefined
  /** A document was added, purged, moved to another relay, or is opened by another key. */
  subscribeRooms(listener: (docIds: readonly DocId[]) => void): Unsubscribe

  /**
   * Runs the calls made inside as one transaction on disk, all or nothing: a clone of 12,000
   * documents would otherwise wait for the disk 12,000 times. Throws StoreFailure.
   */
  transact<Result>(work: () => Result): Result

  /** The disk refused a write of the engine's: told to the person, and probed until there is room. */
  reportStore(error: StoreError): void

  readonly viewKeys: KeyAnswers

  cursor(docId: DocId): Cursor | undefined
  /**
   * Verifies, opens, applies and stores, with the new cursor, in one transaction. The cursor stays
   * where the record that the reading began with is refused. Throws StoreFailure.
   */
  receive(docId: DocId, records: readonly DeliveredRecord[], cursor: Cursor): readonly Received[]
  /** Moves the cursor alone, over one's own acknowledged records. */
  moveCursor(docId: DocId, cursor: Cursor): void
  /** Starts again from nothing: the relay rolled back, or its store is another one. */
  resetCursor(docId: DocId): void

  /** Unsent records in the order they were sealed, at most `limit`. Seals what is still journaled first. */
  outbox(docId: DocId, limit: number): readonly OutboxRecord[]
  documentsWaiting(): readonly DocId[]
  waiting(docId: DocId): WaitingCount
  waitingInAll(): WaitingCount
  /** New rows stand in the outbox of these documents. */
  subscribeOutbox(listener: (docIds: readonly DocId[]) => void): Unsubscribe
  /** The relay committed it under this number. Idempotent. */
  acknowledge(docId: DocId, recordId: Uint8Array, at: number): void
  /** The relay will not take it as things are (size, rights): it stays listed as waiting, with the reason. */
  reject(docId: DocId, recordId: Uint8Array, code: string): void
  /** Of those, the documents whose records a relay with other limits would take. */
  documentsRefused(): readonly DocId[]
  /** Puts these records back into the outbox, for one more try. Throws StoreFailure. */
  offerAgain(docIds: readonly DocId[]): void

  /** Whether a relay ever acknowledged or delivered a record of it; a reset of the cursor does not change this. */
  wasSynced(docId: DocId): boolean
  /** The whole own state as a Yjs V1 update, what is only journaled included; undefined while nothing is held. */
  readState(docId: DocId): Uint8Array | undefined
  /** Seals the whole own state as one update into the outbox: what a relay that lost data is given. */
  enqueueState(docId: DocId): void
  /** How many records and bytes stand behind the newest checkpoint, to decide whether to post one. */
  tail(docId: DocId): {
    readonly records: number
    readonly bytes: number
    readonly checkpointSeq: number
  }
  /** The whole own state as a checkpoint record; undefined for viewers and while anything is quarantined or journaled. */
  sealCheckpoint(docId: DocId): Uint8Array | undefined
  /** A checkpoint stands at the relay as `seq`, covering everything up to `upTo`. */
  checkpointStored(docId: DocId, at: { readonly seq: number; readonly upTo: number }): void

  /** Presence from the relay, opened and verified: a y-protocols awareness update, for open documents. */
  receivePresence(docId: DocId, deviceKey: Uint8Array, update: Uint8Array): void
  /** The link to a peer's device ended or fell silent: its carets go. */
  dropPresence(docId: DocId, deviceKey: Uint8Array): void
  /** Documents that a page has open now: these hold a live channel and carry presence. */
  openDocuments(): readonly DocId[]
  subscribeOpen(listener: (docId: DocId, isOpen: boolean) => void): Unsubscribe
  /** Local presence to be sealed and sent: awareness updates of this device's pages. */
  subscribePresence(listener: (docId: DocId, update: Uint8Array) => void): Unsubscribe
}

export interface SyncClock {
  now(): number
  /** Milliseconds; returns its cancellation. */
  after(milliseconds: number, action: () => void): () => void
  random(): number
}

export interface Sync {
  relayState(docId: DocId): RelayState
  /** The state towards the person's own relay. */
  ownRelay(address: string | undefined): RelayState
  /** The states towards all relays but the person's own. */
  otherRelays(own: string | undefined): readonly RelayState[]
  /** Devices that confirmed the newest state of the document. */
  received(docId: DocId): Pick<NoteStatus, 'receivedBy' | 'heardAt'>
  subscribe(listener: (docIds: readonly DocId[]) => void): Unsubscribe
  /** How far the relay's clock and this machine's differ, in seconds, where a relay said its time. */
  clockSkew(): number | undefined
  close(): Promise<void>
}

/** Connects, says hello and leaves: what the settings' test button does. */
export type TestRelay = (address: string) => Promise<RelayTest>
export type { RelayProblem }
