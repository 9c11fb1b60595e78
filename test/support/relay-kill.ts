// kill -9 of a relay while records pour in: what it acknowledged must be there afterwards.
import { randomInt } from 'node:crypto'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { openSqlite } from '../../relay/store/open-sqlite'
import { recordIdOf, rollHash } from '../../shared/records/record'
import { createTemporaryFolder } from './folders'
import { createRandom, type Random } from './random'
import { type RelayBundle, startRelayChild } from './relay-child'
import { RelayClient } from './relay-client'
import { createTestRoom, type TestRoom } from './relay-rooms'

export interface KillOptions {
  readonly bundle: RelayBundle
  readonly folder: string
  readonly kills: number
  readonly seed?: number
}

export interface KillReport {
  readonly seed: number
  readonly acknowledged: number
  /** Of them, checkpoints: they take no place in the log, and stand for a part of it. */
  readonly checkpoints: number
  /** Acknowledged and not in the log after the restart. */
  readonly lost: number
  /** Records of the log whose place, hash or bytes are not what was acknowledged. */
  readonly changed: number
  readonly integrity: readonly unknown[]
}

const ROOMS = 4

export async function killWhileAppending(options: KillOptions): Promise<KillReport> {
  const seed = options.seed ?? randomInt(2 ** 31)
  const random = createRandom(seed)
  const rooms = Array.from({ length: ROOMS }, createTestRoom)
  const acknowledged = new Map<string, { readonly room: TestRoom; readonly seq: number }>()
  const checkpoints = new Map<TestRoom, number>()
  let posted = 0
  let lost = 0
  let changed = 0
  const integrity: unknown[] = []
  // What is read after a kill is read from the relay that the next kill meets.
  let relay = await startRelayChild(options.bundle, options.folder)
  for (let kill = 0; kill < options.kills; kill += 1) {
    // So many acknowledgements into this life, then the power goes.
    const { pid } = relay
    const until = acknowledged.size + 1 + random.below(400)
    // All are there before any writes: the first may bring the end.
    const writers = await Promise.all(rooms.map((room) => openWriter(relay.url, room)))
    const writing = writers.map((writer) =>
      writeUntilKilled(writer, random, {
        expected: checkpoints.get(writer.room) ?? 0,
        appended: (id, seq) => {
          acknowledged.set(id, { room: writer.room, seq })
          if (acknowledged.size === until) process.kill(pid, 'SIGKILL')
        },
        replaced: (upTo) => {
          checkpoints.set(writer.room, upTo)
          posted += 1
        },
      }),
    )
    await Promise.all(writing)
    await relay.kill()
    integrity.push(await checkCopy(options.folder))
    relay = await startRelayChild(options.bundle, options.folder)
    const reader = await RelayClient.open(relay.url)
    const found = new Map<string, number>()
    for (const room of rooms) {
      const { records, state, channel } = await reader.readWhole(room)
      // One more may have been stored, whose acknowledgement the kill took with it.
      if (state.checkpointUpTo < (checkpoints.get(room) ?? 0)) lost += 1
      checkpoints.set(room, state.checkpointUpTo)
      let hash = state.baseHash
      for (const { record, seq } of records) {
        const id = recordIdOf(record)
        found.set(nameOf(id), seq)
        hash = rollHash(hash, id)
      }
      if (Buffer.compare(hash, state.headHash) !== 0) changed += 1
      reader.send({ kind: 'close', channel, code: 0, reason: '' })
    }
    for (const [id, { seq }] of acknowledged) {
      if (!found.has(id)) lost += 1
      else if (found.get(id) !== seq) changed += 1
    }
    await reader.close()
  }
  await relay.stop()
  return { seed, acknowledged: acknowledged.size, checkpoints: posted, lost, changed, integrity }
}

/** A closed connection of the npm driver keeps its lock until it is collected, so a copy is looked at. */
async function checkCopy(folder: string): Promise<unknown> {
  const copy = await createTemporaryFolder('relay-copy')
  await cp(folder, copy.path, { recursive: true })
  const database = openSqlite(join(copy.path, 'relay.db'))
  const verdict = database.prepare('pragma integrity_check').get()?.integrity_check
  database.close()
  await copy.remove()
  return verdict
}

interface Writer {
  readonly client: RelayClient
  readonly channel: number
  readonly room: TestRoom
}

async function openWriter(
  url: Parameters<typeof RelayClient.open>[0],
  room: TestRoom,
): Promise<Writer> {
  const client = await RelayClient.open(url)
  return { client, channel: await client.openToWrite(room), room }
}

interface Told {
  /** The checkpoint that the room has. */
  readonly expected: number
  readonly appended: (id: string, seq: number) => void
  readonly replaced: (upTo: number) => void
}

/** Records, and now and then a checkpoint of them while the next ones are on their way. */
async function writeUntilKilled(
  { client, channel, room }: Writer,
  random: Random,
  told: Told,
): Promise<void> {
  let { expected } = told
  let last: { readonly seq: number; readonly hash: Uint8Array } | undefined
  try {
    for (;;) {
      const checkpoint = room.forge(random.below(4_000), 'checkpoint')
      const isDue = last !== undefined && last.seq > expected && random.below(3) === 0
      const upTo = last?.seq ?? 0
      if (isDue && last) {
        const { hash } = last
        client.send({ kind: 'checkpoint', channel, expected, upTo, hash, record: checkpoint })
      }
      const records = Array.from({ length: 1 + random.below(20) }, () =>
        room.forge(random.below(4_000)),
      )
      client.send(...records.map((record) => ({ kind: 'append', channel, record }) as const))
      for (const record of records) {
        const id = recordIdOf(record)
        const answer = await client.answerTo(channel, id)
        if (typeof answer !== 'object') continue
        last = answer
        told.appended(nameOf(id), answer.seq)
      }
      if (!isDue) continue
      if (typeof (await client.answerTo(channel, recordIdOf(checkpoint))) !== 'object') continue
      expected = upTo
      told.replaced(upTo)
    }
  } catch (error) {
    // The relay died, as it should.
    if (!client.isClosed) throw error
  }
}

function nameOf(id: Uint8Array): string {
  return Buffer.from(id).toString('hex')
}
