/**
 * What leaves on one socket. Frames of one turn of the event loop go out as one message; long ones
 * are cut into parts. It never holds much: who writes asks `isCongested` first and comes back on drain.
 */
import * as encoding from 'lib0/encoding'
import { encodeBody, type Frame, varUintBytes, writeFrame } from '../shared/protocol/frames'
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
    this.#bytes += body.byteLength + 8
    if (this.#bytes >= this.#messageBytes) this.flush()
    else if (!this.#isScheduled) {
      this.#isScheduled = true
      process.nextTick(() => this.flush())
    }
  }

  flush(): void {
    this.#isScheduled = false
    if (this.#pieces.length === 0) return
    const pieces = this.#pieces.flatMap((piece) => this.#withinMessage(piece))
    this.#pieces = []
    this.#bytes = 0
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

function join(pieces: readonly Piece[], size: number): Uint8Array {
  const message = encoding.createEncoder()
  message.cbuf = new Uint8Array(size)
  for (const { channel, body } of pieces) writeFrame(message, channel, body)
  return message.cbuf
}
