// A host made by hand that does what it must not. Each attempt is refused by name, changes nothing,
// and costs the others nothing.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { encodeFrames, type Frame } from '../../shared/protocol/frames'
import { createFetchProof, createWriteProof } from '../../shared/protocol/proofs'
import { concat } from '../../shared/records/bytes'
import { createRoomHeader } from '../../shared/records/record'
import { parseRelayAddress, type RelayAddress } from '../../shared/protocol/address'
import { RelayClient } from '../support/relay-client'
import { createTestRoom, type TestRoom } from '../support/relay-rooms'
import { openTestRelay, type TestRelay } from '../support/relay-server'

let relay: TestRelay
/** A room with two records, and an honest reader who follows it. */
let room: TestRoom
let honest: RelayClient
let reading: number

beforeEach(async () => {
  const second = parseRelayAddress('wss://relay.example')
  relay = await openTestRelay({ addresses: second ? [second] : [] })
  room = createTestRoom()
  const writer = await RelayClient.open(relay.url)
  const channel = await writer.openToWrite(room)
  await writer.append(channel, room.forge())
  await writer.append(channel, room.forge())
  honest = await RelayClient.open(relay.url)
  reading = (await honest.read(room)).channel
})

afterEach(async () => {
  // The honest reader still follows, and the log still has two records.
  await honest.settle()
  expect(honest.isClosed).toBe(false)
  const { records, state } = await honest.read(room)
  expect(records.map(({ seq }) => seq)).toEqual([1, 2])
  expect(state.checkpointUpTo).toBe(0)
  expect(honest.takeRecords(reading)).toEqual([])
  await relay.close()
})

describe('a hand-made client', () => {
  it('R-READ-1: cannot open a room without its fetch token', async () => {
    const client = await RelayClient.open(relay.url)
    const open = { ...client.openFrame(room), proof: new Uint8Array(16) }
    client.send(open)
    expect(await client.takeRefusal(open.channel)).toBe('proof-invalid')
    await client.settle()
    expect(client.inbox).toEqual([])
  })

  it('R-READ-1: cannot use a reading proof of another socket', async () => {
    const victim = await RelayClient.open(relay.url)
    const thief = await RelayClient.open(relay.url)
    const open = { ...thief.openFrame(room), proof: victim.fetchProof(room) }
    thief.send(open)
    expect(await thief.takeRefusal(open.channel)).toBe('proof-invalid')
  })

  it('R-READ-1: cannot use proofs that were made for another address', async () => {
    const elsewhere = parseRelayAddress('wss://relay.example') as RelayAddress
    const client = await RelayClient.open(relay.url)
    const context = { ...client.context, address: elsewhere }
    const { roomIdBytes, fetchToken, writerSecret } = room.keys
    const wrongRead = client.openFrame(room)
    client.send({ ...wrongRead, proof: createFetchProof(fetchToken, context, roomIdBytes) })
    expect(await client.takeRefusal(wrongRead.channel)).toBe('proof-invalid')
    const open = client.openFrame(room)
    const proof = createWriteProof(writerSecret, context, roomIdBytes)
    client.send(open, { ...client.writeFrame(room, open.channel), proof })
    expect((await client.take('deny', open.channel)).code).toBe(4405)
  })

  it('R-HELLO-3: cannot make a relay take proofs for an address that is not its own', async () => {
    const client = await RelayClient.connect(relay.url)
    const address = 'wss://evil.example'
    client.send({ kind: 'hello', channel: 0, version: 1, address })
    expect((await client.closed).name).toBe('address-unknown')
  })

  it('R-WRITE-1: cannot write with a forged signature, and may still read', async () => {
    const client = await RelayClient.open(relay.url)
    const open = client.openFrame(room)
    const write = client.writeFrame(room, open.channel)
    const proof = write.proof.slice()
    proof[5] = (proof[5] ?? 0) ^ 1
    client.send(open, { ...write, proof })
    expect((await client.take('deny', open.channel)).code).toBe(4405)
    await client.take('eose', open.channel)
    expect(client.takeRecords(open.channel).length).toBe(2)
    expect(await client.append(open.channel, room.forge())).toBe('write-not-proved')
  })

  it('R-WRITE-1: cannot write with a proof of another socket or another room', async () => {
    const victim = await RelayClient.open(relay.url)
    const thief = await RelayClient.open(relay.url)
    const open = thief.openFrame(room)
    const { channel } = open
    thief.send(open, victim.writeFrame(room, channel), {
      ...thief.writeFrame(createTestRoom(), channel),
    })
    expect((await thief.take('deny', channel)).code).toBe(4405)
    expect((await thief.take('deny', channel)).code).toBe(4405)
    expect(await thief.append(channel, room.forge())).toBe('write-not-proved')
  })

  it('R-APPEND-3: cannot append, or send parts, without having proved anything', async () => {
    const client = await RelayClient.open(relay.url)
    const { channel } = await client.read(room)
    expect(await client.append(channel, room.forge())).toBe('write-not-proved')
    client.send({ kind: 'append', channel, record: room.forge(2 * 1024 * 1024) })
    expect(await client.takeRefusal(channel)).toBe('write-not-proved')
    expect(relay.relay.heldBytes()).toBe(0)
  })

  it('R-WRITE-2: cannot bring a room to be with a header that is not its own', async () => {
    const fresh = createTestRoom()
    const other = createTestRoom()
    const client = await RelayClient.open(relay.url)
    const open = client.openFrame(fresh)
    const write = client.writeFrame(fresh, open.channel)
    const tampered = write.header.slice()
    tampered[200] = (tampered[200] ?? 0) ^ 1
    const { writerSecret, writerKey } = other.keys
    const claimed = createRoomHeader({ ...fresh.keys, writerKey, writerSecret })
    const headers = [new Uint8Array(), tampered, client.writeFrame(other, 1).header, claimed]
    for (const header of headers)
      client.send(...(header === headers[0] ? [open] : []), { ...write, header })
    expect((await client.take('deny', open.channel)).code).toBe(4406)
    for (let left = 3; left > 0; left -= 1)
      expect((await client.take('deny', open.channel)).code).toBe(4407)
    expect(await relay.store.readRooms([fresh.keys.roomIdBytes])).toEqual([undefined])
  })

  it('R-APPEND-4: cannot store what is not an update of this room', async () => {
    const client = await RelayClient.open(relay.url)
    const mine = createTestRoom()
    const channel = await client.openToWrite(mine)
    const good = mine.forge()
    const cases: readonly [string, Uint8Array][] = [
      ['record-malformed', good.slice(0, 100)],
      ['record-malformed', new Uint8Array()],
      ['record-malformed', changed(good, 0, 2)],
      ['record-malformed', changed(good, 37, 1)],
      ['record-kind-refused', changed(good, 1, 4)],
      ['record-kind-refused', mine.forge(20, 'checkpoint')],
      ['record-kind-refused', mine.forge(64, 'header')],
      ['record-of-other-room', room.forge()],
    ]
    for (const [code, record] of cases) expect(await client.append(channel, record)).toBe(code)
    expect((await client.read(mine)).state.headSeq).toBe(0)
  })

  it('R-APPEND-2: gains nothing by replaying a record, even cut, padded or out of order', async () => {
    const editor = await RelayClient.open(relay.url)
    const mine = createTestRoom()
    const channel = await editor.openToWrite(mine)
    const [first, second] = [mine.seal('un'), mine.seal('deux')]
    await editor.append(channel, first)
    await editor.append(channel, second)
    const thief = await RelayClient.open(relay.url)
    const writing = await thief.openToWrite(mine)
    expect(await thief.append(writing, second)).toMatchObject({ seq: 2 })
    expect(await thief.append(writing, first)).toMatchObject({ seq: 1 })
    expect((await thief.read(mine)).state.headSeq).toBe(2)
    // Cut or padded it is another record: only the hosts, who verify it, can tell that it is none.
    expect(await thief.append(writing, concat(first, Uint8Array.of(0)))).toMatchObject({ seq: 3 })
  })

  it('R-DELETE-1: has no op that deletes, and is told so on its channel', async () => {
    const client = await RelayClient.open(relay.url)
    const channel = await client.openToWrite(room)
    client.sendRaw(Uint8Array.of(2, channel, 0x2f))
    expect(await client.takeRefusal(channel)).toBe('op-unknown')
    await client.settle()
  })

  it('R-FRAME-1: closes only its own channel with a malformed frame', async () => {
    const client = await RelayClient.open(relay.url)
    const first = await client.read(room)
    const second = await client.read(room)
    client.sendRaw(Uint8Array.of(3, first.channel, 0x13, 0x80))
    expect(await client.takeRefusal(first.channel)).toBe('malformed')
    client.send({ kind: 'state', ...stateOf(second.channel) })
    expect(await client.takeRefusal(second.channel)).toBe('op-unexpected')
    const third = await client.read(room)
    expect(third.records.length).toBe(2)
  })

  it('R-FRAME-2: closes the socket with a broken length, after serving what came before', async () => {
    const client = await RelayClient.open(relay.url)
    const open = client.openFrame(room)
    client.sendRaw(
      concat(encodeFrames([{ kind: 'heads', channel: 0, heads: [] }]), Uint8Array.of(90)),
    )
    expect((await client.closed).name).toBe('malformed')
    expect(open.channel).toBe(1)
  })

  it('R-FRAME-3: is closed for text and for a message over the limit', async () => {
    const talker = await RelayClient.open(relay.url)
    talker.sendRaw('bonjour')
    expect((await talker.closed).code).toBe(1003)
    const loud = await RelayClient.open(relay.url)
    loud.sendRaw(new Uint8Array(1024 * 1024 + 1))
    expect((await loud.closed).code).toBe(1009)
  })

  it('R-FRAME-5: is answered on a channel that is not open', async () => {
    const client = await RelayClient.open(relay.url)
    const record = room.forge()
    client.send({ kind: 'append', channel: 77, record }, { kind: 'window', channel: 78, bytes: 1 })
    expect(await client.takeRefusal(77)).toBe('op-unexpected')
    await client.settle()
    expect(client.inbox).toEqual([])
  })

  it('R-HELLO-1, R-HELLO-2: must speak first, in a version that the relay knows', async () => {
    const rude = await RelayClient.connect(relay.url)
    rude.send({ kind: 'heads', channel: 0, heads: [] })
    expect((await rude.closed).name).toBe('hello-expected')
    const future = await RelayClient.connect(relay.url)
    future.send({ kind: 'hello', channel: 0, version: 2, address: relay.url })
    expect((await future.closed).name).toBe('version-unknown')
    const twice = await RelayClient.open(relay.url)
    twice.send({ kind: 'hello', channel: 0, version: 1, address: relay.url })
    expect((await twice.closed).name).toBe('op-unexpected')
  })

  it('R-EPH-2: cannot speak in a room that it has not proved for', async () => {
    const fresh = createTestRoom()
    const waiting = await RelayClient.open(relay.url)
    const { channel } = await waiting.read(fresh)
    waiting.send({ kind: 'eph', channel, bytes: new Uint8Array(10) })
    await waiting.settle()
    expect(relay.relay.counts.presenceDropped).toBe(1)
    expect(relay.relay.counts.presence).toBe(0)
  })
})

function changed(record: Uint8Array, at: number, value: number): Uint8Array {
  const copy = record.slice()
  copy[at] = value
  return copy
}

function stateOf(channel: number): Omit<Frame & { kind: 'state' }, 'kind'> {
  const nothing = new Uint8Array(32)
  return {
    channel,
    hasHeader: true,
    isResumed: true,
    headSeq: 0,
    headHash: nothing,
    baseSeq: 0,
    baseHash: nothing,
    checkpointUpTo: 0,
    startsWithCheckpoint: false,
  }
}
