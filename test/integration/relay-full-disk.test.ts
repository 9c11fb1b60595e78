import { copyFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { CODES } from '../../shared/protocol/codes'
import { createTemporaryFolder } from '../support/folders'
import { RelayClient } from '../support/relay-client'
import { createTestRoom } from '../support/relay-rooms'
import { openTestRelay, type TestRelay } from '../support/relay-server'
import { createSmallDisk, type SmallDisk } from '../support/small-disk'

async function answerToWrite(client: RelayClient, channel: number) {
  for (;;) {
    for (const frame of client.inbox)
      if (frame.channel === channel && (frame.kind === 'grant' || frame.kind === 'deny'))
        return frame
    await client.settle()
  }
}

/** More than what may be left of the last page. */
const LARGE = 300_000

describe('a relay whose disk is full', () => {
  let disk: SmallDisk
  let relay: TestRelay
  let writer: RelayClient
  let reader: RelayClient

  beforeEach(async () => {
    let database: DatabaseSync | undefined
    disk = await createSmallDisk(() => {
      if (!database) throw new Error('the relay is not open yet')
      return database
    })
    relay = await openTestRelay({
      folder: disk.folder,
      opened: (opened) => {
        database = opened
      },
    })
    writer = await RelayClient.open(relay.url)
    reader = await RelayClient.open(relay.url)
  })

  afterEach(async () => {
    await writer.close()
    await reader.close()
    await relay.stop()
    await disk.remove()
  })

  it('R-APPEND-6: refuses by name what it cannot store, and takes it again once there is room', async () => {
    const room = createTestRoom()
    const channel = await writer.openToWrite(room)
    const { channel: reading } = await reader.read(room)
    const first = room.forge()
    expect(await writer.append(channel, first)).toMatchObject({ seq: 1 })
    disk.fill()
    const refused = [room.forge(LARGE), room.forge(LARGE)]
    for (const record of refused) expect(await writer.append(channel, record)).toBe('store-failed')
    disk.free()
    for (const [at, record] of refused.entries())
      expect(await writer.append(channel, record)).toMatchObject({ seq: at + 2 })
    await reader.take('record', reading)
    for (const seq of [2, 3]) expect((await reader.take('record', reading)).seq).toBe(seq)
    expect(reader.takeRecords(reading)).toEqual([])
  })

  it('R-APPEND-6: goes on serving those who read, are present, or write again what it has', async () => {
    const room = createTestRoom()
    const channel = await writer.openToWrite(room)
    const stored = room.forge()
    await writer.append(channel, stored)
    disk.fill()
    expect(await writer.append(channel, room.forge(LARGE))).toBe('store-failed')
    const { channel: reading, records } = await reader.read(room)
    expect(records.map(({ record }) => record)).toEqual([stored])
    writer.send({ kind: 'eph', channel, bytes: new Uint8Array([1, 2, 3]) })
    expect((await reader.take('eph', reading)).bytes).toEqual(new Uint8Array([1, 2, 3]))
    expect(await writer.append(channel, stored)).toMatchObject({ seq: 1 })
    await writer.settle()
    expect(writer.isClosed || reader.isClosed).toBe(false)
  })

  it('R-WRITE-2: denies a new room by name and lets it come to be once there is room', async () => {
    const known = createTestRoom()
    const channel = await writer.openToWrite(known)
    disk.fill()
    while (typeof (await writer.append(channel, known.forge())) === 'object');
    // Where the last page of rooms has some place left, a few still fit.
    for (;;) {
      const room = createTestRoom()
      const open = reader.openFrame(room)
      reader.send(open, reader.writeFrame(room, open.channel))
      const answer = await answerToWrite(reader, open.channel)
      if (answer.kind === 'grant') continue
      expect(answer.code).toBe(CODES['store-failed'])
      disk.free()
      reader.send(reader.writeFrame(room, open.channel))
      await reader.take('grant', open.channel)
      expect(await reader.append(open.channel, room.forge())).toMatchObject({ seq: 1 })
      return
    }
  })

  it('R-APPEND-1: stops in order, and has all that it acknowledged when it starts again', async () => {
    const room = createTestRoom()
    const channel = await writer.openToWrite(room)
    await writer.append(channel, room.forge())
    disk.fill()
    expect(await writer.append(channel, room.forge(LARGE))).toBe('store-failed')
    await relay.stop()
    // What it left, on a larger disk: the npm driver may hold the closed file until garbage is collected.
    const larger = await createTemporaryFolder('larger-disk')
    onTestFinished(larger.remove)
    for (const file of readdirSync(disk.folder).filter((name) => name.startsWith('relay.db')))
      copyFileSync(join(disk.folder, file), join(larger.path, file))
    relay = await openTestRelay({ folder: larger.path })
    await reader.close()
    reader = await RelayClient.open(relay.url)
    const { records } = await reader.read(room)
    expect(records.map(({ seq }) => seq)).toEqual([1])
  })
})
