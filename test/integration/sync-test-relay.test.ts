// The settings' test button, against what may answer at an address.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { WebSocketServer } from 'ws'
import { SYSTEM_CLOCK } from '../../host/process/clock'
import { createConnect } from '../../host/sync/connect'
import { testRelay } from '../../host/sync/test-relay'
import { encodeFrames } from '../../shared/protocol/frames'
import { onEnd } from '../support/on-end'
import { openTestRelay } from '../support/relay-server'
import { LOCALHOST_CERTIFICATE, LOCALHOST_KEY } from '../support/certificate'

const ask = (address: string) => testRelay(address, { clock: SYSTEM_CLOCK })

describe('the test of a relay’s address', () => {
  it('says that a relay works, and how long it took', async () => {
    const relay = await openTestRelay()
    onEnd(relay.close)
    expect(await ask(`${relay.url}/`)).toMatchObject({ kind: 'works', address: relay.url })
  })

  it('refuses plain text to a public address before anything is sent', async () => {
    expect(await ask('ws://relais.example.org')).toEqual({ kind: 'refused', reason: 'needs-wss' })
    expect(await ask('not a relay at all')).toEqual({ kind: 'refused', reason: 'malformed' })
  })

  it('says that nothing listens there', async () => {
    const relay = await openTestRelay()
    await relay.close()
    expect(await ask(relay.url)).toEqual({ kind: 'failed', problem: 'refused' })
  })

  it('says that the name is not found', async () => {
    expect(await ask('wss://no-such-relay.invalid')).toEqual({
      kind: 'failed',
      problem: 'offline',
    })
  })

  it('says that a web server is no relay', async () => {
    const port = await listen(createServer((_request, response) => response.end('hello')))
    expect(await ask(`ws://127.0.0.1:${port}`)).toEqual({
      kind: 'failed',
      problem: 'not-a-relay',
    })
  })

  it('says that a server of other sockets is no relay', async () => {
    const port = await socketServer((socket) => socket.send(new Uint8Array([7, 7, 7])))
    expect(await ask(`ws://127.0.0.1:${port}`)).toEqual({
      kind: 'failed',
      problem: 'not-a-relay',
    })
  })

  it('says that the relay speaks another version', async () => {
    const port = await socketServer((socket) =>
      socket.send(
        encodeFrames([
          {
            kind: 'welcome',
            channel: 0,
            version: 99,
            logId: new Uint8Array(16),
            nonce: new Uint8Array(32),
            limits: {
              messageBytes: 1,
              recordBytes: 1,
              roomBytes: 1,
              channels: 1,
              rooms: 1,
              windowBytes: 1,
            },
          },
        ]),
      ),
    )
    expect(await ask(`ws://127.0.0.1:${port}`)).toEqual({ kind: 'failed', problem: 'version' })
  })

  it('says that there are too many connections', async () => {
    const relay = await openTestRelay({ limits: { maxConnections: 0 } })
    onEnd(relay.close)
    expect(await ask(relay.url)).toEqual({ kind: 'failed', problem: 'quota' })
  })

  it('says that a certificate is not trusted, and works when it is', async () => {
    const tls = { cert: Buffer.from(LOCALHOST_CERTIFICATE), key: Buffer.from(LOCALHOST_KEY) }
    const relay = await openTestRelay({ tls })
    onEnd(relay.close)
    const address = `wss://localhost:${relay.relay.port}`
    expect(await ask(address)).toEqual({ kind: 'failed', problem: 'certificate' })
    const connect = createConnect({ certificates: [LOCALHOST_CERTIFICATE] })
    const trusted = await testRelay(address, { clock: SYSTEM_CLOCK, connect })
    expect(trusted).toMatchObject({ kind: 'works', isUnprotected: false })
  })

  it('gives up on a server that says nothing', async () => {
    const port = await socketServer(() => {})
    const hasty = { ...SYSTEM_CLOCK, after: (_: number, action: () => void) => later(action) }
    expect(await testRelay(`ws://127.0.0.1:${port}`, { clock: hasty })).toEqual({
      kind: 'failed',
      problem: 'timeout',
    })
  })
})

/** A clock on which ten seconds are over soon. */
function later(action: () => void): () => void {
  const timer = setTimeout(action, 100)
  return () => clearTimeout(timer)
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle))
  onEnd(async () => {
    server.closeAllConnections()
    await new Promise((settle) => server.close(settle))
  })
  return (server.address() as AddressInfo).port
}

async function socketServer(
  greet: (socket: { send(message: Uint8Array): void }) => void,
): Promise<number> {
  const server = createServer()
  const sockets = new WebSocketServer({ server })
  sockets.on('connection', greet)
  onEnd(async () => {
    for (const socket of sockets.clients) socket.terminate()
  })
  return listen(server)
}
