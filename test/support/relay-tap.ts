// Stands between hosts and a relay on real sockets, passes everything on and keeps a copy of it, as
// whoever owns the network could: messages, addresses and headers of both directions.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocket, WebSocketServer } from 'ws'
import { parseRelayAddress, type RelayAddress } from '../../shared/protocol/address'

export interface RelayTap {
  /** For hosts to dial, and for the relay to know as one of its own. */
  readonly url: RelayAddress
  setTarget(url: string): void
  /** Asked for each message from now on: what it says no to goes no further. */
  setGate(gate: Gate): void
  /** Everything that passed so far. */
  heard(): Buffer
  close(): Promise<void>
}

export type Gate = (message: Uint8Array, from: 'host' | 'relay') => boolean

export async function openRelayTap(): Promise<RelayTap> {
  const server = createServer()
  const sockets = new WebSocketServer({ server, perMessageDeflate: false })
  const pieces: Buffer[] = []
  let target = ''
  let mayPass: Gate = () => true

  const pass = (from: WebSocket, to: WebSocket, side: 'host' | 'relay') => {
    const waiting: Buffer[] = []
    to.on('open', () => waiting.splice(0).forEach((message) => to.send(message)))
    from.on('message', (message: Buffer) => {
      pieces.push(message)
      if (!mayPass(message, side)) return
      if (to.readyState === WebSocket.CONNECTING) waiting.push(message)
      else if (to.readyState === WebSocket.OPEN) to.send(message)
    })
    from.on('close', () => to.terminate())
    from.on('error', () => to.terminate())
  }

  sockets.on('connection', (host, { url, rawHeaders }) => {
    pieces.push(Buffer.from([url, ...rawHeaders].join('\n')))
    const relay = new WebSocket(target, { perMessageDeflate: false })
    relay.on('upgrade', (response) => pieces.push(Buffer.from(response.rawHeaders.join('\n'))))
    pass(host, relay, 'host')
    pass(relay, host, 'relay')
  })
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle))
  const url = parseRelayAddress(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  if (!url) throw new Error('a tap has an address')
  return {
    url,
    setTarget(url) {
      target = url
    },
    setGate(gate) {
      mayPass = gate
    },
    heard: () => Buffer.concat(pieces),
    async close() {
      for (const socket of sockets.clients) socket.terminate()
      await new Promise((settle) => server.close(settle))
    },
  }
}
