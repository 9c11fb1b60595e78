/**
 * One room on one socket, from OPEN to CLOSE: who may read, who may write, and the order of things.
 * Frames that come while the room is being loaded wait their turn (R-WRITE-3).
 */
import { assertNever } from '../../shared/assert-never'
import { type CodeName, CODES } from '../../shared/protocol/codes'
import { encodeBody, type Frame, type MalformedFrame } from '../../shared/protocol/frames'
import { isFetchProof } from '../../shared/protocol/proofs'
import type { RoomHeader } from '../../shared/records/record'
import { EMPTY_POSITION, isEmptyCursor, type OpenFrame, planReading } from './reading-plan'
import { Reader } from './reader'
import type { Delivery, Follower, Room } from '../rooms/room'
import { shortRoom } from '../rooms/room-key'
import type { ChannelParts } from './session-parts'
import { Writer } from './writer'

const MAX_PRESENCE_BYTES = 64 * 1024
/** What a frame that waits costs beyond its bytes, so that many tiny ones count too. */
const WAITING_FRAME_BYTES = 64

export class Channel implements Follower {
  readonly #number: number
  readonly #open: OpenFrame
  readonly #parts: ChannelParts
  #room: Room | undefined
  #reader: Reader | undefined
  #writer: Writer | undefined
  #mayRead = false
  #isClosed = false
  #waiting: Frame[] | undefined = []
  #waitingBytes = 0

  constructor(open: OpenFrame, parts: ChannelParts) {
    this.#number = open.channel
    this.#open = { ...open, room: open.room.slice(), proof: open.proof.slice() }
    this.#parts = parts
  }

  /** Loads the room, answers with STATE, and then serves what has come meanwhile. */
  async begin(): Promise<void> {
    try {
      await this.#join()
    } catch (error) {
      this.#storeFailed(error)
    }
    const waiting = this.#waiting ?? []
    this.#waiting = undefined
    for (const frame of waiting) this.receive(frame)
  }

  receive(frame: Frame): void {
    if (this.#isClosed) return
    if (this.#waiting) {
      this.#waiting.push(frame)
      this.#waitingBytes += bytesOf(frame) + WAITING_FRAME_BYTES
      const { windowBytes, maxRecordBytes } = this.#parts.limits
      if (this.#waitingBytes > windowBytes + maxRecordBytes) this.refuse('credit-exceeded')
      return
    }
    if (frame.kind === 'part' && !this.#writer?.isGranted) return this.refuse('write-not-proved')
    const whole = this.#parts.parts.receive(frame)
    if (whole) this.#serve(whole)
  }

  /** Closes this channel, tells why, and leaves the socket and its other channels as they are. */
  refuse(code: CodeName): void {
    if (this.#isClosed) return
    const { outbox, counts, log } = this.#parts
    counts.refused(code)
    log.info({ room: shortRoom(this.#open.room), code }, 'channel closed')
    outbox.send({ kind: 'close', channel: this.#number, code: CODES[code], reason: code })
    this.#end(code)
  }

  /** Without a word: the socket is gone, or the host asked for it. */
  close(): void {
    if (!this.#isClosed) this.#end(undefined)
  }

  /** The socket drained. */
  resume(): void {
    this.#reader?.resume()
  }

  appeared(header: RoomHeader): void {
    // The room has only now come to be: its log is empty whatever the cursor says.
    if (this.#isAllowed(header)) this.#reader?.start(this.#planOfNothing())
  }

  /** A record of this channel's own got its place in the log. */
  acknowledged(seq: number): void {
    if (this.#mayRead) this.#reader?.acknowledged(seq)
  }

  deliver(delivery: Delivery): void {
    if (this.#mayRead) this.#reader?.deliver(delivery)
  }

  checkpointed(upTo: number, recordId: Uint8Array): void {
    if (!this.#mayRead || this.#writer?.hasPosted(recordId)) return
    const channel = this.#number
    this.#parts.outbox.send({ kind: 'checkpointed', channel, upTo, recordId })
  }

  present(body: Uint8Array): void {
    if (this.#mayRead) this.#reader?.present(body)
  }

  async #join(): Promise<void> {
    const { rooms, store, counts } = this.#parts
    const [room] = await rooms.acquire([this.#open.room])
    if (!room) return
    if (this.#isClosed) return rooms.release(room)
    this.#room = room
    this.#reader = this.#createReader(room)
    this.#writer = new Writer({ channel: this.#number, room, parts: this.#parts, owner: this })
    room.followers.add(this)
    this.#parts.joined(room)
    counts.channels += 1
    if (!room.header) return this.#tellEmpty()
    if (!this.#isAllowed(room.header)) return
    const [stored] = await store.readRooms([room.id])
    if (!stored) throw new Error('a room that was loaded is gone')
    const plan = await planReading(store, stored, this.#open)
    if (!this.#isClosed) this.#reader.start(plan)
  }

  #createReader(room: Room): Reader {
    const { store, outbox, turns, counts, limits } = this.#parts
    return new Reader({
      channel: this.#number,
      room,
      store,
      outbox,
      turns,
      credit: limits.windowBytes,
      failed: (error) => this.#storeFailed(error),
      delivered: () => {
        counts.deliveries += 1
      },
    })
  }

  /** R-OPEN-7: whether the proof is right will be known when the room appears. */
  #tellEmpty(): void {
    const { outbox } = this.#parts
    const plan = this.#planOfNothing()
    outbox.send({
      kind: 'state',
      channel: this.#number,
      hasHeader: false,
      isResumed: plan.isResumed,
      headSeq: 0,
      headHash: plan.base.hash,
      baseSeq: 0,
      baseHash: plan.base.hash,
      checkpointUpTo: 0,
      startsWithCheckpoint: false,
    })
    outbox.send({ kind: 'eose', channel: this.#number, seq: 0 })
  }

  #planOfNothing() {
    const isResumed = isEmptyCursor(this.#open)
    return { isResumed, base: EMPTY_POSITION, startsWithCheckpoint: false }
  }

  #isAllowed(header: RoomHeader): boolean {
    const { proof, room } = this.#open
    this.#mayRead = isFetchProof(proof, header.fetchToken, this.#parts.socket, room)
    if (!this.#mayRead) this.refuse('proof-invalid')
    return this.#mayRead
  }

  #serve(frame: Frame | MalformedFrame): void {
    switch (frame.kind) {
      case 'write':
        return this.#writer?.prove(frame)
      case 'append':
      case 'checkpoint':
        return this.#writer?.take(frame)
      case 'fetch':
        return this.#fetch()
      case 'eph':
        return this.#pass(frame.bytes)
      case 'window':
        return this.#reader?.addCredit(frame.bytes)
      case 'close':
        return this.close()
      case 'malformed':
        return this.refuse(frame.reason)
      case 'hello':
      case 'welcome':
      case 'heads':
      case 'differ':
      case 'push':
      case 'unwatch':
      case 'open':
      case 'state':
      case 'record':
      case 'eose':
      case 'grant':
      case 'deny':
      case 'ack':
      case 'nak':
      case 'conflict':
      case 'checkpointed':
      case 'part':
        return this.refuse('op-unexpected')
      default:
        return assertNever(frame)
    }
  }

  #fetch(): void {
    const { requests, outbox } = this.#parts
    if (!requests.take(1)) return this.refuse('rate-exceeded')
    const upTo = this.#mayRead ? (this.#room?.checkpointUpTo ?? 0) : 0
    if (upTo > 0) return this.#reader?.fetchCheckpoint(upTo)
    const code = CODES['checkpoint-missing']
    outbox.send({ kind: 'nak', channel: this.#number, recordId: new Uint8Array(32), code })
  }

  /** R-EPH-2 */
  #pass(bytes: Uint8Array): void {
    const { presence, counts, outbox } = this.#parts
    const isTaken = this.#writer?.spendCredit(bytes.byteLength) ?? false
    if (!isTaken) return this.refuse('credit-exceeded')
    this.#writer?.giveCredit(bytes.byteLength)
    const isWelcome = this.#mayRead && bytes.byteLength <= MAX_PRESENCE_BYTES && presence.take(1)
    if (!isWelcome || outbox.isCongested) {
      counts.presenceDropped += 1
      return
    }
    counts.presence += 1
    this.#room?.pass(encodeBody({ kind: 'eph', channel: 0, bytes }), this)
  }

  #storeFailed(error: unknown): void {
    this.#parts.log.error({ err: error, room: shortRoom(this.#open.room) }, 'the store failed')
    this.refuse('store-failed')
  }

  #end(code: CodeName | undefined): void {
    this.#isClosed = true
    this.#reader?.close()
    this.#writer?.close()
    this.#parts.parts.forget(this.#number)
    if (this.#room) {
      this.#room.followers.delete(this)
      this.#parts.left(this.#room)
      this.#parts.rooms.release(this.#room)
      this.#parts.counts.channels -= 1
    }
    this.#parts.removed(this.#number, code)
  }
}

function bytesOf(frame: Frame): number {
  if ('record' in frame) return frame.record.byteLength
  return 'bytes' in frame && typeof frame.bytes !== 'number' ? frame.bytes.byteLength : 0
}
