// Stands before a relay that takes it for another of its own addresses, as after a wrong setting: every
// proof that a host makes is for this address, and the relay refuses them all.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocket, WebSocketServer } from 'ws'
import { parseRelayAddress, type RelayAddress } from '../../shared/protocol/address'
import { encodeFrames, parseMessage } from '../../shared/protocol/frames'

export interface RenamingProxy {
  readonly address: RelayAddress
  setTarget(address: RelayAddress): void
  /** From now on, and for those who are connected: they come again. */
  rename(isRenaming: boolean): void
  close(): Promise<void>
}

export async function openRenamingProxy(): Promise<RenamingProxy> {
  const server = createServer()
  const sockets = new WebSocketServer({ server, perMessageDeflate: false })
  let target: RelayAddress | undefined
  let isRenaming = false
  const renamed = (message: Uint8Array): Uint8Array => {
    const { frames } = parseMessage(message)
    const sound = frames.filter((frame) => frame.kind !== 'malformed')
    if (!isRenaming || !target || !sound.some(({ kind }) => kind === 'hello')) return message
    const address = target
    return encodeFrames(
      sound.map((frame) => (frame.kind === 'hello' ? { ...frame, address } : frame)),
    )
  }
  sockets.on('connection', (host) => {
    if (!target) throw new Error('it has no relay yet')
    const relay = new WebSocket(target, { perMessageDeflate: false })
    const waiting: Uint8Array[] = []
    relay.on('open', () => waiting.splice(0).forEach((message) => relay.send(message)))
    host.on('message', (bytes: Buffer) => {
      const message = renamed(new Uint8Array(bytes))
      if (relay.readyState === WebSocket.CONNECTING) waiting.push(message)
      else if (relay.readyState === WebSocket.OPEN) relay.send(message)
    })
    relay.on('message', (bytes: Buffer) => {
      if (host.readyState === WebSocket.OPEN) host.send(bytes)
    })
    for (const [one, other] of [
      [host, relay],
      [relay, host],
    ] as const) {
      one.on('close', () => other.terminate())
      one.on('error', () => other.terminate())
    }
  })
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle))
  const address = parseRelayAddress(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  if (!address) throw new Error('a proxy has an address')
  return {
    address,
    setTarget(to) {
      target = to
    },
    rename(isSo) {
      isRenaming = isSo
      for (const socket of sockets.clients) socket.terminate()
    },
    async close() {
      for (const socket of sockets.clients) socket.terminate()
      await new Promise((settle) => server.close(settle))
    },
  }
}
