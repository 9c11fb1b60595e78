import { afterEach, describe, expect, it } from 'vitest'
import type { WatchedHead } from '../../shared/protocol/payloads'
import { recordIdOf, rollHash } from '../../shared/records/record'
import { RelayClient } from '../support/relay-client'
import { createTestRoom, type TestRoom } from '../support/relay-rooms'
import { openTestRelay, type TestRelay } from '../support/relay-server'

let relay: TestRelay
afterEach(() => relay.close())

const ZEROS: Uint8Array = new Uint8Array(32)

describe('watching heads', () => {
  it('R-HEADS-1, R-HEADS-3: answers with the rooms that differ, and no others', async () => {
    relay = await openTestRelay()
    const [same, ahead, forked, unknown] = Array.from({ length: 4 }, createTestRoom)
    if (!same || !ahead || !forked || !unknown) throw new Error('four rooms')
    const writer = await RelayClient.open(relay.url)
    const hashes = new Map<TestRoom, Uint8Array>()
    for (const room of [same, ahead, forked]) hashes.set(room, await write(writer, room))
    const client = await RelayClient.open(relay.url)
    client.send({
      kind: 'heads',
      channel: 0,
      heads: [
        head(client, same, 1, hashes.get(same)),
        head(client, ahead, 0),
        head(client, forked, 1, new Uint8Array(32).fill(7)),
        head(client, unknown, 0),
        { ...head(client, same, 1), proof: new Uint8Array(16) },
      ],
    })
    const { heads } = await client.take('differ')
    expect(heads.map(({ room, status, seq }) => [nameOf(room), status, seq])).toEqual([
      [nameOf(ahead.keys.roomIdBytes), 'head', 1],
      [nameOf(forked.keys.roomIdBytes), 'head', 1],
      [nameOf(same.keys.roomIdBytes), 'refused', 0],
    ])
  })

  it('R-HEADS-1: shows through the hash that a relay was restored to an older state', async () => {
    relay = await openTestRelay()
    const room = createTestRoom()
    const writer = await RelayClient.open(relay.url)
    await write(writer, room)
    const client = await RelayClient.open(relay.url)
    client.send({
      kind: 'heads',
      channel: 0,
      heads: [head(client, room, 3, new Uint8Array(32).fill(1))],
    })
    expect((await client.take('differ')).heads).toMatchObject([{ status: 'head', seq: 1 }])
  })

  it('R-HEADS-2: pushes new heads, once for many records of one turn', async () => {
    relay = await openTestRelay()
    const room = createTestRoom()
    const writer = await RelayClient.open(relay.url)
    const channel = await writer.openToWrite(room)
    const watcher = await watching([room])
    const records = [room.forge(), room.forge(), room.forge()]
    writer.send(...records.map((record) => ({ kind: 'append', channel, record }) as const))
    const hash = records.reduce((last, record) => rollHash(last, recordIdOf(record)), ZEROS)
    let last = (await watcher.take('push')).heads[0]
    while (last?.seq !== 3) last = (await watcher.take('push')).heads[0]
    expect(last.hash).toEqual(hash.slice(0, 8))
  })

  it('R-HEADS-2: pushes nothing of a room that the socket follows', async () => {
    relay = await openTestRelay()
    const room = createTestRoom()
    const writer = await RelayClient.open(relay.url)
    const channel = await writer.openToWrite(room)
    const watcher = await watching([room])
    const { channel: following } = await watcher.read(room)
    await writer.append(channel, room.forge())
    await watcher.take('record')
    await watcher.settle()
    expect(watcher.inbox).toEqual([])
    watcher.send({ kind: 'close', channel: following, code: 0, reason: '' })
    await watcher.settle()
    await writer.append(channel, room.forge())
    expect((await watcher.take('push')).heads).toMatchObject([{ seq: 2 }])
  })

  it('R-READ-2: checks a watcher who came before the room when the room appears', async () => {
    relay = await openTestRelay()
    const room = createTestRoom()
    const [friend, stranger] = [
      await RelayClient.open(relay.url),
      await RelayClient.open(relay.url),
    ]
    friend.send({ kind: 'heads', channel: 0, heads: [head(friend, room, 0)] })
    const wrong = { ...head(stranger, room, 0), proof: new Uint8Array(16) }
    stranger.send({ kind: 'heads', channel: 0, heads: [wrong] })
    expect((await friend.take('differ')).heads).toEqual([])
    expect((await stranger.take('differ')).heads).toEqual([])
    const writer = await RelayClient.open(relay.url)
    const channel = await writer.openToWrite(room)
    await writer.append(channel, room.forge())
    expect((await friend.take('push')).heads).toMatchObject([{ status: 'head', seq: 1 }])
    expect((await stranger.take('push')).heads).toMatchObject([{ status: 'refused', seq: 0 }])
    await writer.append(channel, room.forge())
    await stranger.settle()
    expect(stranger.inbox).toEqual([])
  })

  it('R-HEADS-4: stops on UNWATCH and forgets the room', async () => {
    relay = await openTestRelay()
    const room = createTestRoom()
    const writer = await RelayClient.open(relay.url)
    const watcher = await watching([room])
    expect(relay.relay.roomsInMemory()).toBe(1)
    watcher.send({ kind: 'unwatch', channel: 0, rooms: [room.keys.roomIdBytes] })
    await watcher.settle()
    expect(relay.relay.roomsInMemory()).toBe(0)
    await write(writer, room)
    await watcher.settle()
    expect(watcher.inbox).toEqual([])
  })

  it('R-HEADS-4: watches no more rooms than the limit and says which', async () => {
    relay = await openTestRelay({ limits: { maxRooms: 3 } })
    const rooms = Array.from({ length: 5 }, createTestRoom)
    const client = await RelayClient.open(relay.url)
    client.send({ kind: 'heads', channel: 0, heads: rooms.map((room) => head(client, room, 0)) })
    const { heads } = await client.take('differ')
    expect(heads.map(({ status }) => status)).toEqual(['not-watched', 'not-watched'])
    expect(relay.relay.counts.watches).toBe(3)
    expect(relay.relay.counts.refusalsOf('too-many-rooms')).toBe(1)
  })

  it('watches 10,000 rooms on one socket, and keeps none when it leaves', async () => {
    relay = await openTestRelay()
    const known = createTestRoom()
    const writer = await RelayClient.open(relay.url)
    const channel = await writer.openToWrite(known)
    const client = await RelayClient.open(relay.url)
    const many = Array.from({ length: 10_000 }, (_, at): WatchedHead => {
      const room = new Uint8Array(32).fill(1)
      new DataView(room.buffer).setUint32(0, at)
      return { room, seq: 0, hash: ZEROS.slice(0, 8), proof: new Uint8Array(16) }
    })
    client.send({ kind: 'heads', channel: 0, heads: [...many, head(client, known, 0)] })
    expect((await client.take('differ')).heads).toEqual([])
    expect(relay.relay.roomsInMemory()).toBe(10_001)
    await writer.append(channel, known.forge())
    expect((await client.take('push')).heads).toMatchObject([{ seq: 1 }])
    expect(relay.relay.heldBytes()).toBe(0)
    await client.close()
    await expect.poll(() => relay.relay.roomsInMemory()).toBe(1)
  })
})

async function watching(rooms: readonly TestRoom[]): Promise<RelayClient> {
  const client = await RelayClient.open(relay.url)
  client.send({ kind: 'heads', channel: 0, heads: rooms.map((room) => head(client, room, 0)) })
  await client.take('differ')
  return client
}

async function write(writer: RelayClient, room: TestRoom): Promise<Uint8Array> {
  const channel = await writer.openToWrite(room)
  const record = room.forge()
  await writer.append(channel, record)
  return rollHash(ZEROS, recordIdOf(record))
}

function head(client: RelayClient, room: TestRoom, seq: number, hash = ZEROS): WatchedHead {
  const { roomIdBytes } = room.keys
  return { room: roomIdBytes, seq, hash: hash.slice(0, 8), proof: client.fetchProof(room) }
}

function nameOf(room: Uint8Array): string {
  return Buffer.from(room).toString('hex')
}
