// A relay meets the store of an older one: it takes all of it over, whatever befalls it meanwhile.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { RelayStore } from '../../relay/store/contract'
import { openSqlite } from '../../relay/store/open-sqlite'
import { SqliteStore } from '../../relay/store/sqlite'
import { recordIdOf } from '../../shared/records/record'
import { readySodium } from '../../shared/records/sodium'
import { createTemporaryFolder, type TemporaryFolder } from '../support/folders'
import { createRandom } from '../support/random'
import { buildRelay } from '../support/relay-child'
import { fillVersion1, type OldStore } from '../support/relay-store-of-version-1'

const settings = { roomBytes: 1e9, now: () => 1_000 }

describe('a relay’s store of version 1', () => {
  let folder: TemporaryFolder
  let file: string

  beforeAll(readySodium)
  beforeEach(async () => {
    folder = await createTemporaryFolder('relay-version-1')
    file = join(folder.path, 'relay.db')
  })
  afterEach(() => folder.remove())

  const fill = (seed: number, size: Parameters<typeof fillVersion1>[2]) => {
    const database = openSqlite(file)
    const old = fillVersion1(database, createRandom(seed), size)
    database.close()
    return old
  }

  it('is opened with all that it had, and goes on', async () => {
    const old = fill(1, { rooms: 3, recordsPerRoom: 40, recordBytes: 90 })
    const database = openSqlite(file)
    let store = new SqliteStore(database, settings)
    expect(database.prepare('select placed from log').get()?.placed).toBe(120)
    await expectAll(store, old)
    const [room] = old.rooms
    if (!room) throw new Error('a room was expected')
    const record = new Uint8Array(70)
    const change = { kind: 'append', room: room.id, record, recordId: recordIdOf(record) } as const
    expect(await store.commit([change])).toMatchObject([{ kind: 'stored', at: { seq: 41 } }])
    await store.close()
    store = new SqliteStore(openSqlite(file), settings)
    const [, read] = await store.readRecords(room.id, { after: 39, maxBytes: 1e9 })
    expect(read).toEqual({ seq: 41, record })
    await store.close()
    const fresh = openSqlite(join(folder.path, 'fresh.db'))
    await new SqliteStore(fresh, settings).close()
    expect(namesIn(file)).toEqual(namesIn(join(folder.path, 'fresh.db')))
  })

  it('is whole after whichever statement the power goes', async () => {
    const old = fill(4, { rooms: 2, recordsPerRoom: 10, recordBytes: 90 })
    const images: string[] = []
    const database = openSqlite(file)
    const watched = afterEachStatement(database, () => {
      images.push(join(folder.path, `image-${images.length}`))
      for (const end of ['', '-wal']) copyIfThere(`${file}${end}`, `${images.at(-1)}${end}`)
    })
    const store = new SqliteStore(watched, settings)
    const versions = images.splice(0).map(async (image) => {
      // A driver that lets go of a file late must not stand in the way of who opens it next.
      for (const end of ['', '-wal']) copyIfThere(`${image}${end}`, `${image}-seen${end}`)
      const version = versionOf(`${image}-seen`)
      const found = new SqliteStore(openSqlite(image), settings)
      await expectAll(found, old)
      await found.close()
      return version
    })
    // It was looked at before, during and after.
    expect(new Set(await Promise.all(versions))).toEqual(new Set([1, 2]))
    await store.close()
  })

  it('is whole after each kill of the relay that takes it over', async () => {
    const old = fill(2, { rooms: 20, recordsPerRoom: 300, recordBytes: 1_000 })
    const bundle = await buildRelay()
    const random = createRandom(3)
    // Until two kills met it half-way: one that comes late finds it done.
    for (let kill = 0, interrupted = 0; interrupted < 2; kill += 1) {
      if (kill === 30) throw new Error('no kill came in time')
      const copy = await createTemporaryFolder('relay-copy')
      cpSync(file, join(copy.path, 'relay.db'))
      // So much of the new tables is on its way to the disk, then the power goes.
      await killWhenWritten(bundle.file, copy.path, 100_000 + random.below(4_000_000))
      // A driver that lets go of a file late must not stand in the way of who opens it next.
      const seen = await createTemporaryFolder('relay-seen')
      cpSync(copy.path, seen.path, { recursive: true })
      const database = openSqlite(join(seen.path, 'relay.db'))
      if (database.prepare('select version from log').get()?.version === 1) interrupted += 1
      expect(database.prepare('pragma integrity_check').get()?.integrity_check).toBe('ok')
      expect(database.prepare('select count(*) as count from records').get()?.count).toBe(6_000)
      database.close()
      await seen.remove()
      const store = new SqliteStore(openSqlite(join(copy.path, 'relay.db')), settings)
      await expectAll(store, old)
      await store.close()
      await copy.remove()
    }
    await bundle.remove()
  })
})

/** Runs scripts statement by statement, and tells after each. */
function afterEachStatement(database: DatabaseSync, tell: () => void): DatabaseSync {
  const told = {
    exec(sql: string) {
      for (const statement of sql.split(';').filter((each) => each.trim())) {
        database.exec(statement)
        tell()
      }
    },
    prepare(sql: string) {
      const statement = database.prepare(sql)
      const run = (...values: Parameters<typeof statement.run>) => {
        const result = statement.run(...values)
        tell()
        return result
      }
      return bound(statement, { run })
    },
  }
  return bound(database, told)
}

/** The same but for these methods: the driver's own want to be called on the driver's own object. */
function bound<Target extends object>(target: Target, own: object): Target {
  return new Proxy(target, {
    get(_, name) {
      const found: unknown = Reflect.get(name in own ? own : target, name)
      return typeof found === 'function' ? found.bind(target) : found
    },
  })
}

function copyIfThere(from: string, to: string): void {
  if (existsSync(from)) cpSync(from, to)
}

function versionOf(file: string): unknown {
  const database = openSqlite(file)
  const version = database.prepare('select version from log').get()?.version
  database.close()
  return version
}

/** Of its tables and indexes. */
function namesIn(file: string): readonly unknown[] {
  const database = openSqlite(file)
  const rows = database.prepare('select type, name from sqlite_master order by name').all()
  database.close()
  return rows.map(({ type, name }) => `${type} ${name}`)
}

async function killWhenWritten(program: string, folder: string, bytes: number): Promise<void> {
  const child = spawn(process.execPath, [program, '--folder', folder, '--port', '0'])
  const ended = once(child, 'exit')
  let isListening = false
  child.stdout.once('data', () => {
    isListening = true
  })
  while (!isListening && child.exitCode === null && walBytes(folder) < bytes) await nextTurn()
  child.kill('SIGKILL')
  await ended
}

function walBytes(folder: string): number {
  return statSync(join(folder, 'relay.db-wal'), { throwIfNoEntry: false })?.size ?? 0
}

async function expectAll(store: RelayStore, old: OldStore): Promise<void> {
  expect(store.logId).toEqual(old.logId)
  const stored = await store.readRooms(old.rooms.map(({ id }) => id))
  for (const [at, { id, header, records, hash }] of old.rooms.entries()) {
    const size = records[0]?.byteLength ?? 0
    const half = Math.floor(records.length / 2)
    expect(stored[at]).toMatchObject({
      header,
      head: { seq: records.length, hash, bytes: records.length * size },
      floor: { seq: 0 },
      checkpoint: { upTo: half },
    })
    const read = await store.readRecords(id, { after: 0, maxBytes: 1e9 })
    expect(read.map(({ seq }) => seq)).toEqual(records.map((_, index) => index + 1))
    expect(read.map(({ record }) => nameOf(record))).toEqual(records.map(nameOf))
    expect((await store.readCheckpoint(id, half))?.base.seq).toBe(half)
    const again = records.map((record) => {
      return { kind: 'append', room: id, record, recordId: recordIdOf(record) } as const
    })
    const outcomes = await store.commit(again)
    expect(outcomes.map(({ kind }) => kind)).toEqual(records.map(() => 'known'))
  }
}

function nameOf(record: Uint8Array): string {
  return Buffer.from(recordIdOf(record)).toString('hex')
}
