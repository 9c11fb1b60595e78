// Sockets before and between their rooms: the handshake, silence, numbers of them, and the end.
import { connect } from 'node:net'
import { once } from 'node:events'
import { afterEach, describe, expect, it } from 'vitest'
import type { Change } from '../../relay/store/contract'
import { RelayClient } from '../support/relay-client'
import { interceptCommits } from '../support/relay-store-intercept'
import { createTestRoom } from '../support/relay-rooms'
import { openTestRelay, type TestRelay } from '../support/relay-server'

let relay: TestRelay
afterEach(() => relay.close())

describe('a socket', () => {
  it('R-HELLO-4: that never says HELLO may send few bytes, whole message or not', async () => {
    relay = await openTestRelay()
    const loud = await RelayClient.connect(relay.url)
    loud.sendRaw(new Uint8Array(5_000))
    expect((await loud.closed).name).toBe('hello-too-long')

    // A message that is announced and never ends: nothing to parse, and still counted.
    const raw = connect(relay.relay.port, '127.0.0.1')
    raw.write(upgradeRequest())
    await once(raw, 'data')
    raw.write(Buffer.from([0x82, 0xff, 0, 0, 0, 0, 0, 0x0f, 0, 0, 1, 2, 3, 4]))
    raw.write(Buffer.alloc(5_000))
    await once(raw, 'close')
    expect(relay.relay.counts.refusalsOf('hello-too-long')).toBe(2)
  })

  it('R-HELLO-4: that never says HELLO has little time, others have theirs', async () => {
    relay = await openTestRelay()
    const polite = await RelayClient.open(relay.url)
    const silent = await RelayClient.connect(relay.url)
    relay.pass(10_001)
    expect((await silent.closed).name).toBe('hello-too-late')
    await polite.settle()
  })

  it('R-SOCKET-1: is pinged when silent, and closed when it does not answer', async () => {
    relay = await openTestRelay()
    const alive = await RelayClient.open(relay.url)
    relay.pass(31_000)
    await alive.settle()
    relay.pass(31_000)
    await alive.settle()
    expect(alive.isClosed).toBe(false)
    const dead = await RelayClient.open(relay.url)
    dead.stall()
    relay.pass(31_000)
    relay.pass(31_000)
    expect(relay.relay.counts.refusalsOf('idle')).toBeGreaterThan(0)
    await dead.close()
  })

  it('R-SOCKET-3: ends when the host says so', async () => {
    relay = await openTestRelay()
    const client = await RelayClient.open(relay.url)
    client.send({ kind: 'close', channel: 0, code: 0, reason: '' })
    expect((await client.closed).code).toBe(1000)
  })

  it('R-SOCKET-4: is refused before the upgrade when there are too many of them', async () => {
    relay = await openTestRelay({
      limits: { maxConnectionsPerAddress: 2, maxConnections: 3 },
      isProxyTrusted: true,
    })
    const from = (address: string) => ({ 'x-forwarded-for': address })
    const first = await RelayClient.connect(relay.url, from('10.0.0.1'))
    await RelayClient.connect(relay.url, from('10.0.0.1'))
    expect(await statusOf('10.0.0.1')).toBe(429)
    await RelayClient.connect(relay.url, from('10.0.0.2'))
    expect(await statusOf('10.0.0.3')).toBe(503)
    await first.close()
    await expect.poll(() => relay.relay.counts.sockets).toBe(2)
    const again = await RelayClient.connect(relay.url, from('10.0.0.1'))
    await again.hello(relay.url)
  })

  it('R-SOCKET-4: is refused when one address comes too often', async () => {
    relay = await openTestRelay({ limits: { maxHandshakesPerMinute: 2 } })
    await (await RelayClient.connect(relay.url)).close()
    await (await RelayClient.connect(relay.url)).close()
    expect(await statusOf()).toBe(429)
  })

  it('R-SOCKET-5: is told the relay’s time in the handshake', async () => {
    relay = await openTestRelay()
    relay.pass(3_600_000)
    const raw = connect(relay.relay.port, '127.0.0.1')
    raw.write(upgradeRequest())
    const [answer] = await once(raw, 'data')
    const date = /^Date: (.+)\r$/mu.exec(String(answer))?.[1]
    expect(Math.abs(Date.parse(date ?? '') - Date.now() - 3_600_000)).toBeLessThan(60_000)
    raw.destroy()
  })

  it('R-SOCKET-2: is told when the relay stops, after what it sent was stored', async () => {
    let release = () => {}
    let entered = () => {}
    const whenEntered = new Promise<void>((settle) => {
      entered = settle
    })
    const released = new Promise<void>((settle) => {
      release = settle
    })
    // A disk that takes its time over records, not over the header.
    const slow = async () => {
      entered()
      await released
    }
    relay = await openTestRelay({
      wrapStore: (store) =>
        interceptCommits(store, (changes) => (isAppend(changes) ? slow() : null)),
    })
    const room = createTestRoom()
    const writer = await RelayClient.open(relay.url)
    const channel = await writer.openToWrite(room)
    const answer = writer.append(channel, room.forge())
    await whenEntered
    const stopping = relay.stop()
    release()
    await stopping
    expect(await answer).toMatchObject({ seq: 1 })
    expect((await writer.closed).name).toBe('relay-stopping')
  })

  it('answers /healthz and /metrics, and nothing else', async () => {
    relay = await openTestRelay()
    const room = createTestRoom()
    const writer = await RelayClient.open(relay.url)
    await writer.append(await writer.openToWrite(room), room.forge())
    const base = `http://127.0.0.1:${relay.relay.port}`
    const health = await fetch(`${base}/healthz`)
    expect([health.status, await health.text()]).toEqual([200, 'ok\n'])
    const metrics = await (await fetch(`${base}/metrics`)).text()
    expect(metrics).toMatch(/^carnet_relay_appended_total 1$/m)
    expect(metrics).toMatch(/^carnet_relay_sockets 1$/m)
    expect(metrics).toMatch(/^carnet_relay_commit_seconds_count [1-9]/m)
    expect((await fetch(`${base}/rooms`)).status).toBe(404)
    expect((await fetch(`${base}/healthz`, { method: 'DELETE' })).status).toBe(405)
  })

  it('logs no secret, proof or whole room id', async () => {
    relay = await openTestRelay()
    const room = createTestRoom()
    const writer = await RelayClient.open(relay.url)
    await writer.append(await writer.openToWrite(room), room.seal('secret de village'))
    const open = { ...writer.openFrame(room), proof: new Uint8Array(16) }
    writer.send(open)
    await writer.takeRefusal(open.channel)
    const log = relay.log()
    expect(log).toContain('proof-invalid')
    const { fetchToken, roomIdBytes, viewSecret, writerKey } = room.keys
    for (const secret of [fetchToken, roomIdBytes, viewSecret, writerKey, room.editSecret]) {
      for (const encoding of ['hex', 'base64', 'base64url', 'latin1'] as const)
        expect(log).not.toContain(Buffer.from(secret).toString(encoding))
    }
  })
})

function isAppend(changes: readonly Change[]): boolean {
  return changes.some(({ kind }) => kind === 'append')
}

function upgradeRequest(): string {
  return [
    'GET / HTTP/1.1',
    'Host: relay',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    '\r\n',
  ].join('\r\n')
}

/** Of an upgrade that is refused. */
async function statusOf(address = '127.0.0.1'): Promise<number> {
  const raw = connect(relay.relay.port, '127.0.0.1')
  raw.write(upgradeRequest().replace('Host: relay', `Host: relay\r\nX-Forwarded-For: ${address}`))
  const [answer] = await once(raw, 'data')
  raw.destroy()
  return Number(/^HTTP\/1\.1 (\d+)/.exec(String(answer))?.[1])
}
