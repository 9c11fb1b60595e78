// Stands between hosts and a relay on real sockets and spoils what passes: frames are left out, sent
// twice or out of order, by chance from a seed. It cannot forge: it has no keys.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocket, WebSocketServer } from 'ws'
import { parseRelayAddress, type RelayAddress } from '../../shared/protocol/address'
import { encodeFrames, type Frame, parseMessage } from '../../shared/protocol/frames'
import type { Random } from './random'

export interface MeddlingProxy {
  readonly url: string
  /** The same, for the relay to know as one of its own. */
  readonly address: RelayAddress
  /** How many frames were spoilt so far. */
  readonly spoilt: number
  setTarget(url: string): void
  /** From now on everything passes, on new sockets. */
  becomeHonest(): void
  close(): Promise<void>
}

/** The beginning of a socket passes: without it nothing happens that could be spoilt. */
const KEPT = new Set<Frame['kind']>(['hello', 'welcome'])

export async function openMeddlingProxy(random: Random, odds: number): Promise<MeddlingProxy> {
  const server = createServer()
  const sockets = new WebSocketServer({ server, perMessageDeflate: false })
  let target = ''
  let isHonest = false
  let spoilt = 0

  const spoil = (frames: readonly Frame[]): readonly Frame[] => {
    const passed: Frame[] = []
    for (const frame of frames) {
      if (isHonest || KEPT.has(frame.kind) || random.fraction() >= odds) {
        passed.push(frame)
        continue
      }
      spoilt += 1
      const fate = random.below(3)
      if (fate === 1) passed.push(frame, frame)
      if (fate === 2) passed.unshift(frame)
    }
    return passed
  }

  const pass = (from: WebSocket, to: WebSocket) => {
    const waiting: Uint8Array[] = []
    to.on('open', () => waiting.splice(0).forEach((message) => to.send(message)))
    from.on('message', (message: Buffer) => {
      const { frames } = parseMessage(new Uint8Array(message))
      const sound = frames.filter((frame) => frame.kind !== 'malformed')
      const spoiltMessage = encodeFrames(spoil(sound))
      if (to.readyState === WebSocket.CONNECTING) waiting.push(spoiltMessage)
      else if (to.readyState === WebSocket.OPEN) to.send(spoiltMessage)
    })
    from.on('close', () => to.terminate())
    from.on('error', () => to.terminate())
  }

  sockets.on('connection', (host) => {
    const relay = new WebSocket(target, { perMessageDeflate: false })
    pass(host, relay)
    pass(relay, host)
  })
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle))
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`
  const address = parseRelayAddress(url)
  if (!address) throw new Error('a proxy has an address')
  return {
    url,
    address,
    get spoilt() {
      return spoilt
    },
    setTarget(url) {
      target = url
    },
    becomeHonest() {
      isHonest = true
      for (const socket of sockets.clients) socket.terminate()
    },
    async close() {
      for (const socket of sockets.clients) socket.terminate()
      await new Promise((settle) => server.close(settle))
    },
  }
}
