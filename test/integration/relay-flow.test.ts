// Slow readers, floods and presence: what one socket does costs the others nothing, and the relay
// holds no more than it is allowed to.
import { afterEach, describe, expect, it } from 'vitest'
import { CODES } from '../../shared/protocol/codes'
import { recordIdOf } from '../../shared/records/record'
import { RelayClient } from '../support/relay-client'
import { createTestRoom } from '../support/relay-rooms'
import { openTestRelay, type TestRelay } from '../support/relay-server'

let relay: TestRelay
afterEach(() => relay.close())

const KB = 1024
const MB = 1024 * KB

/** A second, so that none comes back while a story is told: its clock is put forward for that. */
const SLOWLY = 0.1

describe('a reader', () => {
  it('R-WINDOW-1, R-WINDOW-2: falls behind without credit and reads on when it gives some', async () => {
    relay = await openTestRelay({ limits: { windowBytes: 10 * KB } })
    const { room, writer, channel } = await openRoom()
    const slow = await RelayClient.open(relay.url)
    const { channel: reading } = await slow.read(room)
    const quick = await RelayClient.open(relay.url)
    const { channel: following } = await quick.read(room)
    for (let count = 0; count < 40; count += 1) {
      await writer.append(channel, room.forge(KB))
      quick.send({ kind: 'window', channel: following, bytes: 2 * KB })
    }
    await slow.settle()
    const first = slow.takeRecords(reading).map(({ seq }) => seq)
    expect(first.length).toBeLessThan(12)
    expect(relay.relay.heldBytes()).toBe(0)
    slow.send({ kind: 'window', channel: reading, bytes: MB })
    const rest: number[] = []
    while (rest.at(-1) !== 40) rest.push((await slow.take('record', reading)).seq)
    expect([...first, ...rest]).toEqual(Array.from({ length: 40 }, (_, at) => at + 1))
    const seen: number[] = []
    while (seen.at(-1) !== 40) seen.push((await quick.take('record', following)).seq)
    expect(seen.length).toBe(40)
  })

  it('R-WINDOW-1: gets a record larger than its whole credit', async () => {
    relay = await openTestRelay({ limits: { windowBytes: 10 * KB } })
    const { room, writer, channel } = await openRoom()
    await writer.append(channel, room.forge(200 * KB))
    const reader = await RelayClient.open(relay.url)
    const { records } = await reader.read(room)
    expect(records.map(({ record }) => record.byteLength)).toEqual([200 * KB + 214])
  })

  it('R-WINDOW-2, R-WINDOW-3: that takes nothing costs bounded memory, and is closed; others go on', async () => {
    const maxBufferedBytes = 256 * KB
    relay = await openTestRelay({ limits: { maxBufferedBytes, windowBytes: 64 * MB } })
    const { room, writer, channel } = await openRoom()
    const stalled = await RelayClient.open(relay.url)
    await stalled.read(room)
    const other = await RelayClient.open(relay.url)
    const { channel: following } = await other.read(room)
    stalled.stall()
    // More than the kernel's own buffers between the two can swallow.
    const count = 120
    let most = 0
    for (let sent = 0; sent < count; sent += 1) {
      await writer.append(channel, room.forge(200 * KB))
      most = Math.max(most, relay.relay.heldBytes())
    }
    let last = 0
    while (last < count) last = (await other.take('record', following)).seq
    expect(most).toBeGreaterThan(maxBufferedBytes / 2)
    expect(most).toBeLessThan(maxBufferedBytes + 4 * 256 * KB)
    relay.pass(0)
    relay.pass(31_000)
    expect(relay.relay.counts.refusalsOf('slow-reader')).toBe(1)
    expect(await writer.append(channel, room.forge())).toMatchObject({ seq: count + 1 })
    await stalled.close()
  })
})

describe('a writer', () => {
  it('R-WINDOW-1: is given credit back as its records are stored', async () => {
    relay = await openTestRelay({ limits: { windowBytes: 10 * KB } })
    const { room, writer, channel } = await openRoom()
    let granted = 0
    for (let count = 0; count < 30; count += 1) {
      expect(await writer.append(channel, room.forge(KB))).toMatchObject({ seq: count + 1 })
      granted += writer.inbox.length
    }
    expect(granted).toBeGreaterThan(0)
  })

  it('R-WINDOW-2: loses its channel when it sends without credit, and only that', async () => {
    relay = await openTestRelay({ limits: { windowBytes: 4 * KB } })
    const { room, writer, channel } = await openRoom()
    const records = Array.from({ length: 10 }, () => room.forge(2 * KB))
    writer.send(...records.map((record) => ({ kind: 'append', channel, record }) as const))
    expect(await writer.takeRefusal(channel)).toBe('credit-exceeded')
    // What was taken before is stored, and the writer can come back and send the rest.
    const again = await writer.openToWrite(room)
    for (const record of records)
      expect(await writer.append(again, record)).toMatchObject({ kind: 'ack' })
  })

  it('R-APPEND-5: is told to try again later above its rate', async () => {
    relay = await openTestRelay({ limits: { recordsBurst: 3, recordsPerSecond: SLOWLY } })
    const { room, writer, channel } = await openRoom()
    for (let count = 0; count < 3; count += 1) await writer.append(channel, room.forge())
    const record = room.forge()
    expect(await writer.append(channel, record)).toBe('rate-exceeded')
    relay.pass(25_000)
    expect(await writer.append(channel, record)).toMatchObject({ seq: 4 })
  })

  it('R-APPEND-5: is told to try again later above its bytes', async () => {
    relay = await openTestRelay({ limits: { bytesBurst: 3 * KB, bytesPerSecond: SLOWLY * KB } })
    const { room, writer, channel } = await openRoom()
    await writer.append(channel, room.forge(2 * KB))
    const record = room.forge(2 * KB)
    expect(await writer.append(channel, record)).toBe('rate-exceeded')
    relay.pass(25_000)
    expect(await writer.append(channel, record)).toMatchObject({ seq: 2 })
  })

  it('R-OPEN-1, R-WRITE-1: may not ask for rooms and rights without end', async () => {
    relay = await openTestRelay({ limits: { requestsBurst: 3, requestsPerSecond: SLOWLY } })
    const { room } = await openRoom()
    const client = await RelayClient.open(relay.url)
    const first = client.openFrame(room)
    client.send(first, client.writeFrame(room, first.channel))
    await client.take('grant', first.channel)
    const [second, third] = [client.openFrame(room), client.openFrame(room)]
    client.send(second, client.writeFrame(room, second.channel))
    expect((await client.take('deny', second.channel)).code).toBe(CODES['rate-exceeded'])
    client.send(third)
    expect(await client.takeRefusal(third.channel)).toBe('rate-exceeded')
    relay.pass(25_000)
    await client.read(room)
  })

  it('floods, and the relay holds a bounded amount while another writer is served', async () => {
    relay = await openTestRelay({
      limits: {
        maxPartBytes: 2 * MB,
        recordsBurst: 500,
        // None comes back while the flood is read, however slow the machine.
        recordsPerSecond: 0.001,
        windowBytes: 64 * MB,
      },
    })
    const flood = await openRoom()
    const other = await openRoom()
    const records = Array.from({ length: 5_000 }, () => flood.room.forge(2 * KB))
    let answered = 0
    const { channel } = flood
    flood.writer.send(...records.map((record) => ({ kind: 'append', channel, record }) as const))
    let most = 0
    for (let count = 0; count < 20; count += 1) {
      const ack = await other.writer.append(other.channel, other.room.forge())
      expect(ack).toMatchObject({ seq: count + 1 })
      most = Math.max(most, relay.relay.heldBytes())
    }
    const last = records.at(-1)
    if (!last) throw new Error('there are records')
    expect(await flood.writer.answerTo(channel, recordIdOf(last))).toBe('rate-exceeded')
    for (const frame of flood.writer.inbox) if (frame.kind === 'ack') answered += 1
    expect(answered).toBe(500)
    expect(most).toBeLessThan(8 * MB)
    expect((await flood.writer.read(flood.room)).state.headSeq).toBe(500)
  })

  it('R-FRAME-4: cannot fill the relay with unfinished records', async () => {
    relay = await openTestRelay({ limits: { maxPartBytes: 3 * MB } })
    const { writer, channel, room } = await openRoom()
    const bytes = new Uint8Array(900 * KB)
    const others: number[] = []
    for (let count = 0; count < 4; count += 1) others.push(await writer.openToWrite(room))
    for (const other of [channel, ...others])
      writer.send({ kind: 'part', channel: other, isFinal: false, bytes })
    await writer.settle()
    expect(relay.relay.heldBytes()).toBeLessThanOrEqual(3 * MB)
    expect(relay.relay.counts.refusalsOf('malformed')).toBe(2)
  })
})

describe('presence', () => {
  it('R-EPH-1: reaches the room’s other channels and is stored nowhere', async () => {
    relay = await openTestRelay()
    const { room, writer, channel } = await openRoom()
    const reader = await RelayClient.open(relay.url)
    const { channel: reading } = await reader.read(room)
    const elsewhere = await openRoom()
    writer.send({ kind: 'eph', channel, bytes: Uint8Array.of(1, 2, 3) })
    expect((await reader.take('eph', reading)).bytes).toEqual(Uint8Array.of(1, 2, 3))
    await Promise.all([writer.settle(), elsewhere.writer.settle()])
    expect([...writer.inbox, ...elsewhere.writer.inbox].some(({ kind }) => kind === 'eph')).toBe(
      false,
    )
    expect((await reader.read(room)).state.headSeq).toBe(0)
  })

  it('R-EPH-2: is dropped above its rate and size', async () => {
    relay = await openTestRelay({ limits: { presenceBurst: 2, presencePerSecond: SLOWLY } })
    const { room, writer, channel } = await openRoom()
    const reader = await RelayClient.open(relay.url)
    await reader.read(room)
    writer.send({ kind: 'eph', channel, bytes: new Uint8Array(64 * KB + 1) })
    for (let count = 0; count < 5; count += 1)
      writer.send({ kind: 'eph', channel, bytes: Uint8Array.of(count) })
    await writer.settle()
    await reader.settle()
    expect(reader.inbox.map(({ kind }) => kind)).toEqual(['eph', 'eph'])
    expect(relay.relay.counts.presenceDropped).toBe(4)
  })
})

async function openRoom() {
  const room = createTestRoom()
  const writer = await RelayClient.open(relay.url)
  return { room, writer, channel: await writer.openToWrite(room) }
}
