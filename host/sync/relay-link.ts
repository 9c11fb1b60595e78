/**
 * The one socket to one relay: dials, greets, comes back after failures, and says in what state it
 * is and since when. Frames of channel 0 that concern the socket end here; the rest is for the rooms.
 */
import type { RelayProblem, RelayState } from '../../shared/contract/relay'
import type { RelayAddress } from '../../shared/protocol/address'
import { CODES } from '../../shared/protocol/codes'
import {
  type Frame,
  type FrameOf,
  type MalformedFrame,
  parseMessage,
  PROTOCOL_VERSION,
} from '../../shared/protocol/frames'
import { encodeMessages, PartAssembler } from '../../shared/protocol/parts'
import { MAX_RECORD_BYTES } from '../../shared/records/record'
import { sodium } from '../../shared/records/sodium'
import { Backoff } from './backoff'
import type { SyncClock } from './contract'
import type { Line } from './line'
import type { RelayRooms } from './relay-rooms'
import { problemOfClose } from './relay-problem'
import type { Connect, RelaySocket, SocketEnd } from './socket'

const LINK_BACKOFF = { first: 500, most: 60_000 } as const
const GREETING_MS = 15_000
/** How often an idle socket is asked whether it lives, and how long it may take to say so. */
const FAREWELL_MS = 1_000
const PING_MS = 20_000
const SILENCE_MS = 45_000
const MAX_PARTS_BYTES = 4 * MAX_RECORD_BYTES
const FRAME_OVERHEAD_BYTES = 256
/** A message of before WELCOME is HELLO alone. */
const SMALL_MESSAGE_BYTES = 4_096

export interface RelayLinkParts {
  readonly address: RelayAddress
  readonly clock: SyncClock
  readonly connect: Connect
  readonly rooms: RelayRooms
  readonly log: (problem: RelayProblem) => void
  /** The state changed, for all documents of this relay. */
  readonly changed: () => void
  readonly skewed: (milliseconds: number) => void
}

export class RelayLink {
  readonly #parts: RelayLinkParts
  readonly #backoff: Backoff
  #state: RelayState
  #socket: RelaySocket | undefined
  #assembler: PartAssembler | undefined
  #line: Line | undefined
  #outgoing: Frame[] = []
  #isFlushDue = false
  #heardAt = 0
  #problem: RelayProblem | undefined
  #isClosed = false
  #ended: (() => void) | undefined
  #cancelTimer: (() => void) | undefined

  constructor(parts: RelayLinkParts) {
    this.#parts = parts
    this.#backoff = new Backoff(parts.clock, LINK_BACKOFF)
    this.#state = { kind: 'connecting', address: parts.address }
  }

  get state(): RelayState {
    return this.#state
  }

  get rooms(): RelayRooms {
    return this.#parts.rooms
  }

  dial(): void {
    if (this.#isClosed) return
    const { connect, address, clock } = this.#parts
    this.#problem = undefined
    const socket = connect(address, {
      onOpen: (relayTime) => {
        if (relayTime !== undefined) this.#parts.skewed(relayTime - clock.now())
        this.#send({ kind: 'hello', channel: 0, version: PROTOCOL_VERSION, address })
      },
      onMessage: (message) => this.#receive(message),
      onAlive: () => (this.#heardAt = clock.now()),
      onClose: (end) => this.#lose(socket, end),
    })
    this.#socket = socket
    this.#cancelTimer = clock.after(GREETING_MS, () => this.#hangUp('timeout'))
  }

  /** The relay proved useful: a later failure begins with a short wait. */
  succeed(): void {
    this.#backoff.succeed()
  }

  async close(): Promise<void> {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#parts.rooms.close()
    this.#flush()
    this.#backoff.cancel()
    this.#cancelTimer?.()
    this.#line = undefined
    await this.#endSocket()
  }

  #endSocket(): Promise<void> {
    const socket = this.#socket
    if (!socket) return Promise.resolve()
    return new Promise((settle) => {
      this.#ended = settle
      this.#cancelTimer = this.#parts.clock.after(FAREWELL_MS, () => socket.close())
      socket.end()
    })
  }

  #receive(message: Uint8Array): void {
    if (!this.#socket || this.#isClosed) return
    this.#heardAt = this.#parts.clock.now()
    const { frames, isBroken } = parseMessage(message)
    for (const frame of frames) this.#serve(frame)
    this.#parts.rooms.endOfMessage()
    if (isBroken) this.#hangUp('not-a-relay')
  }

  #serve(frame: Frame | MalformedFrame): void {
    if (!this.#line) {
      return frame.kind === 'welcome' ? this.#greet(frame) : this.#serveUngreeted(frame)
    }
    const whole = frame.kind === 'malformed' ? frame : this.#assembler?.receive(frame)
    if (!whole) return
    if (whole.channel !== 0 || whole.kind === 'differ' || whole.kind === 'push')
      return this.#parts.rooms.receive(whole)
    if (whole.kind === 'close') return this.#hangUp(problemOfClose(whole.code))
    this.#hangUp('not-a-relay')
  }

  #serveUngreeted(frame: Frame | MalformedFrame): void {
    const isClose = frame.kind === 'close' && frame.channel === 0
    this.#hangUp(isClose ? problemOfClose(frame.code) : 'not-a-relay')
  }

  #greet(welcome: FrameOf<'welcome'>): void {
    if (welcome.version !== PROTOCOL_VERSION) return this.#hangUp('version')
    const { address, clock, rooms } = this.#parts
    const logIdBytes = welcome.logId.slice()
    this.#assembler = new PartAssembler({
      frameBytes: Math.min(welcome.limits.recordBytes, MAX_RECORD_BYTES) + FRAME_OVERHEAD_BYTES,
      allBytes: MAX_PARTS_BYTES,
    })
    this.#line = {
      logIdBytes,
      logId: sodium.to_hex(logIdBytes),
      socket: { address, nonce: welcome.nonce.slice() },
      limits: welcome.limits,
      send: (frame) => this.#send(frame),
    }
    this.#state = { kind: 'online', address, since: clock.now() }
    this.#tickLater()
    rooms.online(this.#line)
    this.#parts.changed()
  }

  /** Frames of one turn of the event loop leave together. */
  #send(frame: Frame): void {
    this.#outgoing.push(frame)
    if (this.#isFlushDue) return
    this.#isFlushDue = true
    queueMicrotask(() => this.#flush())
  }

  #flush(): void {
    this.#isFlushDue = false
    const frames = this.#outgoing
    this.#outgoing = []
    if (!this.#socket) return
    const messageBytes = this.#line?.limits.messageBytes ?? SMALL_MESSAGE_BYTES
    for (const message of encodeMessages(frames, messageBytes)) this.#socket.send(message)
  }

  #tickLater(): void {
    this.#cancelTimer?.()
    this.#cancelTimer = this.#parts.clock.after(PING_MS, () => this.#tick())
  }

  #tick(): void {
    if (this.#parts.clock.now() - this.#heardAt > SILENCE_MS) return this.#hangUp('timeout')
    if (!this.#parts.rooms.tick()) return this.#hangUp('timeout')
    this.#socket?.ping()
    this.#tickLater()
  }

  #hangUp(problem: RelayProblem): void {
    this.#problem ??= problem
    const socket = this.#socket
    if (!socket) return
    socket.close()
    this.#lose(socket, { problem, code: CODES.idle })
  }

  #lose(socket: RelaySocket, end: SocketEnd): void {
    if (socket !== this.#socket) return
    const { clock, rooms, address, log, changed } = this.#parts
    this.#socket = undefined
    this.#cancelTimer?.()
    this.#outgoing = []
    if (this.#line) rooms.offline()
    this.#line = undefined
    this.#assembler = undefined
    if (this.#isClosed) return this.#ended?.()
    const reason = this.#problem ?? end.problem
    const { state } = this
    const since = state.kind === 'unreachable' ? state.since : clock.now()
    this.#state = { kind: 'unreachable', address, since, reason }
    log(reason)
    this.#backoff.retry(() => this.dial())
    changed()
  }
}
