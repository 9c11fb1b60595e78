/**
 * Which followed rooms come next to have a session on the socket, and the channels that sessions
 * hold: open documents first, the others in turn, a few in each turn of the event loop, so that a
 * person who types is not kept waiting.
 */
import type { Frame, MalformedFrame } from '../../shared/protocol/frames'
import type { DocId } from '../../shared/records/keys'
import { StoreFailure } from '../log/contract'
import type { Follow } from './follow'
import type { Line, SyncParts } from './line'
import { SLICE_MS } from './slices'

/** Background documents that are read or sent at the same time. */
const MAX_BACKGROUND = 192
/** Sessions started in one turn of the event loop; sealing what they send may make it fewer. */
const STARTS_AT_ONCE = 24
/** Not fewer than these wait for the disk together: on a slow one each wait is longer than a slice. */
const SEALED_AT_LEAST = 6

/** WebSocket's code for an ordinary end. */
const NORMAL = 1000

export type Receiver = (frame: Frame | MalformedFrame) => void
type Place = 'first' | 'in-turn'

export interface SessionQueueParts extends SyncParts {
  follow(docId: DocId): Follow | undefined
  /** Gives the follow its session. */
  start(line: Line, docId: DocId, follow: Follow): void
}

interface Starting {
  readonly docId: DocId
  readonly follow: Follow
}

export class SessionQueue {
  readonly #parts: SessionQueueParts
  readonly #channels = new Map<number, Receiver>()
  readonly #queues: Readonly<Record<Place, Set<DocId>>> = {
    first: new Set(),
    'in-turn': new Set(),
  }
  #line: Line | undefined
  #nextChannel = 1
  #isTurnDue = false

  constructor(parts: SessionQueueParts) {
    this.#parts = parts
  }

  online(line: Line): void {
    this.#line = line
  }

  offline(): void {
    this.#line = undefined
    this.#channels.clear()
    this.#queues.first.clear()
    this.#queues['in-turn'].clear()
  }

  /** To a session's channel; one that is closed already hears nothing more. */
  receive(frame: Frame | MalformedFrame): void {
    this.#channels.get(frame.channel)?.(frame)
  }

  /** Unless it has a session, or failed a moment ago. */
  enqueue(docId: DocId, place: Place): void {
    const follow = this.#parts.follow(docId)
    if (!follow || !this.#line || follow.session || follow.backoff.isWaiting) return
    this.#queues[place].add(docId)
    this.#takeTurn()
  }

  openChannel(receive: Receiver): number {
    const channel = this.#nextChannel++
    this.#channels.set(channel, receive)
    return channel
  }

  closeChannel(channel: number): void {
    if (!this.#channels.delete(channel)) return
    // The relay pushes nothing of a room that a channel of ours is open on.
    this.#line?.send({ kind: 'close', channel, code: NORMAL, reason: '' })
    this.#takeTurn()
  }

  /** Once for all that happens in one turn of the event loop. */
  #takeTurn(): void {
    if (this.#isTurnDue) return
    this.#isTurnDue = true
    queueMicrotask(() => this.#startSessions())
  }

  #startSessions(): void {
    this.#isTurnDue = false
    const line = this.#line
    if (!line) return
    // Each session may need a second channel, to look at a checkpoint.
    const most = Math.floor(line.limits.channels / 2)
    const isMore = this.#startFrom('first', line, most)
    if (this.#startFrom('in-turn', line, Math.min(MAX_BACKGROUND, most)) || isMore) {
      this.#isTurnDue = true
      this.#parts.clock.after(0, () => this.#startSessions())
    }
  }

  /** Whether this turn's time was up before the queue's end. */
  #startFrom(place: Place, line: Line, most: number): boolean {
    const queue = this.#queues[place]
    if (queue.size === 0) return false
    const end = this.#parts.clock.now() + SLICE_MS
    const starting: Starting[] = []
    const isFull = () => this.#channels.size + starting.length >= most
    const isLate = () => starting.length >= STARTS_AT_ONCE || this.#parts.clock.now() >= end
    this.#together(() => {
      for (const docId of queue) {
        if (isFull() || (starting.length >= SEALED_AT_LEAST && isLate())) return
        queue.delete(docId)
        const follow = this.#parts.follow(docId)
        if (!follow || follow.session) continue
        starting.push({ docId, follow })
        if (follow.hasOutbox) this.#parts.library.outbox(docId, 1)
      }
    })
    for (const { docId, follow } of starting) this.#parts.start(line, docId, follow)
    return queue.size > 0 && !isFull()
  }

  /** What is sealed for them waits for the disk once. */
  #together(seal: () => void): void {
    const { library, log } = this.#parts
    try {
      library.transact(seal)
    } catch (error) {
      if (!(error instanceof StoreFailure)) throw error
      log({ level: 'warning', event: 'not-sealed', details: { error: error.error } })
    }
  }
}
