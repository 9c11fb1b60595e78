// A relay behind what ends TLS for it, as most are run: a proxy with the certificate in front, the
// relay itself in clear behind it, known by the name that hosts dial.
import { once } from 'node:events'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { createServer } from 'node:tls'
import { beforeAll, describe, expect, it } from 'vitest'
import { parseRelayAddress } from '../../shared/protocol/address'
import { readySodium } from '../../shared/records/sodium'
import { LOCALHOST_CERTIFICATE, LOCALHOST_KEY } from '../support/certificate'
import { onEnd } from '../support/on-end'
import { openTestRelay } from '../support/relay-server'
import { machineAt } from '../support/replica-stories'
import { settle, until } from '../support/replicas'

beforeAll(readySodium)

async function relayBehindTls() {
  const sockets = new Set<Socket>()
  let target = 0
  const server = createServer({ cert: LOCALHOST_CERTIFICATE, key: LOCALHOST_KEY }, (secure) => {
    const plain = connect(target, '127.0.0.1')
    for (const socket of [secure, plain]) {
      sockets.add(socket)
      // Whichever end goes, the other goes as well.
      socket.on('error', () => undefined)
      socket.on('close', () => [secure, plain].forEach((each) => each.destroy()))
    }
    secure.pipe(plain).pipe(secure)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onEnd(async () => {
    for (const socket of sockets) socket.destroy()
    server.close()
    await once(server, 'close')
  })
  const address = parseRelayAddress(`wss://localhost:${(server.address() as AddressInfo).port}`)
  if (!address) throw new Error('no address')
  const relay = await openTestRelay({ addresses: [address], isProxyTrusted: true })
  onEnd(relay.close)
  target = relay.relay.port
  return { address, relay }
}

describe('a relay behind a proxy that ends TLS', () => {
  it('brings a note from one machine to another over wss', async () => {
    const { address, relay } = await relayBehindTls()
    const certificates = [LOCALHOST_CERTIFICATE]
    const laptop = await machineAt(address, 'laptop', { certificates })
    const desk = await machineAt(address, 'desk', { certificates })
    const note = laptop.createNote('Semis')
    laptop.type(note, 0, 'au printemps')
    const link = laptop.share(note, 'edit')
    desk.takeUp(link)
    desk.openPage(note)
    await settle(relay.url, [laptop, desk])
    expect(desk.text(note)).toBe('au printemps')
    desk.type(note, 0, 'tôt ')
    await settle(relay.url, [laptop, desk])
    expect(laptop.text(note)).toBe('tôt au printemps')
    expect(laptop.sync.relayState(note)).toMatchObject({ kind: 'online', address })
  })

  it('is not spoken to by a machine that does not trust its certificate', async () => {
    const { address } = await relayBehindTls()
    const laptop = await machineAt(address, 'laptop')
    const note = laptop.createNote('Semis')
    const state = () => laptop.sync.relayState(note)
    await until([laptop], () => state().kind === 'unreachable')
    expect(state()).toMatchObject({ reason: 'certificate' })
    expect(laptop.library.waitingInAll().count).toBeGreaterThan(0)
  })
})
