/** What each op carries. How it is written in bytes is in payload-codecs.ts. */
import type { Code } from './codes'

export const ROOM_ID_BYTES = 32
export const LOG_ID_BYTES = 16
export const RECORD_ID_BYTES = 32
export const HASH_BYTES = 32
export const WRITE_PROOF_BYTES = 64

/** What a relay allows, so that a host need not find out by being refused. Bytes unless said. */
export interface RelayLimits {
  /** One WebSocket message; a longer frame goes in parts. */
  readonly messageBytes: number
  readonly recordBytes: number
  readonly roomBytes: number
  /** A count: live channels on one socket. */
  readonly channels: number
  /** A count: rooms watched by HEADS on one socket. */
  readonly rooms: number
  /** The credit that each side has on a channel when it opens. */
  readonly windowBytes: number
}

export interface Hello {
  readonly version: number
  /** The relay as this host dialled it, in `parseRelayAddress` spelling. */
  readonly address: string
}

export interface Welcome {
  readonly version: number
  /** Names the relay's store; another id means another log, whatever the sequence numbers say. */
  readonly logId: Uint8Array
  readonly nonce: Uint8Array
  readonly limits: RelayLimits
}

export interface WatchedHead {
  readonly room: Uint8Array
  readonly seq: number
  /** 8 bytes of the rolling hash at `seq`. */
  readonly hash: Uint8Array
  readonly proof: Uint8Array
}

export type HeadStatus = 'head' | 'refused' | 'not-watched'
export const HEAD_STATUSES: readonly HeadStatus[] = ['head', 'refused', 'not-watched']

export interface RoomHead {
  readonly room: Uint8Array
  /**
   * `refused`: the proof is wrong. `not-watched`: beyond the relay's limits. Of both `seq` is 0 and
   * says nothing, and no PUSH will come.
   */
  readonly status: HeadStatus
  readonly seq: number
  readonly hash: Uint8Array
}

/** Where a host stands in a room: the store it read from, the last record it has, 8 bytes of hash. */
export interface Cursor {
  readonly logId: Uint8Array
  readonly seq: number
  readonly hash: Uint8Array
}

/**
 * Where reading starts. `cursor`: after the cursor if it still fits the log, otherwise as
 * `checkpoint`. `checkpoint`: the latest one, then its tail. `oldest`: the oldest kept one, then
 * every record since: what undoes a false checkpoint.
 */
export type OpenFrom = 'cursor' | 'checkpoint' | 'oldest'
export const OPEN_FROM: readonly OpenFrom[] = ['cursor', 'checkpoint', 'oldest']

export interface Open {
  readonly room: Uint8Array
  readonly proof: Uint8Array
  readonly from: OpenFrom
  /** Seq 0 and zeros when nothing was ever read. */
  readonly cursor: Cursor
}

export interface State {
  /** False: the relay has never seen this room; it is empty, and STATE comes again when it appears. */
  readonly hasHeader: boolean
  /** Whether the cursor was kept. False: read again, then append what of one's own is absent. */
  readonly isResumed: boolean
  readonly headSeq: number
  readonly headHash: Uint8Array
  /** The place that the records which follow go on from: 32 bytes, to roll the hash from. */
  readonly baseSeq: number
  readonly baseHash: Uint8Array
  /** `upTo` of the latest checkpoint, 0 without one. */
  readonly checkpointUpTo: number
  /** Whether a checkpoint for `baseSeq` comes as the first RECORD. */
  readonly startsWithCheckpoint: boolean
}

export interface CheckpointClaim {
  /** `upTo` of the checkpoint that this one replaces, 0 when there is none. */
  readonly expected: number
  readonly upTo: number
  /** 8 bytes of the rolling hash at `upTo`: the poster's log must be the relay's. */
  readonly hash: Uint8Array
  readonly record: Uint8Array
}

export interface Payloads {
  hello: Hello
  welcome: Welcome
  heads: { readonly heads: readonly WatchedHead[] }
  differ: { readonly heads: readonly RoomHead[] }
  push: { readonly heads: readonly RoomHead[] }
  unwatch: { readonly rooms: readonly Uint8Array[] }
  open: Open
  state: State
  record: { readonly seq: number; readonly record: Uint8Array }
  eose: { readonly seq: number }
  write: { readonly header: Uint8Array; readonly proof: Uint8Array }
  grant: object
  deny: { readonly code: Code }
  append: { readonly record: Uint8Array }
  ack: { readonly recordId: Uint8Array; readonly seq: number; readonly hash: Uint8Array }
  nak: { readonly recordId: Uint8Array; readonly code: Code }
  checkpoint: CheckpointClaim
  conflict: { readonly recordId: Uint8Array; readonly upTo: number; readonly headSeq: number }
  checkpointed: { readonly upTo: number; readonly recordId: Uint8Array }
  fetch: object
  eph: { readonly bytes: Uint8Array }
  window: { readonly bytes: number }
  close: { readonly code: Code; readonly reason: string }
  part: { readonly isFinal: boolean; readonly bytes: Uint8Array }
}

export type OpName = keyof Payloads
export type PayloadOf<Name extends OpName> = Payloads[Name]
