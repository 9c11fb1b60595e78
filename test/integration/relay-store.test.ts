import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hasBuiltin, openSqlite, type SqliteDriver } from '../../relay/store/open-sqlite'
import { SqliteStore } from '../../relay/store/sqlite'
import { createTemporaryFolder } from '../support/folders'
import { describeRelayStore } from '../support/relay-store-suite'

// Run again under Node 24 by relay-store-builtin.test.ts, where there is a built-in driver.
const drivers: readonly SqliteDriver[] = hasBuiltin() ? ['package', 'builtin'] : ['package']

for (const driver of drivers) {
  describeRelayStore(`the SQLite store on the ${driver} driver`, async () => {
    const folder = await createTemporaryFolder('relay-store')
    const file = join(folder.path, 'relay.db')
    return {
      open: async (settings) => new SqliteStore(openSqlite(file, driver), settings),
      remove: () => folder.remove(),
    }
  })
}

describe('the SQLite store', () => {
  it('belongs to one relay at a time', async () => {
    const folder = await createTemporaryFolder('relay-store')
    const file = join(folder.path, 'relay.db')
    const settings = { roomBytes: 1e6, now: Date.now }
    const store = new SqliteStore(openSqlite(file), settings)
    expect(() => new SqliteStore(openSqlite(file), settings)).toThrow(/locked/)
    await store.close()
    await new SqliteStore(openSqlite(file), settings).close()
    await folder.remove()
  })

  it('commits with a sync of the disk', async () => {
    const folder = await createTemporaryFolder('relay-store')
    const database = openSqlite(join(folder.path, 'relay.db'))
    const store = new SqliteStore(database, { roomBytes: 1e6, now: Date.now })
    expect(database.prepare('pragma synchronous').get()).toEqual({ synchronous: 2 })
    expect(database.prepare('pragma journal_mode').get()).toEqual({ journal_mode: 'wal' })
    await store.close()
    await folder.remove()
  })
})
