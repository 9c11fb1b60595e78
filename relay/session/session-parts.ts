/** What a relay lends to each of its sockets, and what a socket lends to its channels. */
import type { RelayAddress } from '../../shared/protocol/address'
import type { CodeName } from '../../shared/protocol/codes'
import type { SocketContext } from '../../shared/protocol/proofs'
import type { PartAssembler } from '../../shared/protocol/parts'
import type { Commits } from '../rooms/commits'
import type { Counts } from '../figures/counts'
import type { Limits } from '../limits'
import type { Outbox } from './outbox'
import type { Room } from '../rooms/room'
import type { Rooms } from '../rooms/rooms'
import type { RelayStore } from '../store/contract'
import type { TokenBucket } from './token-bucket'
import type { Turns } from './turns'

export interface RelayParts {
  readonly store: RelayStore
  readonly rooms: Rooms
  readonly commits: Commits
  readonly counts: Counts
  readonly limits: Limits
  readonly log: RelayLog
  readonly now: () => number
  /** Whether this is one of the relay's own addresses (R-HELLO-3). */
  readonly isOwnAddress: (address: RelayAddress) => boolean
  readonly newNonce: () => Uint8Array
}

/** Never given a secret, a proof, a record or a whole room id. */
export interface RelayLog {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

export interface ChannelParts extends RelayParts {
  readonly socket: SocketContext
  readonly outbox: Outbox
  readonly turns: Turns
  readonly parts: PartAssembler
  readonly requests: TokenBucket
  readonly records: TokenBucket
  readonly recordBytes: TokenBucket
  readonly presence: TokenBucket
  /** Bytes taken in but not stored yet: beyond a limit the socket is not read. */
  addPending(bytes: number): void
  joined(room: Room): void
  left(room: Room): void
  /** Takes the channel away; what is still on its way to it is dropped. */
  removed(channel: number, code: CodeName | undefined): void
}
