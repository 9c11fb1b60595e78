// A host made by hand: it speaks the frames, and does with them what an honest host never would.
import { once } from 'node:events'
import { WebSocket } from 'ws'
import { type CodeName, nameOfCode } from '../../shared/protocol/codes'
import {
  type Frame,
  type FrameOf,
  parseMessage,
  PROTOCOL_VERSION,
} from '../../shared/protocol/frames'
import { encodeMessages, PartAssembler } from '../../shared/protocol/parts'
import type { OpenFrom, OpName } from '../../shared/protocol/payloads'
import {
  createFetchProof,
  createWriteProof,
  shortHash,
  type SocketContext,
} from '../../shared/protocol/proofs'
import type { RelayAddress } from '../../shared/protocol/address'
import { createRoomHeader, EMPTY_LOG_HASH, recordIdOf } from '../../shared/records/record'
import type { TestRoom } from './relay-rooms'

export interface Place {
  readonly logId?: Uint8Array
  readonly seq: number
  readonly hash: Uint8Array
}

const NOWHERE: Place = { seq: 0, hash: EMPTY_LOG_HASH }
const MESSAGE_BYTES = 1024 * 1024

export class RelayClient {
  readonly #socket: WebSocket
  readonly #inbox: Frame[] = []
  readonly #parts = new PartAssembler({ frameBytes: 64 << 20, allBytes: 256 << 20 })
  readonly closed: Promise<{ readonly code: number; readonly name: CodeName | undefined }>
  readonly #waiting = new Set<() => void>()
  #nextChannel = 1
  #context: SocketContext | undefined
  #welcome: FrameOf<'welcome'> | undefined
  #isClosed = false

  /** Resolves when the socket is open; nothing is said yet. */
  static async connect(url: string, headers: Record<string, string> = {}): Promise<RelayClient> {
    const socket = new WebSocket(url, {
      perMessageDeflate: false,
      headers,
      maxPayload: 64 << 20,
      rejectUnauthorized: false,
    })
    const client = new RelayClient(socket)
    await once(socket, 'open')
    return client
  }

  /** Connects and says HELLO as an honest host does. */
  static async open(url: RelayAddress, as: RelayAddress = url): Promise<RelayClient> {
    const client = await RelayClient.connect(url)
    await client.hello(as)
    return client
  }

  constructor(socket: WebSocket) {
    this.#socket = socket
    socket.on('message', (message: Buffer) => this.#receive(message))
    // A refused or reset connection is what some tests are about; 'close' follows.
    socket.on('error', () => undefined)
    this.closed = new Promise((settle) => {
      socket.once('close', (code) => {
        this.#isClosed = true
        this.#wake()
        settle({ code, name: nameOfCode(code) })
      })
    })
  }

  get context(): SocketContext {
    if (!this.#context) throw new Error('HELLO was not said')
    return this.#context
  }

  get welcome(): FrameOf<'welcome'> {
    if (!this.#welcome) throw new Error('HELLO was not said')
    return this.#welcome
  }

  get isClosed(): boolean {
    return this.#isClosed
  }

  /** Frames that came and were not taken yet. */
  get inbox(): readonly Frame[] {
    return this.#inbox
  }

  async hello(address: RelayAddress): Promise<void> {
    this.send({ kind: 'hello', channel: 0, version: PROTOCOL_VERSION, address })
    this.#welcome = await this.take('welcome')
    this.#context = { address, nonce: this.#welcome.nonce }
  }

  send(...frames: readonly Frame[]): void {
    for (const message of encodeMessages(frames, MESSAGE_BYTES)) this.sendRaw(message)
  }

  sendRaw(message: Uint8Array | string): void {
    this.#socket.send(message)
  }

  /** Waits for the next frame of this kind, on this channel if one is given, and takes it out. */
  async take<Name extends OpName>(kind: Name, channel?: number): Promise<FrameOf<Name>> {
    for (;;) {
      const at = this.#inbox.findIndex(
        (frame) => frame.kind === kind && (channel === undefined || frame.channel === channel),
      )
      const [frame] = at < 0 ? [] : this.#inbox.splice(at, 1)
      if (frame) return frame as FrameOf<Name>
      if (this.#isClosed) throw new Error(`closed while waiting for ${kind}`)
      await this.#change()
    }
  }

  async takeRefusal(channel: number): Promise<CodeName | undefined> {
    return nameOfCode((await this.take('close', channel)).code)
  }

  /** A round trip: all that the relay had to say before has come. */
  async settle(): Promise<void> {
    this.send({ kind: 'heads', channel: 0, heads: [] })
    await this.take('differ')
  }

  openFrame(
    room: Pick<TestRoom, 'keys'>,
    cursor: Place = NOWHERE,
    from: OpenFrom = 'cursor',
  ): FrameOf<'open'> {
    return {
      kind: 'open',
      channel: this.#nextChannel++,
      room: room.keys.roomIdBytes,
      proof: this.fetchProof(room),
      from,
      cursor: {
        logId: cursor.logId ?? this.welcome.logId,
        seq: cursor.seq,
        hash: shortHash(cursor.hash),
      },
    }
  }

  fetchProof(room: Pick<TestRoom, 'keys'>): Uint8Array {
    return createFetchProof(room.keys.fetchToken, this.context, room.keys.roomIdBytes)
  }

  writeFrame(room: Pick<TestRoom, 'keys'>, channel: number): FrameOf<'write'> {
    const { writerSecret } = room.keys
    return {
      kind: 'write',
      channel,
      header: createRoomHeader({ ...room.keys, writerSecret }),
      proof: createWriteProof(writerSecret, this.context, room.keys.roomIdBytes),
    }
  }

  /** Opens a room for reading and takes what comes up to EOSE. */
  async read(room: Pick<TestRoom, 'keys'>, cursor: Place = NOWHERE, from: OpenFrom = 'cursor') {
    return this.#readFrom(this.openFrame(room, cursor, from))
  }

  /** All that is kept, however much more than the window that a channel begins with. */
  readWhole(room: Pick<TestRoom, 'keys'>) {
    const open = this.openFrame(room, NOWHERE, 'oldest')
    return this.#readFrom(open, { kind: 'window', channel: open.channel, bytes: 2 ** 40 })
  }

  async #readFrom(open: FrameOf<'open'>, ...credit: readonly FrameOf<'window'>[]) {
    this.send(open, ...credit)
    const state = await this.take('state', open.channel)
    await this.take('eose', open.channel)
    return { channel: open.channel, state, records: this.takeRecords(open.channel) }
  }

  takeRecords(channel: number): readonly FrameOf<'record'>[] {
    const records: FrameOf<'record'>[] = []
    for (let at = 0; at < this.#inbox.length; ) {
      const frame = this.#inbox[at]
      if (frame?.kind === 'record' && frame.channel === channel) {
        records.push(frame)
        this.#inbox.splice(at, 1)
      } else at += 1
    }
    return records
  }

  /** Opens a room and proves the right to write; resolves when it is granted. */
  async openToWrite(room: Pick<TestRoom, 'keys'>): Promise<number> {
    const open = this.openFrame(room)
    this.send(open, this.writeFrame(room, open.channel))
    await this.take('grant', open.channel)
    await this.take('state', open.channel)
    return open.channel
  }

  /** Appends and waits for the answer, whichever it is. */
  async append(
    channel: number,
    record: Uint8Array,
  ): Promise<FrameOf<'ack'> | CodeName | undefined> {
    this.send({ kind: 'append', channel, record })
    return this.answerTo(channel, recordIdOf(record))
  }

  async answerTo(
    channel: number,
    recordId: Uint8Array,
  ): Promise<FrameOf<'ack'> | CodeName | undefined> {
    const isAnswer = (frame: Frame) =>
      (frame.kind === 'ack' || frame.kind === 'nak') &&
      frame.channel === channel &&
      Buffer.compare(frame.recordId, recordId) === 0
    for (;;) {
      const at = this.#inbox.findIndex(isAnswer)
      const [frame] = at < 0 ? [] : this.#inbox.splice(at, 1)
      if (frame?.kind === 'ack') return frame
      if (frame?.kind === 'nak') return nameOfCode(frame.code)
      if (this.#isClosed) throw new Error('closed while waiting for an answer')
      await this.#change()
    }
  }

  /** Takes nothing more off the wire, as a stalled machine would. */
  stall(): void {
    this.#socket.pause()
  }

  resume(): void {
    this.#socket.resume()
  }

  async close(): Promise<void> {
    this.#socket.terminate()
    await this.closed
  }

  /** Resolves when a frame came or the socket closed. */
  #change(): Promise<void> {
    return new Promise((settle) => this.#waiting.add(settle))
  }

  #wake(): void {
    const waiting = [...this.#waiting]
    this.#waiting.clear()
    for (const settle of waiting) settle()
  }

  #receive(message: Buffer): void {
    // A copy: tests keep frames, and parsed bytes are views of the message.
    for (const frame of parseMessage(new Uint8Array(message)).frames) {
      if (frame.kind === 'malformed') throw new Error(`the relay sent a malformed frame`)
      const whole = this.#parts.receive(frame)
      if (whole?.kind === 'malformed') throw new Error('the relay sent malformed parts')
      if (whole) this.#inbox.push(whole)
    }
    this.#wake()
  }
}
