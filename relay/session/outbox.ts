/**
 * What leaves on one socket. Frames of one turn of the event loop go out as one message; long ones
 * are cut into parts. It never holds much: who writes asks `isCongested` first and comes back on drain.
 */
import { encodeBody, type Frame, varUintBytes } from '../../shared/protocol/frames'
import { splitBody } from '../../shared/protocol/parts'
import { createMessage, recordHeadBytes, writeRecordHead, writeVarUint } from './quick-frames'

export interface Wire {
  /** Written to the wire and not yet taken by the other side. */
  readonly bufferedBytes: number
  /** A whole WebSocket message, head and all, in one piece: it leaves in one write. */
  send(message: Uint8Array): void
}

export interface OutboxLimits {
  readonly maxMessageBytes: number
  readonly maxBufferedBytes: number
}

/** Larger messages would make a slow but willing reader look like one that takes nothing. */
const MESSAGE_BYTES = 256 * 1024

/** Length, channel, op and sequence number at their longest: a safe whole number each. */
const PREFIX_BYTES = 25
/** Of a piece whose bytes begin with their own op. */
const NO_SEQ = -1

/** One frame: a record to be put behind its number, or any other `op | payload` as it is. */
interface Piece {
  readonly channel: number
  readonly seq: number
  readonly bytes: Uint8Array
}

export class Outbox {
  readonly #wire: Wire
  readonly #limits: OutboxLimits
  readonly #messageBytes: number
  #pieces: Piece[] = []
  #bytes = 0
  /** What the wire held after the last write, if not less by now. */
  #mostBuffered = 0
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
    const { maxBufferedBytes } = this.#limits
    // Asked for every record, and hardly ever near: the wire itself is looked at when it may be.
    if (this.#bytes + this.#mostBuffered <= maxBufferedBytes) return false
    this.#mostBuffered = this.#wire.bufferedBytes
    return this.#bytes + this.#mostBuffered > maxBufferedBytes
  }

  send(frame: Frame): void {
    this.sendBody(frame.channel, encodeBody(frame))
  }

  /** The same bytes may be sent on many channels and sockets. */
  sendBody(channel: number, body: Uint8Array): void {
    this.#push({ channel, seq: NO_SEQ, bytes: body })
  }

  /** The record is copied when the message is made, at the end of this turn and not before. */
  sendRecord(channel: number, seq: number, record: Uint8Array): void {
    this.#push({ channel, seq, bytes: record })
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
    this.#mostBuffered = this.#wire.bufferedBytes
  }

  #push(piece: Piece): void {
    this.#pieces.push(piece)
    this.#bytes += piece.bytes.byteLength + PREFIX_BYTES
    if (this.#bytes >= this.#messageBytes) this.flush()
    else if (!this.#isScheduled) {
      this.#isScheduled = true
      process.nextTick(flushOutbox, this)
    }
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
    const parts = splitBody(piece.channel, bodyOf(piece), this.#messageBytes)
    return parts.map((part) => ({ channel: part.channel, seq: NO_SEQ, bytes: encodeBody(part) }))
  }
}

function flushOutbox(outbox: Outbox): void {
  outbox.flush()
}

/** Of the frame without its length: channel, op and payload. */
function lengthOf({ channel, seq, bytes }: Piece): number {
  const head = seq === NO_SEQ ? 0 : recordHeadBytes(seq)
  return varUintBytes(channel) + head + bytes.byteLength
}

function sizeOf(piece: Piece): number {
  const length = lengthOf(piece)
  return varUintBytes(length) + length
}

function sizeOfAll(pieces: readonly Piece[]): number {
  let size = 0
  for (const piece of pieces) size += sizeOf(piece)
  return size
}

function bodyOf({ seq, bytes }: Piece): Uint8Array {
  return seq === NO_SEQ ? bytes : encodeBody({ kind: 'record', channel: 0, seq, record: bytes })
}

function join(pieces: readonly Piece[], size: number): Uint8Array {
  const { message, payloadAt } = createMessage(size)
  let at = payloadAt
  for (const piece of pieces) {
    const { channel, seq, bytes } = piece
    at = writeVarUint(message, at, lengthOf(piece))
    at = writeVarUint(message, at, channel)
    if (seq !== NO_SEQ) at = writeRecordHead(message, at, seq)
    message.set(bytes, at)
    at += bytes.byteLength
  }
  return message
}
