// Many clients on few sockets, speaking to one of the servers compared. The first client of a room
// writes, the others read; each reader counts, and what comes last must be what was sent last.
import type { WebSocket } from 'ws'
import { createRandom } from '../../support/random'
import type { ServerProcess } from './server-process'
import { dialects } from './dialects'
import { type Line, openLine } from './line'

/** Milliseconds without any delivery after which the rest is called lost: a bench that hangs says nothing. */
const STALLED = 30_000

export interface CrowdShape {
  readonly rooms: number
  readonly readersPerRoom: number
  readonly sockets: number
  /** Called when the sockets that carry many rooms are open and no room is. */
  readonly socketsOpen?: () => Promise<void>
}

export interface Crowd {
  /** Sends the room's next update; gives what a reader must see. */
  write(room: number): void
  /** Resolves when every reader has all that was written. */
  delivered(): Promise<void>
  /** Called at each delivery with its room. */
  onDelivery: (room: number) => void
  readonly count: number
  close(): void
}

export async function gatherCrowd(
  server: ServerProcess,
  shape: CrowdShape,
  seed: number,
): Promise<Crowd> {
  const dialect = await dialects[server.name]()
  const clients = shape.readersPerRoom + 1
  const url = `ws://127.0.0.1:${server.port}`
  const sockets: WebSocket[] = []
  const lines: Line[] = []
  const addLine = async (path: string) => {
    const { socket, line } = await openLine(`${url}/${path}`)
    sockets.push(socket)
    lines.push(line)
    await dialect.greet(line, url)
    return line
  }
  if (dialect.isMultiplexed) for (let at = 0; at < shape.sockets; at += 1) await addLine('')
  await shape.socketsOpen?.()
  const random = createRandom(seed)
  const rooms = Array.from({ length: shape.rooms }, () => dialect.createRoom())
  let count = 0
  let written = 0
  let wake = () => {}
  const crowd = { onDelivery: (_room: number) => {} }
  for (const [at, room] of rooms.entries()) {
    const chosen = new Set<Line>()
    for (let client = 0; client < clients; client += 1) {
      let line = dialect.isMultiplexed ? random.pick(lines) : await addLine(`room-${at}`)
      while (chosen.has(line)) line = random.pick(lines)
      chosen.add(line)
      await dialect.join(line, room, {
        isWriter: client === 0,
        delivered() {
          count += 1
          crowd.onDelivery(at)
          if (count === written * shape.readersPerRoom) wake()
        },
      })
    }
  }
  return {
    write(room) {
      const target = rooms[room]
      if (!target) throw new Error(`there is no room ${room}`)
      written += 1
      target.write()
    },
    async delivered() {
      while (count < written * shape.readersPerRoom) {
        const before = count
        const isWoken = await new Promise<boolean>((settle) => {
          const stalled = setTimeout(() => settle(false), STALLED)
          wake = () => {
            clearTimeout(stalled)
            settle(true)
          }
        })
        if (!isWoken && count === before)
          throw new Error(`stopped at ${count} of ${written * shape.readersPerRoom} deliveries`)
      }
      if (count !== written * shape.readersPerRoom) throw new Error('delivered too often')
    },
    set onDelivery(listener: (room: number) => void) {
      crowd.onDelivery = listener
    },
    get onDelivery() {
      return crowd.onDelivery
    },
    get count() {
      return count
    },
    close() {
      for (const socket of sockets) socket.terminate()
    },
  }
}
