/** An open, greeted socket to a relay, as the rooms on it see it. */
import type { Frame } from '../../shared/protocol/frames'
import type { RelayLimits } from '../../shared/protocol/payloads'
import type { SocketContext } from '../../shared/protocol/proofs'
import type { SyncClock, SyncLibrary } from './contract'
import type { HostLogEntry } from '../contract'
import type { Inbox } from './inbox'

export interface Line {
  readonly logIdBytes: Uint8Array
  /** The same as hex, as cursors keep it. */
  readonly logId: string
  readonly socket: SocketContext
  readonly limits: RelayLimits
  send(frame: Frame): void
}

/** What every part of the engine works with. */
export interface SyncParts {
  readonly library: SyncLibrary
  readonly clock: SyncClock
  readonly inbox: Inbox
  readonly log: (entry: HostLogEntry) => void
}
