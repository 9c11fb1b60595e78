/**
 * One socket: HELLO first, then the frames of its channels. It counts what the socket makes the
 * relay hold, and stops reading it when that is too much; timeouts come from `sweep`.
 */
import { type RelayAddress, parseRelayAddress } from '../../shared/protocol/address'
import { type CodeName, CODES } from '../../shared/protocol/codes'
import {
  type Frame,
  type FrameOf,
  type MalformedFrame,
  parseMessage,
  PROTOCOL_VERSION,
} from '../../shared/protocol/frames'
import { PartAssembler } from '../../shared/protocol/parts'
import { Channel } from './channel'
import { Outbox, type Wire } from './outbox'
import type { Room } from '../rooms/room'
import type { ChannelParts, RelayParts } from './session-parts'
import { TokenBucket } from './token-bucket'
import { Turns } from './turns'
import { Watch } from './watch'

export interface SessionWire extends Wire {
  close(code: number, reason: string): void
  ping(): void
  pause(): void
  resume(): void
}

/** What a frame adds to a record: claims, and their lengths. */
const FRAME_OVERHEAD_BYTES = 256

export class Session {
  readonly #wire: SessionWire
  readonly #parts: RelayParts
  readonly #outbox: Outbox
  readonly #channels = new Map<number, Channel>()
  readonly #followed = new Map<Room, number>()
  readonly #openedAt: number
  #lent: ChannelParts | undefined
  #watch: Watch | undefined
  #pendingBytes = 0
  #heardAt: number
  #isPinged = false
  #stalledSince: number | undefined
  #lastWaiting = 0
  #isPaused = false
  #isClosed = false

  constructor(wire: SessionWire, parts: RelayParts) {
    this.#wire = wire
    this.#parts = parts
    this.#outbox = new Outbox(wire, parts.limits)
    this.#openedAt = parts.now()
    this.#heardAt = this.#openedAt
  }

  get hasGreeted(): boolean {
    return this.#lent !== undefined
  }

  /** What this socket makes the relay hold: not yet sent, not yet stored, not yet whole. */
  get heldBytes(): number {
    return this.#outbox.waitingBytes + this.#pendingBytes + (this.#lent?.parts.heldBytes ?? 0)
  }

  receive(message: Uint8Array): void {
    if (this.#isClosed) return
    this.#parts.counts.messages += 1
    try {
      const { frames, isBroken } = parseMessage(message)
      for (const frame of frames) this.#serve(frame)
      if (isBroken) this.close('malformed')
    } catch (error) {
      this.#broke(error)
    }
    this.#regulate()
  }

  /** Any sign of life, a pong too. */
  heard(): void {
    this.#heardAt = this.#parts.now()
    this.#isPinged = false
  }

  /** What was written has been taken. */
  drained(): void {
    if (this.#isClosed) return
    this.#regulate()
    if (this.#outbox.isCongested) return
    for (const channel of this.#channels.values()) channel.resume()
    this.#watch?.resume()
  }

  /** Called every so often: HELLO too late, silence, a reader that takes nothing. */
  sweep(): void {
    if (this.#isClosed) return
    this.#regulate()
    const { limits, now } = this.#parts
    const time = now()
    const silence = time - this.#heardAt
    if (!this.#lent && time - this.#openedAt > limits.helloMs) return this.close('hello-too-late')
    if (this.#stalledSince !== undefined && time - this.#stalledSince > limits.stallMs)
      return this.close('slow-reader')
    // A socket that the relay does not read cannot be heard: the stall time is what ends it.
    if (this.#isPaused) return
    if (silence > limits.idleMs) return this.close('idle')
    if (silence > limits.idleMs / 2 && !this.#isPinged) {
      this.#isPinged = true
      this.#wire.ping()
    }
  }

  close(code: CodeName): void {
    if (this.#isClosed) return
    this.#parts.counts.refused(code)
    this.#parts.log.info({ code }, 'socket closed')
    this.#outbox.send({ kind: 'close', channel: 0, code: CODES[code], reason: code })
    this.#outbox.flush()
    this.#wire.close(CODES[code], code)
    this.ended()
  }

  /** The socket is gone. */
  ended(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    for (const channel of this.#channels.values()) channel.close()
    this.#watch?.close()
  }

  #serve(frame: Frame | MalformedFrame): void {
    if (this.#isClosed) return
    if (!this.#lent)
      return frame.kind === 'hello' ? this.#greet(frame) : this.close('hello-expected')
    if (frame.channel === 0) return this.#serveSocket(frame, this.#lent)
    const channel = this.#channels.get(frame.channel)
    if (frame.kind === 'open') return this.#open(frame, channel, this.#lent)
    if (channel && frame.kind === 'malformed') return channel.refuse(frame.reason)
    if (channel && frame.kind !== 'malformed') return channel.receive(frame)
    if (frame.kind === 'close' || frame.kind === 'window') return
    this.#refuseChannel(frame.channel, frame.kind === 'malformed' ? frame.reason : 'op-unexpected')
  }

  #serveSocket(frame: Frame | MalformedFrame, lent: ChannelParts): void {
    this.#watch ??= new Watch(lent, (room) => this.#followed.has(room))
    if (frame.kind === 'heads') this.#watching(this.#watch.heads(frame))
    else if (frame.kind === 'unwatch') this.#watching(this.#watch.unwatch(frame))
    else if (frame.kind === 'close') this.#leave()
    else this.close(frame.kind === 'malformed' ? frame.reason : 'op-unexpected')
  }

  /** R-HELLO-2, R-HELLO-3 */
  #greet({ version, address }: FrameOf<'hello'>): void {
    const { store, limits, newNonce, isOwnAddress, log } = this.#parts
    const dialled = parseRelayAddress(address)
    if (version !== PROTOCOL_VERSION) return this.close('version-unknown')
    if (!dialled || !isOwnAddress(dialled)) {
      log.warn({ dialled }, 'dialled by an address that is not given with --address')
      return this.close('address-unknown')
    }
    const nonce = newNonce()
    this.#lent = this.#lend(dialled, nonce)
    this.#outbox.send({
      kind: 'welcome',
      channel: 0,
      version: PROTOCOL_VERSION,
      logId: store.logId,
      nonce,
      limits: {
        messageBytes: limits.maxMessageBytes,
        recordBytes: limits.maxRecordBytes,
        roomBytes: limits.maxRoomBytes,
        channels: limits.maxChannels,
        rooms: limits.maxRooms,
        windowBytes: limits.windowBytes,
      },
    })
  }

  #lend(address: RelayAddress, nonce: Uint8Array): ChannelParts {
    const { store, rooms, commits, counts, limits, log, now, isOwnAddress, newNonce } = this.#parts
    const bucket = (perSecond: number, burst: number) => new TokenBucket({ perSecond, burst }, now)
    // Written out: a spread makes an object whose fields V8 hashes, and these are read for every record.
    return {
      store,
      rooms,
      commits,
      counts,
      limits,
      log,
      now,
      isOwnAddress,
      newNonce,
      socket: { address, nonce },
      outbox: this.#outbox,
      turns: new Turns(),
      parts: new PartAssembler({
        frameBytes: limits.maxRecordBytes + FRAME_OVERHEAD_BYTES,
        allBytes: limits.maxPartBytes,
      }),
      requests: bucket(limits.requestsPerSecond, limits.requestsBurst),
      records: bucket(limits.recordsPerSecond, limits.recordsBurst),
      recordBytes: bucket(limits.bytesPerSecond, limits.bytesBurst),
      presence: bucket(limits.presencePerSecond, limits.presenceBurst),
      addPending: (bytes) => {
        this.#pendingBytes += bytes
        // Called for every record: only where it can change anything.
        if (this.#isPaused || this.#pendingBytes > limits.maxPartBytes) this.#regulate()
      },
      joined: (room) => this.#followed.set(room, (this.#followed.get(room) ?? 0) + 1),
      left: (room) => {
        const left = (this.#followed.get(room) ?? 1) - 1
        if (left > 0) this.#followed.set(room, left)
        else this.#followed.delete(room)
      },
      removed: (channel) => this.#channels.delete(channel),
    }
  }

  /** R-OPEN-1 */
  #open(frame: FrameOf<'open'>, inUse: Channel | undefined, lent: ChannelParts): void {
    if (inUse) return inUse.refuse('channel-in-use')
    if (this.#channels.size >= this.#parts.limits.maxChannels)
      return this.#refuseChannel(frame.channel, 'too-many-channels')
    if (!lent.requests.take(1)) return this.#refuseChannel(frame.channel, 'rate-exceeded')
    const channel = new Channel(frame, lent)
    this.#channels.set(frame.channel, channel)
    channel.begin().catch((error: unknown) => this.#broke(error))
  }

  #refuseChannel(channel: number, code: CodeName): void {
    this.#parts.counts.refused(code)
    this.#outbox.send({ kind: 'close', channel, code: CODES[code], reason: code })
  }

  #watching(done: Promise<void>): void {
    done.catch((error: unknown) => {
      this.#parts.log.error({ err: error }, 'the store failed')
      this.close('store-failed')
    })
  }

  /** A fault of ours: it costs this socket, not the relay. */
  #broke(error: unknown): void {
    this.#parts.log.error({ err: error }, 'a fault while serving a socket')
    this.#wire.close(1011, '')
    this.ended()
  }

  #leave(): void {
    this.#wire.close(1000, '')
    this.ended()
  }

  /** Not read while it takes nothing or while too much of what it sent is not stored yet. */
  #regulate(): void {
    if (this.#isClosed) return
    const waiting = this.#outbox.waitingBytes
    const isStalled = this.#outbox.isCongested
    if (!isStalled) this.#stalledSince = undefined
    else if (waiting < this.#lastWaiting) this.#stalledSince = this.#parts.now()
    else this.#stalledSince ??= this.#parts.now()
    this.#lastWaiting = waiting
    const isTooMuch = isStalled || this.#pendingBytes > this.#parts.limits.maxPartBytes
    if (isTooMuch === this.#isPaused) return
    this.#isPaused = isTooMuch
    if (isTooMuch) this.#wire.pause()
    else this.#wire.resume()
  }
}
