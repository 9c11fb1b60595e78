/** Where a reader starts: after its cursor where that still fits, otherwise from a checkpoint. */
import type { FrameOf } from '../../shared/protocol/frames'
import { isShortHashOf } from '../../shared/protocol/proofs'
import { equalBytes } from '../../shared/records/bytes'
import { EMPTY_LOG_HASH } from '../../shared/records/record'
import type { Position, RelayStore, StoredRoom } from '../store/contract'

export type OpenFrame = FrameOf<'open'>

export interface ReadingPlan {
  readonly isResumed: boolean
  readonly base: Position
  readonly startsWithCheckpoint: boolean
}

/** Whether nothing was ever read: such a cursor cannot fail to fit. */
export function isEmptyCursor(open: OpenFrame): boolean {
  return open.cursor.seq === 0
}

export const EMPTY_POSITION: Position = { seq: 0, hash: EMPTY_LOG_HASH, bytes: 0 }

export async function planReading(
  store: RelayStore,
  stored: StoredRoom,
  open: OpenFrame,
): Promise<ReadingPlan> {
  if (open.from === 'oldest') return fromCheckpoint(stored.floor, { isResumed: false })
  const latest = await latestCheckpoint(store, stored, open.room)
  if (open.from === 'checkpoint') return fromCheckpoint(latest, { isResumed: false })
  const cursor = await fittingPosition(store, open)
  if (!cursor) return fromCheckpoint(latest, { isResumed: false })
  const isTailKept = cursor.seq >= stored.floor.seq
  const isCheckpointShorter =
    latest.seq > cursor.seq &&
    (stored.checkpoint?.bytes ?? 0) + stored.head.bytes - latest.bytes <
      stored.head.bytes - cursor.bytes
  if (!isTailKept || isCheckpointShorter) return fromCheckpoint(latest, { isResumed: true })
  return { isResumed: true, base: cursor, startsWithCheckpoint: false }
}

function fromCheckpoint(base: Position, resumed: { readonly isResumed: boolean }): ReadingPlan {
  return { ...resumed, base, startsWithCheckpoint: base.seq > 0 }
}

async function latestCheckpoint(
  store: RelayStore,
  stored: StoredRoom,
  room: Uint8Array,
): Promise<Position> {
  if (!stored.checkpoint) return stored.floor
  const position = await store.readPosition(room, stored.checkpoint.upTo)
  if (!position) throw new Error('a checkpoint stands for a place that the log does not have')
  return position
}

async function fittingPosition(store: RelayStore, open: OpenFrame): Promise<Position | undefined> {
  if (isEmptyCursor(open)) return EMPTY_POSITION
  if (!equalBytes(open.cursor.logId, store.logId)) return undefined
  const position = await store.readPosition(open.room, open.cursor.seq)
  return position && isShortHashOf(open.cursor.hash, position.hash) ? position : undefined
}
