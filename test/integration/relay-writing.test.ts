import { afterEach, describe, expect, it } from 'vitest'
import { recordIdOf, rollHash } from '../../shared/records/record'
import { RelayClient } from '../support/relay-client'
import { createTestRoom } from '../support/relay-rooms'
import { interceptCommits } from '../support/relay-store-intercept'
import { openTestRelay, type TestRelay } from '../support/relay-server'

let relay: TestRelay
afterEach(() => relay.close())

describe('writing to a room', () => {
  it('R-WRITE-3: takes OPEN, WRITE and APPENDs sent in one go', async () => {
    relay = await openTestRelay()
    const room = createTestRoom()
    const writer = await RelayClient.open(relay.url)
    const open = writer.openFrame(room)
    const { channel } = open
    const records = [room.forge(), room.forge(), room.forge()]
    writer.send(
      open,
      writer.writeFrame(room, channel),
      ...records.map((record) => ({ kind: 'append', channel, record }) as const),
    )
    for (const [at, record] of records.entries()) {
      expect(await writer.answerTo(channel, recordIdOf(record))).toMatchObject({ seq: at + 1 })
    }
  })

  it('R-APPEND-1: acknowledges with the place and hash that the log has then', async () => {
    relay = await openTestRelay()
    const { writer, channel, room } = await openRoom()
    const record = room.forge()
    const ack = await writer.append(channel, record)
    const hash = rollHash(new Uint8Array(32), recordIdOf(record))
    expect(ack).toMatchObject({ kind: 'ack', seq: 1, hash: hash.slice(0, 8) })
    expect(await relay.store.readPosition(room.keys.roomIdBytes, 1)).toMatchObject({ hash })
  })

  it('R-APPEND-2: acknowledges a repeated record again and stores and passes on nothing', async () => {
    relay = await openTestRelay()
    const { writer, channel, room } = await openRoom()
    const reader = await RelayClient.open(relay.url)
    const { channel: reading } = await reader.read(room)
    const record = room.forge()
    const first = await writer.append(channel, record)
    expect(await writer.append(channel, record)).toEqual(first)
    await writer.append(channel, room.forge())
    await reader.take('record', reading)
    expect((await reader.take('record', reading)).seq).toBe(2)
    await reader.settle()
    expect(reader.takeRecords(reading)).toEqual([])
  })

  it('R-FRAME-4: takes a record of 5 MB and passes it on', async () => {
    relay = await openTestRelay()
    const { writer, channel, room } = await openRoom()
    const reader = await RelayClient.open(relay.url)
    const { channel: reading } = await reader.read(room)
    const record = room.forge(5 * 1024 * 1024)
    expect(await writer.append(channel, record)).toMatchObject({ seq: 1 })
    const got = await reader.take('record', reading)
    expect(Buffer.compare(got.record, record)).toBe(0)
    expect(relay.relay.heldBytes()).toBe(0)
  })

  it('R-APPEND-6: acknowledges nothing that the store did not keep, and goes on when it can', async () => {
    let isBroken = false
    relay = await openTestRelay({
      wrapStore: (store) =>
        interceptCommits(store, () => {
          if (isBroken) throw new Error('no space left on device')
          return null
        }),
    })
    const { writer, channel, room } = await openRoom()
    const reader = await RelayClient.open(relay.url)
    const { channel: reading } = await reader.read(room)
    isBroken = true
    const record = room.forge()
    expect(await writer.append(channel, record)).toBe('store-failed')
    isBroken = false
    expect(await writer.append(channel, record)).toMatchObject({ seq: 1 })
    expect((await reader.take('record', reading)).seq).toBe(1)
  })

  it('R-APPEND-5: refuses a record that would overfill the room, and others go on', async () => {
    relay = await openTestRelay({ limits: { maxRoomBytes: 2_000 } })
    const { writer, channel, room } = await openRoom()
    expect(await writer.append(channel, room.forge(1_000))).toMatchObject({ seq: 1 })
    expect(await writer.append(channel, room.forge(1_000))).toBe('room-full')
    const other = await openRoom()
    expect(await other.writer.append(other.channel, other.room.forge())).toMatchObject({ seq: 1 })
  })

  it('R-APPEND-4: refuses a record over the limit', async () => {
    relay = await openTestRelay({ limits: { maxRecordBytes: 1_000 } })
    const { writer, channel, room } = await openRoom()
    expect(await writer.append(channel, room.forge(1_001))).toBe('record-too-large')
    expect(await writer.append(channel, room.forge(500))).toMatchObject({ seq: 1 })
  })
})

describe('a checkpoint', () => {
  it('R-CHECK-1: replaces the one it names, and is refused when another came first', async () => {
    relay = await openTestRelay()
    const { writer, channel, room } = await openRoom()
    const hash1 = await appended(writer, channel, room.forge())
    const hash2 = await appended(writer, channel, room.forge())
    const first = room.forge(20, 'checkpoint')
    const post = (record: Uint8Array, expected: number, upTo: number, hash: Uint8Array) => {
      writer.send({ kind: 'checkpoint', channel, expected, upTo, hash, record })
    }
    post(first, 0, 1, hash1)
    expect(await writer.answerTo(channel, recordIdOf(first))).toMatchObject({ seq: 1, hash: hash1 })
    post(room.forge(20, 'checkpoint'), 0, 2, hash2)
    expect(await writer.take('conflict')).toMatchObject({ upTo: 1, headSeq: 2 })
    post(room.forge(20, 'checkpoint'), 1, 1, hash1)
    expect(await writer.take('conflict')).toMatchObject({ upTo: 1 })
    post(room.forge(20, 'checkpoint'), 1, 3, hash2)
    expect(await writer.take('conflict')).toMatchObject({ upTo: 1 })
    post(room.forge(20, 'checkpoint'), 1, 2, new Uint8Array(8))
    expect(await writer.take('conflict')).toMatchObject({ upTo: 1 })
    const second = room.forge(20, 'checkpoint')
    post(second, 1, 2, hash2)
    expect(await writer.answerTo(channel, recordIdOf(second))).toMatchObject({ seq: 2 })
    // R-CHECK-2: the acknowledgement was lost, and it is sent again.
    post(second, 1, 2, hash2)
    expect(await writer.answerTo(channel, recordIdOf(second))).toMatchObject({ seq: 2 })
  })

  it('R-CHECK-2: needs the right to write, and to be a checkpoint of this room', async () => {
    relay = await openTestRelay()
    const { writer, channel, room } = await openRoom()
    const hash = await appended(writer, channel, room.forge())
    const reader = await RelayClient.open(relay.url)
    const { channel: reading } = await reader.read(room)
    const record = room.forge(20, 'checkpoint')
    const claim = { expected: 0, upTo: 1, hash }
    reader.send({ kind: 'checkpoint', channel: reading, ...claim, record })
    expect(await reader.answerTo(reading, recordIdOf(record))).toBe('write-not-proved')
    const update = room.forge()
    writer.send({ kind: 'checkpoint', channel, ...claim, record: update })
    expect(await writer.answerTo(channel, recordIdOf(update))).toBe('record-kind-refused')
    const foreign = createTestRoom().forge(20, 'checkpoint')
    writer.send({ kind: 'checkpoint', channel, ...claim, record: foreign })
    expect(await writer.answerTo(channel, recordIdOf(foreign))).toBe('record-of-other-room')
    expect((await reader.read(room)).state.checkpointUpTo).toBe(0)
  })
})

async function openRoom() {
  const room = createTestRoom()
  const writer = await RelayClient.open(relay.url)
  return { room, writer, channel: await writer.openToWrite(room) }
}

async function appended(writer: RelayClient, channel: number, record: Uint8Array) {
  const ack = await writer.append(channel, record)
  if (typeof ack !== 'object') throw new Error(`not acknowledged: ${ack}`)
  return ack.hash
}
