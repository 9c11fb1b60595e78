/**
 * What the sync engine and the library ask of `library.db`. Everything here is synchronous: SQLite
 * commits before a call returns, and "saved" means returned. Writes throw `StoreFailure` when the
 * disk refuses; nothing is half done then.
 */
import type { DocId, RoomId } from '../../shared/records/keys'
import type { StoreError } from '../../shared/contract/notes'
import type { OpenedDelivery } from '../records/opened-delivery'

export class StoreFailure extends Error {
  readonly error: StoreError
  constructor(error: StoreError, cause: unknown) {
    super(`the library cannot be written: ${error}`, { cause })
    this.error = error
  }
}

/** How far a relay's log was read: `hash` is the rolling hash h(seq) of shared/records/record.ts. */
export interface Cursor {
  /** Hex, the identity of the relay's store. */
  readonly logId: string
  readonly seq: number
  readonly hash: Uint8Array
}

export interface OutboxRecord {
  readonly recordId: Uint8Array
  readonly bytes: Uint8Array
  readonly queuedAt: number
}

export interface WaitingCount {
  readonly count: number
  readonly since: number | null
}

/** A record as a relay handed it over. */
export interface DeliveredRecord {
  readonly seq: number
  readonly bytes: Uint8Array
  readonly recordId: Uint8Array
  /** What a worker found in it; absent while nobody has looked. */
  readonly opened?: OpenedDelivery
  /** A checkpoint that stands for all before it: refused, the cursor may not pass it. */
  readonly isBase?: boolean
}

export interface StoredRoom {
  readonly docId: DocId
  readonly roomId: RoomId
  readonly cursor: Cursor | undefined
  /** Relay sequence number of the newest checkpoint known. */
  readonly checkpointSeq: number
}
