// How a client of each server speaks: what it says to join a room, to write, and what a delivery
// looks like. The peers get Yjs updates in the clear, ours and blind ws a sealed record of the same.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { parseRelayAddress } from '../../../shared/protocol/address'
import { encodeFrames, type Frame, parseMessage } from '../../../shared/protocol/frames'
import { encodeMessages } from '../../../shared/protocol/parts'
import {
  createFetchProof,
  createWriteProof,
  type SocketContext,
} from '../../../shared/protocol/proofs'
import { createRoomHeader } from '../../../shared/records/record'
import { readySodium } from '../../../shared/records/sodium'
import { createTestRoom, type TestRoom } from '../../support/relay-rooms'
import type { Line } from './line'
import type { ServerName } from './server'

export interface Room {
  /** Sends the next update as the room's writer. */
  write(): void
}

export interface Client {
  readonly isWriter: boolean
  /** A reader got the next update. */
  delivered(): void
}

export interface Dialect {
  readonly isMultiplexed: boolean
  greet(line: Line, url: string): Promise<void>
  createRoom(): Room
  join(line: Line, room: Room, client: Client): Promise<void>
}

export const dialects: Readonly<Record<ServerName, () => Promise<Dialect>>> = {
  ours: createOurs,
  'blind ws': async () => createBlind(),
  'y-websocket-server': async () => createYWebsocket(),
  hocuspocus: async () => createHocuspocus(),
}

/** What sealing makes of a batch of typing: 64 bytes of padding and everything around. */
const SEALED_BODY_BYTES = 208

interface OurRoom extends Room {
  readonly room: TestRoom
  writer: { readonly line: Line; readonly channel: number } | undefined
}

const MESSAGE_BYTES = 1024 * 1024

async function createOurs(): Promise<Dialect> {
  await readySodium()
  const waiting = new Map<Line, Frame[]>()
  /** Frames of one turn go out as one message, as `host/sync/relay-link.ts` sends them. */
  const send = (line: Line, frame: Frame) => {
    const frames = waiting.get(line)
    if (frames) return frames.push(frame)
    waiting.set(line, [frame])
    return queueMicrotask(() => {
      const due = waiting.get(line) ?? []
      waiting.delete(line)
      for (const message of encodeMessages(due, MESSAGE_BYTES)) line.send(message)
    })
  }
  const contexts = new Map<Line, SocketContext>()
  const channels = new Map<Line, Map<number, { onFrame(kind: string): void }>>()
  return {
    isMultiplexed: true,
    async greet(line, url) {
      const address = parseRelayAddress(url)
      if (!address) throw new Error('an address was expected')
      const heard = new Map<number, { onFrame(kind: string): void }>()
      channels.set(line, heard)
      await new Promise<void>((settle) => {
        line.listen((message) => {
          for (const frame of parseMessage(message).frames) {
            if (frame.kind === 'welcome') {
              contexts.set(line, { address, nonce: frame.nonce.slice() })
              settle()
            } else heard.get(frame.channel)?.onFrame(frame.kind)
          }
        })
        line.send(encodeFrames([{ kind: 'hello', channel: 0, version: 1, address }]))
      })
    },
    createRoom(): OurRoom {
      const room = createTestRoom()
      return {
        room,
        writer: undefined,
        write() {
          const { line, channel } = this.writer ?? {}
          if (!line || !channel) throw new Error('nobody writes here')
          send(line, { kind: 'append', channel, record: room.forge(SEALED_BODY_BYTES) })
        },
      }
    },
    async join(line, joined, client) {
      const our = joined as OurRoom
      const { keys } = our.room
      const socket = contexts.get(line)
      const heard = channels.get(line)
      if (!socket || !heard) throw new Error('HELLO comes first')
      const channel = heard.size + 1
      const proof = createFetchProof(keys.fetchToken, socket, keys.roomIdBytes)
      const cursor = { logId: new Uint8Array(16), seq: 0, hash: new Uint8Array(8) }
      const open = {
        kind: 'open',
        channel,
        room: keys.roomIdBytes,
        proof,
        from: 'cursor',
        cursor,
      } as const
      const write = {
        kind: 'write',
        channel,
        header: createRoomHeader(keys),
        proof: createWriteProof(keys.writerSecret, socket, keys.roomIdBytes),
      } as const
      // Everybody proves the right to write, as every editor does.
      let credit = 0
      await new Promise<void>((settle) => {
        heard.set(channel, {
          onFrame(kind) {
            if (kind === 'grant') settle()
            if (kind !== 'record') return
            client.delivered()
            credit += 1
            if (credit % 1_000 === 0) send(line, { kind: 'window', channel, bytes: 500_000 })
          },
        })
        line.send(encodeFrames([open, write]))
      })
      if (client.isWriter) our.writer = { line, channel }
    },
  }
}

interface PlainRoom extends Room {
  readonly name: string
  writer: Line | undefined
}

function createBlind(): Dialect {
  const readers = new Map<Line, Map<number, Client>>()
  let rooms = 0
  const record = new Uint8Array(150 + 64 + SEALED_BODY_BYTES)
  return {
    isMultiplexed: true,
    async greet(line) {
      const mine = new Map<number, Client>()
      readers.set(line, mine)
      line.listen((message) =>
        mine.get(new DataView(message.buffer, message.byteOffset).getUint32(0))?.delivered(),
      )
    },
    createRoom(): PlainRoom {
      const number = rooms++
      return {
        name: String(number),
        writer: undefined,
        write() {
          const message = new Uint8Array(4 + record.byteLength)
          new DataView(message.buffer).setUint32(0, number)
          this.writer?.send(message)
        },
      }
    },
    async join(line, joined, client) {
      const room = joined as PlainRoom
      const hello = new Uint8Array(4)
      new DataView(hello.buffer).setUint32(0, Number(room.name))
      await new Promise<void>((settle) => {
        readers.get(line)?.set(Number(room.name), { ...client, delivered: settle })
        line.send(hello)
      })
      readers.get(line)?.set(Number(room.name), client)
      if (client.isWriter) room.writer = line
    },
  }
}

const SYNC = 0
const SYNC_STEP_1 = 0
const UPDATE = 2

function createYWebsocket(): Dialect {
  return {
    isMultiplexed: false,
    // The server speaks first, with its state; then it is ready.
    greet: (line) =>
      new Promise<void>((settle) => {
        line.listen(() => settle())
      }),
    createRoom: () => createTypist((update) => syncMessage(undefined, update)),
    async join(line, joined, client) {
      const room = joined as PlainRoom
      if (client.isWriter) room.writer = line
      line.listen((message) => {
        // The writer hears its own update again; that is no delivery.
        if (message[0] === SYNC && message[1] === UPDATE && !client.isWriter) client.delivered()
      })
    },
  }
}

function createHocuspocus(): Dialect {
  const heard = new Map<Line, Map<string, (type: number, decoder: decoding.Decoder) => void>>()
  let rooms = 0
  return {
    isMultiplexed: true,
    async greet(line) {
      const mine = new Map<string, (type: number, decoder: decoding.Decoder) => void>()
      heard.set(line, mine)
      line.listen((message) => {
        const decoder = decoding.createDecoder(message)
        const name = decoding.readVarString(decoder)
        mine.get(name)?.(decoding.readVarUint(decoder), decoder)
      })
    },
    createRoom() {
      const name = `room-${rooms++}`
      return createTypist((update) => syncMessage(name, update), name)
    },
    async join(line, joined, client) {
      const room = joined as PlainRoom
      const AUTH = 2
      const login = encoding.createEncoder()
      encoding.writeVarString(login, room.name)
      encoding.writeVarUint(login, AUTH)
      encoding.writeVarUint(login, 0)
      encoding.writeVarString(login, 'token')
      await new Promise<void>((settle) => {
        heard.get(line)?.set(room.name, (type, decoder) => {
          if (type === AUTH) return joinSync(line, room.name)
          if (type !== SYNC) return
          const step = decoding.readVarUint(decoder)
          if (step === 1) settle()
          if (step !== UPDATE || client.isWriter) return
          const writes = countWrites(decoding.readVarUint8Array(decoder))
          for (let write = 0; write < writes; write += 1) client.delivered()
        })
        line.send(encoding.toUint8Array(login))
      })
      if (client.isWriter) room.writer = line
    },
  }
}

/** The server sends what it got in quick succession as one update. */
function countWrites(update: Uint8Array): number {
  const letters = Y.decodeUpdate(update).structs.reduce((sum, struct) => sum + struct.length, 0)
  return letters / TYPED.length
}

function joinSync(line: Line, name: string): void {
  const hello = encoding.createEncoder()
  encoding.writeVarString(hello, name)
  encoding.writeVarUint(hello, SYNC)
  encoding.writeVarUint(hello, SYNC_STEP_1)
  encoding.writeVarUint8Array(hello, Y.encodeStateVector(new Y.Doc()))
  line.send(encoding.toUint8Array(hello))
}

const TYPED = 'vingt lettres tapées'

/** Types twenty letters at a time into a document of its own. */
function createTypist(messageOf: (update: Uint8Array) => Uint8Array, name = ''): PlainRoom {
  const doc = new Y.Doc()
  const room: PlainRoom = {
    name,
    writer: undefined,
    write() {
      const text = doc.getText('body')
      text.insert(text.length, TYPED)
    },
  }
  doc.on('update', (update: Uint8Array) => room.writer?.send(messageOf(update)))
  return room
}

function syncMessage(name: string | undefined, update: Uint8Array): Uint8Array {
  const message = encoding.createEncoder()
  if (name !== undefined) encoding.writeVarString(message, name)
  encoding.writeVarUint(message, SYNC)
  encoding.writeVarUint(message, UPDATE)
  encoding.writeVarUint8Array(message, update)
  return encoding.toUint8Array(message)
}
