/**
 * Where a relay keeps its rooms: append-only logs of sealed records, the checkpoints that stand for
 * their beginnings, and the headers that say who may write. Everything is asynchronous, so that a
 * store may be a file here or a database elsewhere; `test/support/relay-store-suite.ts` runs on each.
 */

/** How far a log goes: `hash` rolls over every record id, `bytes` adds up every record's size. */
export interface Position {
  readonly seq: number
  readonly hash: Uint8Array
  readonly bytes: number
}

export interface StoredRoom {
  /** The room's signed header record, as it came. */
  readonly header: Uint8Array
  readonly head: Position
  /** Nothing before it is kept, and the oldest checkpoint is there. Seq 0 while the whole log is. */
  readonly floor: Position
  readonly checkpoint: CheckpointPlace | undefined
}

export interface CheckpointPlace {
  readonly upTo: number
  readonly recordId: Uint8Array
  readonly bytes: number
  readonly createdAt: number
}

export interface StoredRecord {
  readonly seq: number
  readonly record: Uint8Array
}

/** A checkpoint and the place of the log that it stands for. */
export interface StoredCheckpoint {
  readonly base: Position
  readonly record: Uint8Array
}

export type Change =
  | { readonly kind: 'header'; readonly room: Uint8Array; readonly header: Uint8Array }
  | {
      readonly kind: 'append'
      readonly room: Uint8Array
      readonly recordId: Uint8Array
      readonly record: Uint8Array
    }
  | {
      readonly kind: 'checkpoint'
      readonly room: Uint8Array
      readonly recordId: Uint8Array
      readonly record: Uint8Array
      /** The current checkpoint's upTo, 0 without one. */
      readonly expected: number
      readonly upTo: number
      /** First bytes of the hash that the log must have at `upTo`. */
      readonly hash: Uint8Array
    }

export type Outcome =
  /** Durable now. `at` is the record's own place, or the one that the checkpoint stands for. */
  | { readonly kind: 'stored'; readonly at: Position }
  /** It was there already. */
  | { readonly kind: 'known'; readonly at: Position }
  | { readonly kind: 'conflict'; readonly upTo: number; readonly headSeq: number }
  | { readonly kind: 'refused'; readonly code: 'room-full' | 'header-missing' }

export interface RelayStore {
  /** 16 random bytes, made with the store: another id is another log. */
  readonly logId: Uint8Array
  /** In the order asked for; undefined for a room never seen. */
  readRooms(rooms: readonly Uint8Array[]): Promise<readonly (StoredRoom | undefined)[]>
  /** Undefined when the log does not reach there or no longer begins there. */
  readPosition(room: Uint8Array, seq: number): Promise<Position | undefined>
  /** In order from `after` on, stopping after `maxBytes`, but at least one if there is any. */
  readRecords(
    room: Uint8Array,
    range: { readonly after: number; readonly maxBytes: number },
  ): Promise<readonly StoredRecord[]>
  /** The one that stands for the log up to there; undefined when it is not kept. */
  readCheckpoint(room: Uint8Array, upTo: number): Promise<StoredCheckpoint | undefined>
  /** All or nothing, in order; resolves when it is on disk. Rejects when nothing was stored. */
  commit(changes: readonly Change[]): Promise<readonly Outcome[]>
  /** Drops what was superseded longer ago than the keeping time; gives the number of rooms shortened. */
  expire(): Promise<number>
  close(): Promise<void>
}

export interface StoreSettings {
  /** Kept records and checkpoints of one room; one more is refused as `room-full`. */
  readonly roomBytes: number
  readonly now: () => number
}

const DAY_MS = 24 * 60 * 60 * 1000
/** For so long a superseded state can be rebuilt. */
export const KEPT_MS = 30 * DAY_MS
/** Of the checkpoints within that time, at most one in so long is kept. */
export const SPACING_MS = DAY_MS
