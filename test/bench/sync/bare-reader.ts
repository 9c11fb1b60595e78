// The least that gets every record of a library from the relay: asks and takes, opens nothing and
// stores nothing. What the wire and the relay cost, and nothing of the new machine's own work.
import { createConnect } from '../../../host/sync/connect'
import type { SyncedRoom } from '../../../host/sync/contract'
import { parseRelayAddress } from '../../../shared/protocol/address'
import { type Frame, parseMessage, PROTOCOL_VERSION } from '../../../shared/protocol/frames'
import { encodeMessages, PartAssembler } from '../../../shared/protocol/parts'
import { createFetchProof, shortHash, type SocketContext } from '../../../shared/protocol/proofs'
import { EMPTY_LOG_HASH } from '../../../shared/records/record'

export interface BareReading {
  readonly milliseconds: number
  readonly bytes: number
  readonly records: number
}

const CHANNELS = 512
const NORMAL = 1000

export function readBare(url: string, rooms: readonly SyncedRoom[]): Promise<BareReading> {
  const address = parseRelayAddress(url)
  if (!address) throw new Error(`${url} is no relay's address`)
  return new Promise((settle, fail) => {
    const start = performance.now()
    const parts = new PartAssembler({ frameBytes: 64 << 20, allBytes: 256 << 20 })
    let bytes = 0
    let records = 0
    let next = 0
    let open = 0
    let begin: (() => readonly Frame[]) | undefined
    const socket = createConnect()(address, {
      onOpen: () => send([{ kind: 'hello', channel: 0, version: PROTOCOL_VERSION, address }]),
      onAlive: () => {},
      onClose: () => fail(new Error('the relay hung up')),
      onMessage(message) {
        bytes += message.byteLength
        const answers: Frame[] = []
        for (const frame of parseMessage(message).frames) {
          const whole = frame.kind === 'malformed' ? frame : parts.receive(frame)
          if (whole?.kind === 'welcome')
            begin = opener(rooms, { address, nonce: whole.nonce.slice() }, whole.logId.slice())
          else if (whole?.kind === 'record') records += 1
          else if (whole?.kind === 'eose') {
            open -= 1
            answers.push({ kind: 'close', channel: whole.channel, code: NORMAL, reason: '' })
          } else if (whole?.kind === 'close' || whole?.kind === 'malformed')
            fail(new Error(`${whole.kind} instead of records`))
        }
        while (begin && open < CHANNELS && next < rooms.length) {
          answers.push(...begin())
          open += 1
          next += 1
        }
        send(answers)
        if (!begin || open > 0 || next < rooms.length) return
        settle({ milliseconds: performance.now() - start, bytes, records })
        socket.close()
      },
    })
    const send = (frames: readonly Frame[]) => {
      for (const message of encodeMessages(frames, 1 << 20)) socket.send(message)
    }
  })
}

/** Each call makes the OPEN of the next room. */
function opener(
  rooms: readonly SyncedRoom[],
  socket: SocketContext,
  logId: Uint8Array,
): () => readonly Frame[] {
  let at = 0
  return () => {
    const { keys } = rooms[at++] ?? {}
    if (!keys) return []
    const { roomIdBytes: room, fetchToken } = keys
    const proof = createFetchProof(fetchToken, socket, room)
    const cursor = { logId, seq: 0, hash: shortHash(EMPTY_LOG_HASH) }
    return [{ kind: 'open', channel: at, room, proof, from: 'cursor', cursor }]
  }
}
