// A real relay in this process: real HTTP, real WebSockets, a real SQLite file, a clock that the
// test can put forward.
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { LocalBus } from '../../relay/bus/local'
import { DEFAULT_LIMITS, type Limits } from '../../relay/limits'
import { openRelay, type Relay } from '../../relay/server'
import { openSqlite, type SqliteDriver } from '../../relay/store/open-sqlite'
import { SqliteStore } from '../../relay/store/sqlite'
import { parseRelayAddress, type RelayAddress } from '../../shared/protocol/address'
import { readySodium } from '../../shared/records/sodium'
import type { RelayStore } from '../../relay/store/contract'
import { createTemporaryFolder } from './folders'

export interface TestRelay {
  readonly relay: Relay
  readonly url: RelayAddress
  readonly folder: string
  readonly store: RelayStore
  /** Everything it logged, as text. */
  log(): string
  /** Puts its clock forward, then looks for sockets that are late. */
  pass(milliseconds: number): void
  /** Ends it in order; the folder stays. */
  stop(): Promise<void>
  /** Ends it and removes its folder. */
  close(): Promise<void>
}

export interface TestRelayOptions {
  readonly limits?: Partial<Limits>
  readonly folder?: string
  readonly port?: number
  readonly driver?: SqliteDriver
  readonly addresses?: readonly RelayAddress[]
  readonly isProxyTrusted?: boolean
  /** Told of the database, for what happens to the disk below it. */
  readonly opened?: (database: DatabaseSync) => void
  /** Stands between the relay and its store. */
  readonly wrapStore?: (store: RelayStore) => RelayStore
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer }
}

export async function openTestRelay(options: TestRelayOptions = {}): Promise<TestRelay> {
  await readySodium()
  const temporary = options.folder ? undefined : await createTemporaryFolder('relay')
  const folder = options.folder ?? temporary?.path ?? ''
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const lines: string[] = []
  const write = (fields: object, message: string) => {
    lines.push(JSON.stringify({ ...fields, message }))
  }
  let passed = 0
  const now = () => Date.now() + passed
  const database = openSqlite(join(folder, 'relay.db'), options.driver)
  options.opened?.(database)
  const sqlite = new SqliteStore(database, { roomBytes: limits.maxRoomBytes, now })
  const store = options.wrapStore?.(sqlite) ?? sqlite
  const relay = await openRelay({
    store,
    bus: new LocalBus(),
    limits,
    log: { info: write, warn: write, error: write },
    host: '127.0.0.1',
    port: options.port ?? 0,
    tls: options.tls,
    addresses: options.addresses ?? [],
    hosts: ['127.0.0.1', 'localhost'],
    isProxyTrusted: options.isProxyTrusted ?? false,
    now,
  })
  const url = parseRelayAddress(`${options.tls ? 'wss' : 'ws'}://127.0.0.1:${relay.port}`)
  if (!url) throw new Error('a relay has an address')
  let isOpen = true
  const stop = async () => {
    if (isOpen) await relay.close()
    isOpen = false
  }
  return {
    relay,
    url,
    folder,
    store,
    log: () => lines.join('\n'),
    pass(milliseconds) {
      passed += milliseconds
      relay.sweep()
    },
    stop,
    async close() {
      await stop()
      await temporary?.remove()
    },
  }
}
