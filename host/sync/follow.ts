/** What is known of one followed room on its relay; relay-rooms.ts keeps one for each document. */
import type { RelayProblem } from '../../shared/contract/relay'
import type { OpenFrom } from '../../shared/protocol/payloads'
import { Backoff } from './backoff'
import type { SyncClock, SyncedRoom } from './contract'
import type { RoomSession } from './room-session'

const ROOM_BACKOFF = { first: 500, most: 60_000 } as const

export interface Follow {
  room: SyncedRoom
  isOpen: boolean
  hasOutbox: boolean
  isBehind: boolean
  /** The relay does not tell of changes: what was read on this socket is all that is known. */
  isUnwatched: boolean
  /** The last session was told of something new and found nothing: the next one waits. */
  isFruitless: boolean
  /** On this socket the relay said that nothing is missing, or it was read. */
  isConfirmed: boolean
  from: OpenFrom
  session: RoomSession | undefined
  readonly backoff: Backoff
  problem: { readonly problem: RelayProblem; readonly since: number } | undefined
}

/** Nothing was asked about it yet. */
export function createFollow(room: SyncedRoom, isOpen: boolean, clock: SyncClock): Follow {
  return {
    room,
    isOpen,
    hasOutbox: false,
    isBehind: false,
    isUnwatched: false,
    isFruitless: false,
    isConfirmed: false,
    from: 'cursor',
    session: undefined,
    backoff: new Backoff(clock, ROOM_BACKOFF),
    problem: undefined,
  }
}
