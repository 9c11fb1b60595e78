// One of the servers compared, in a process of its own: `node server.mjs NAME`. It tells its port,
// and what it has used so far whenever it is asked.
import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type WebSocket, WebSocketServer } from 'ws'
import { LocalBus } from '../../../relay/bus/local'
import { DEFAULT_LIMITS } from '../../../relay/limits'
import { openRelay } from '../../../relay/server'
import type { Change } from '../../../relay/store/contract'
import { openSqlite } from '../../../relay/store/open-sqlite'
import { SqliteStore } from '../../../relay/store/sqlite'
import { recordIdOf } from '../../../shared/records/record'
import { readySodium } from '../../../shared/records/sodium'

export type ServerName = 'ours' | 'blind ws' | 'y-websocket-server' | 'hocuspocus'

export interface ServerUse {
  /** Microseconds of all its threads, user and system. */
  readonly cpu: number
  /** Bytes in use after collecting garbage. */
  readonly memory: number
}

const FILL = 'fill'

/** So many rooms lie in our relay's store before it starts, opened by nobody. */
const storedRooms = Number(process.argv[3] ?? 0)

const starts: Readonly<Record<ServerName, () => Promise<number>>> = {
  ours: startOurs,
  'blind ws': startBlind,
  'y-websocket-server': startYWebsocket,
  hocuspocus: startHocuspocus,
}

async function startOurs(): Promise<number> {
  await readySodium()
  const folder =
    process.env.CARNET_BENCH_FOLDER ?? mkdtempSync(join(tmpdir(), `carnet-bench-${process.pid}-`))
  const file = join(folder, 'relay.db')
  const settings = { roomBytes: DEFAULT_LIMITS.maxRoomBytes, now: Date.now }
  // In a process of its own: what filling takes is not what a filled store costs.
  if (storedRooms > 0) {
    const filling = fork(process.argv[1] ?? '', [FILL, String(storedRooms), file])
    const [status] = await once(filling, 'exit')
    if (status !== 0) throw new Error('the store could not be filled')
  }
  const many = 1_000_000
  const relay = await openRelay({
    store: new SqliteStore(openSqlite(file), settings),
    bus: new LocalBus(),
    limits: {
      ...DEFAULT_LIMITS,
      maxConnectionsPerAddress: many,
      maxHandshakesPerMinute: many,
      recordsPerSecond: many,
    },
    log: { info: () => {}, warn: () => {}, error: console.error },
    host: '127.0.0.1',
    port: 0,
    addresses: [],
    hosts: ['127.0.0.1'],
    isProxyTrusted: false,
    now: Date.now,
  })
  return relay.port
}

async function fillStore(file: string, settings: { roomBytes: number; now: () => number }) {
  const store = new SqliteStore(openSqlite(file), settings)
  let changes: Change[] = []
  for (let count = 1; count <= storedRooms; count += 1) {
    const room = new Uint8Array(randomBytes(32))
    const record = new Uint8Array(randomBytes(514))
    changes.push(
      { kind: 'header', room, header: new Uint8Array(278) },
      { kind: 'append', room, recordId: recordIdOf(record), record },
    )
    if (count % 1_000 !== 0 && count < storedRooms) continue
    await store.commit(changes)
    changes = []
  }
  await store.close()
}

/** The least that passes a room's messages on: no rights, no order, no store. */
async function startBlind(): Promise<number> {
  const rooms = new Map<number, Set<WebSocket>>()
  return listen((socket) => {
    socket.on('message', (message: Buffer) => {
      const room = message.readUInt32BE(0)
      const members = rooms.get(room) ?? new Set<WebSocket>()
      rooms.set(room, members.add(socket))
      // Four bytes alone join, and come back to say so.
      if (message.byteLength === 4) return socket.send(message)
      for (const member of members) if (member !== socket) member.send(message)
    })
  })
}

async function startYWebsocket(): Promise<number> {
  const { setupWSConnection } = await import('@y/websocket-server/utils')
  return listen((socket, request) => setupWSConnection(socket, request))
}

async function startHocuspocus(): Promise<number> {
  const { Server } = await import('@hocuspocus/server')
  const server = new Server({ port: 0, address: '127.0.0.1', quiet: true, stopOnSignals: false })
  await server.listen()
  return (server.httpServer.address() as AddressInfo).port
}

async function listen(
  serve: (socket: WebSocket, request: import('node:http').IncomingMessage) => void,
): Promise<number> {
  const server = createServer()
  new WebSocketServer({ server, perMessageDeflate: false }).on('connection', serve)
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle))
  return (server.address() as AddressInfo).port
}

function use(): ServerUse {
  const { user, system } = process.cpuUsage()
  globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  return { cpu: user + system, memory: heapUsed + external }
}

async function main(): Promise<void> {
  const [, , name, , file] = process.argv
  if (name === FILL) {
    await readySodium()
    const settings = { roomBytes: DEFAULT_LIMITS.maxRoomBytes, now: Date.now }
    await fillStore(file ?? '', settings)
    return process.exit(0)
  }
  process.on('message', () => process.send?.(use()))
  process.on('disconnect', () => process.exit(0))
  const port = await starts[name as ServerName]()
  process.send?.({ port })
}

await main()
