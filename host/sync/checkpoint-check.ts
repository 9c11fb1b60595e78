/**
 * Looks at a checkpoint that somebody else posted: reads it with what the log has after it, on a
 * channel of its own, and sees whether the two together lack anything of one's own state. An
 * editor's false or hasty checkpoint loses nothing as long as one peer still has it.
 */
import type { Frame, MalformedFrame } from '../../shared/protocol/frames'
import type { SyncedRoom, SyncLibrary } from './contract'
import type { DeliveredRecord } from '../log/contract'
import { HeldState } from './held-state'
import type { Line } from './line'
import { Reading } from './reading'

const ALL = 1_000_000

export interface CheckpointCheckStart {
  readonly line: Line
  readonly channel: number
  readonly room: SyncedRoom
  readonly library: SyncLibrary
  /** How far the room was read beside this: what came up to there is not absent. */
  readonly readTo: () => number
  readonly ended: (outcome: CheckOutcome) => void
}

export type CheckOutcome =
  | { readonly kind: 'checked'; readonly checkpoint: DeliveredRecord; readonly isLacking: boolean }
  | { readonly kind: 'no-checkpoint' }
  | { readonly kind: 'broken' }

export class CheckpointCheck {
  readonly #start: CheckpointCheckStart
  readonly #reading: Reading
  readonly #held: HeldState
  #checkpoint: DeliveredRecord | undefined
  #isRead = false

  constructor(start: CheckpointCheckStart) {
    const { line, channel, room } = start
    this.#start = start
    this.#held = new HeldState(room.keys)
    const { keys } = room
    this.#reading = new Reading({ line, channel, keys, from: 'checkpoint', cursor: undefined })
    this.#reading.open()
  }

  get channel(): number {
    return this.#start.channel
  }

  receive(frame: Frame | MalformedFrame): void {
    switch (frame.kind) {
      case 'state':
        if (this.#reading.begin(frame) === 'broken') this.#start.ended({ kind: 'broken' })
        return
      case 'record':
        return this.#take(frame)
      case 'eose':
        this.#isRead = true
        if (!this.#reading.isComplete(frame)) return this.#start.ended({ kind: 'broken' })
        return this.conclude()
      case 'close':
      case 'malformed':
        return this.#start.ended({ kind: 'broken' })
      default:
        return this.#reading.takePresence(frame.kind === 'eph' ? frame.bytes.byteLength : 0)
    }
  }

  /** Called again when the room itself was read on. */
  conclude(): void {
    const position = this.#reading.position
    if (!this.#isRead || !position || position.seq < this.#start.readTo()) return
    if (!this.#checkpoint) return this.#start.ended({ kind: 'no-checkpoint' })
    const { library, room } = this.#start
    const { docId } = room.keys
    this.#start.ended({
      kind: 'checked',
      checkpoint: this.#checkpoint,
      isLacking: lacksOwnState(library, docId, this.#held),
    })
  }

  #take(frame: Frame & { readonly kind: 'record' }): void {
    const taken = this.#reading.take(frame)
    if (taken === 'broken') return this.#start.ended({ kind: 'broken' })
    if (taken === 'known') return
    if (!this.#checkpoint && taken.seq === this.#reading.checkpointBase) this.#checkpoint = taken
    this.#held.add(taken.bytes)
    this.conclude()
  }
}

/** What waits in the outbox will come to the relay anyway, so it is counted as held. */
export function lacksOwnState(
  library: SyncLibrary,
  docId: SyncedRoom['keys']['docId'],
  held: HeldState,
): boolean {
  for (const { bytes } of library.outbox(docId, ALL)) held.add(bytes)
  const own = library.readState(docId)
  return own !== undefined && held.lacks(own)
}
