import { afterEach, describe, expect, it } from 'vitest'
import { recordIdOf, rollHash } from '../../shared/records/record'
import { RelayClient } from '../support/relay-client'
import { createTestRoom } from '../support/relay-rooms'
import { openTestRelay, type TestRelay } from '../support/relay-server'

let relay: TestRelay
afterEach(() => relay.close())

describe('reading a room', () => {
  it('R-OPEN-1, R-OPEN-2: gives a new reader every record in order, each rolling the hash', async () => {
    relay = await openTestRelay()
    const { room, records } = await writtenRoom(5)
    const reader = await RelayClient.open(relay.url)
    const { state, records: got } = await reader.read(room)
    expect(got.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5])
    expect(got.map(({ record }) => Buffer.from(record).toString('hex'))).toEqual(
      records.map((record) => Buffer.from(record).toString('hex')),
    )
    const rolled = got.reduce(
      (hash, { record }) => rollHash(hash, recordIdOf(record)),
      state.baseHash,
    )
    expect(rolled).toEqual(state.headHash)
  })

  it('R-OPEN-3: goes on after a cursor that fits', async () => {
    relay = await openTestRelay()
    const { room, places } = await writtenRoom(5)
    const reader = await RelayClient.open(relay.url)
    const { state, records } = await reader.read(room, places[3])
    expect(state).toMatchObject({ isResumed: true, baseSeq: 3, headSeq: 5 })
    expect(records.map(({ seq }) => seq)).toEqual([4, 5])
    const upToDate = await reader.read(room, places[5])
    expect(upToDate.records).toEqual([])
    expect(upToDate.state.isResumed).toBe(true)
  })

  it('R-OPEN-4: reads again when the log, the seq or the hash of a cursor is not the relay’s', async () => {
    relay = await openTestRelay()
    const { room, places } = await writtenRoom(4)
    const reader = await RelayClient.open(relay.url)
    const cursor = places[2] ?? { seq: 0, hash: new Uint8Array(32) }
    const wrong = [
      { ...cursor, hash: new Uint8Array(32).fill(1) },
      { ...cursor, seq: 900 },
      { ...cursor, logId: new Uint8Array(16).fill(9) },
    ]
    for (const place of wrong) {
      const { state, records } = await reader.read(room, place)
      expect(state).toMatchObject({ isResumed: false, baseSeq: 0 })
      expect(records.map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
    }
  })

  it('R-OPEN-5: starts with the checkpoint, then its tail, where that is shorter', async () => {
    relay = await openTestRelay()
    const { room, writer, channel, places } = await writtenRoom(6, 2_000)
    const checkpoint = room.forge(100, 'checkpoint')
    expect(
      await post(writer, channel, checkpoint, { expected: 0, upTo: 4, place: places[4] }),
    ).toBe('ack')
    const reader = await RelayClient.open(relay.url)
    const fresh = await reader.read(room)
    expect(fresh.state).toMatchObject({ baseSeq: 4, checkpointUpTo: 4, startsWithCheckpoint: true })
    expect(fresh.state.baseHash).toEqual(places[4]?.hash)
    expect(fresh.records.map(({ seq }) => seq)).toEqual([4, 5, 6])
    expect(fresh.records[0]?.record).toEqual(checkpoint)
    const behind = await reader.read(room, places[1])
    expect(behind.state).toMatchObject({ isResumed: true, startsWithCheckpoint: true })
    const near = await reader.read(room, places[5])
    expect(near.records.map(({ seq }) => seq)).toEqual([6])
  })

  it('R-OPEN-6: reads everything that is kept when asked for the oldest', async () => {
    relay = await openTestRelay()
    const { room, writer, channel, places } = await writtenRoom(6, 2_000)
    await post(writer, channel, room.forge(10, 'checkpoint'), {
      expected: 0,
      upTo: 6,
      place: places[6],
    })
    const reader = await RelayClient.open(relay.url)
    const all = await reader.read(room, undefined, 'oldest')
    expect(all.records.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6])
    const latest = await reader.read(room, undefined, 'checkpoint')
    expect(latest.records.map(({ seq }) => seq)).toEqual([6])
  })

  it('R-OPEN-7, R-READ-2: tells a viewer who came first when the room appears', async () => {
    relay = await openTestRelay()
    const room = createTestRoom()
    const viewer = await RelayClient.open(relay.url)
    const early = await viewer.read(room)
    expect(early.state).toMatchObject({ hasHeader: false, headSeq: 0 })
    const stranger = await RelayClient.open(relay.url)
    const wrong = { ...stranger.openFrame(room), proof: new Uint8Array(16) }
    stranger.send(wrong)
    expect((await stranger.take('state')).hasHeader).toBe(false)

    const writer = await RelayClient.open(relay.url)
    const channel = await writer.openToWrite(room)
    expect(await viewer.take('state', early.channel)).toMatchObject({ hasHeader: true })
    await viewer.take('eose', early.channel)
    expect(await stranger.takeRefusal(wrong.channel)).toBe('proof-invalid')

    await writer.append(channel, room.forge())
    expect((await viewer.take('record', early.channel)).seq).toBe(1)
    await stranger.settle()
    expect(stranger.takeRecords(wrong.channel)).toEqual([])
  })

  it('R-OPEN-1: closes a channel opened twice, and refuses one too many', async () => {
    relay = await openTestRelay({ limits: { maxChannels: 2 } })
    const { room } = await writtenRoom(1)
    const reader = await RelayClient.open(relay.url)
    const open = reader.openFrame(room)
    reader.send(open, open)
    expect(await reader.takeRefusal(open.channel)).toBe('channel-in-use')
    const [first, second, third] = [0, 1, 2].map(() => reader.openFrame(room))
    if (!first || !second || !third) throw new Error('three frames')
    reader.send(first, second, third)
    expect(await reader.takeRefusal(third.channel)).toBe('too-many-channels')
    await reader.take('eose', second.channel)
  })

  it('R-LIVE-1: passes each record on once, in order, to every other channel', async () => {
    relay = await openTestRelay()
    const room = createTestRoom()
    const clients = await Promise.all([0, 1, 2].map(() => RelayClient.open(relay.url)))
    const channels: number[] = []
    for (const client of clients) channels.push(await client.openToWrite(room))
    const all = await Promise.all(
      clients.map((client, at) =>
        Promise.all(
          Array.from({ length: 30 }, () => client.append(channels[at] ?? 0, room.forge())),
        ),
      ),
    )
    const seqs = all.flat().map((answer) => (typeof answer === 'object' ? answer.seq : 0))
    expect(seqs.toSorted((a, b) => a - b)).toEqual(range(90))
    for (const [at, client] of clients.entries()) {
      await client.settle()
      const got = client.takeRecords(channels[at] ?? 0).map(({ seq }) => seq)
      const own = all[at]?.map((answer) => (typeof answer === 'object' ? answer.seq : 0)) ?? []
      expect(got).toEqual(got.toSorted((a, b) => a - b))
      expect([...got, ...own].toSorted((a, b) => a - b)).toEqual(range(90))
    }
  })

  it('R-LIVE-2: tells of a checkpoint, and gives it when asked', async () => {
    relay = await openTestRelay()
    const { room, writer, channel, places } = await writtenRoom(3)
    const reader = await RelayClient.open(relay.url)
    const { channel: reading } = await reader.read(room)
    reader.send({ kind: 'fetch', channel: reading })
    expect((await reader.take('nak', reading)).code).toBe(4414)
    const checkpoint = room.forge(50, 'checkpoint')
    await post(writer, channel, checkpoint, { expected: 0, upTo: 3, place: places[3] })
    expect(await reader.take('checkpointed', reading)).toMatchObject({
      upTo: 3,
      recordId: recordIdOf(checkpoint),
    })
    reader.send({ kind: 'fetch', channel: reading })
    expect(await reader.take('record', reading)).toMatchObject({ seq: 3, record: checkpoint })
    await writer.settle()
    expect(writer.inbox.some(({ kind }) => kind === 'checkpointed')).toBe(false)
  })
})

function range(count: number): readonly number[] {
  return Array.from({ length: count }, (_, at) => at + 1)
}

interface Place {
  readonly seq: number
  readonly hash: Uint8Array
}

async function writtenRoom(count: number, bodyBytes = 64) {
  const room = createTestRoom()
  const writer = await RelayClient.open(relay.url)
  const channel = await writer.openToWrite(room)
  const records = Array.from({ length: count }, () => room.forge(bodyBytes))
  const places: Place[] = [{ seq: 0, hash: new Uint8Array(32) }]
  for (const record of records) {
    await writer.append(channel, record)
    const last = places.at(-1)?.hash ?? new Uint8Array(32)
    places.push({ seq: places.length, hash: rollHash(last, recordIdOf(record)) })
  }
  return { room, writer, channel, records, places }
}

async function post(
  writer: RelayClient,
  channel: number,
  record: Uint8Array,
  claim: { readonly expected: number; readonly upTo: number; readonly place: Place | undefined },
): Promise<unknown> {
  const { expected, upTo, place } = claim
  const hash = (place?.hash ?? new Uint8Array(32)).slice(0, 8)
  writer.send({ kind: 'checkpoint', channel, expected, upTo, hash, record })
  const answer = await writer.answerTo(channel, recordIdOf(record))
  return typeof answer === 'object' ? answer.kind : answer
}
