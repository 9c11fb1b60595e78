/**
 * What leaves on one socket. Frames of one turn of the event loop go out as one message; long ones
 * are cut into parts. It never holds much: who writes asks `isCongested` first and comes back on drain.
 */
import { encodeBody, type Frame, varUintBytes } from '../shared/protocol/frames'
import { splitBody } from '../shared/protocol/parts'

export interface Wire {
  /** Written to the wire and not yet taken by the other side. */
  readonly bufferedBytes: number
  send(message: Uint8Array): void
}

export interface OutboxLimits {
  readonly maxMessageBytes: number
  readonly maxBufferedBytes: number
}

/** Larger messages would make a slow but willing reader look like one that takes nothing. */
const MESSAGE_BYTES = 256 * 1024

/** Length and channel at their longest: a safe whole number each. */
const PREFIX_BYTES = 16

interface Piece {
  readonly channel: number
  readonly body: Uint8Array
}

export class Outbox {
  readonly #wire: Wire
  readonly #limits: OutboxLimits
  readonly #messageBytes: number
  #pieces: Piece[] = []
  #bytes = 0
  #isScheduled = false

  constructor(wire: Wire, limits: OutboxLimits) {
    this.#wire = wire
    this.#limits = limits
    this.#messageBytes = Math.min(MESSAGE_BYTES, limits.maxMessageBytes)
  }

  get waitingBytes(): number {
    return this.#bytes + this.#wire.bufferedBytes
  }

  get isCongested(): boolean {
    return this.waitingBytes > this.#limits.maxBufferedBytes
  }

  send(frame: Frame): void {
    this.sendBody(frame.channel, encodeBody(frame))
  }

  /** The same bytes may be sent on many channels and sockets. */
  sendBody(channel: number, body: Uint8Array): void {
    this.#pieces.push({ channel, body })
    this.#bytes += body.byteLength + PREFIX_BYTES
    if (this.#bytes >= this.#messageBytes) this.flush()
    else if (!this.#isScheduled) {
      this.#isScheduled = true
      process.nextTick(() => this.flush())
    }
  }

  flush(): void {
    this.#isScheduled = false
    if (this.#pieces.length === 0) return
    const waiting = this.#pieces
    // Never less than the message will have, so that one look settles the ordinary turn.
    const isOneMessage = this.#bytes <= this.#messageBytes
    this.#pieces = []
    this.#bytes = 0
    if (isOneMessage) this.#wire.send(join(waiting, sizeOfAll(waiting)))
    else this.#sendSeveral(waiting.flatMap((piece) => this.#withinMessage(piece)))
  }

  #sendSeveral(pieces: readonly Piece[]): void {
    let message: Piece[] = []
    let size = 0
    for (const piece of pieces) {
      const pieceSize = sizeOf(piece)
      if (size > 0 && size + pieceSize > this.#messageBytes) {
        this.#wire.send(join(message, size))
        message = []
        size = 0
      }
      message.push(piece)
      size += pieceSize
    }
    this.#wire.send(join(message, size))
  }

  #withinMessage(piece: Piece): readonly Piece[] {
    if (sizeOf(piece) <= this.#messageBytes) return [piece]
    const parts = splitBody(piece.channel, piece.body, this.#messageBytes)
    return parts.map((part) => ({ channel: part.channel, body: encodeBody(part) }))
  }
}

function sizeOf({ channel, body }: Piece): number {
  const length = varUintBytes(channel) + body.byteLength
  return varUintBytes(length) + length
}

function sizeOfAll(pieces: readonly Piece[]): number {
  let size = 0
  for (const piece of pieces) size += sizeOf(piece)
  return size
}

/** By hand: an encoder for each frame costs more than its few bytes. */
function join(pieces: readonly Piece[], size: number): Uint8Array {
  const message = Buffer.allocUnsafe(size)
  let at = 0
  for (const { channel, body } of pieces) {
    at = writeVarUint(message, at, varUintBytes(channel) + body.byteLength)
    at = writeVarUint(message, at, channel)
    message.set(body, at)
    at += body.byteLength
  }
  return message
}

function writeVarUint(to: Uint8Array, start: number, value: number): number {
  let at = start
  let left = value
  for (; left > 127; left = Math.floor(left / 128)) to[at++] = 128 | (left % 128)
  to[at++] = left
  return at
}
