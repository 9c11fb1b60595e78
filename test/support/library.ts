// A real library, or a whole host, in a temporary folder.
import type { Host, HostLogEntry, HostOptions, Keychain } from '../../host/contract'
import { openHost } from '../../host/host'
import type { Library } from '../../host/library/library'
import { findLibrary, holdFolder } from '../../host/folder/open-folder'
import type { SqliteDriver } from '../../host/log/open-sqlite'
import { SYSTEM_CLOCK } from '../../host/process/clock'
import type { SyncClock } from '../../host/sync/contract'
import { readySodium } from '../../shared/records/sodium'
import { createTemporaryFolder } from './folders'
import { ManualPage } from './manual-page'
import { buildWorker } from './workers'

export interface TestLibraryOptions {
  /** Kept when given; temporary and removed by `close` when not. */
  readonly folder?: string
  readonly clock?: SyncClock
  readonly driver?: SqliteDriver
}

export interface TestLibrary {
  readonly library: Library
  readonly root: Uint8Array
  readonly folder: string
  readonly entries: readonly HostLogEntry[]
  /** Closes it well. */
  close(): Promise<void>
}

export async function openTestLibrary(options: TestLibraryOptions = {}): Promise<TestLibrary> {
  await readySodium()
  const temporary =
    options.folder === undefined ? await createTemporaryFolder('library') : undefined
  const folder = options.folder ?? temporary?.path ?? ''
  const entries: HostLogEntry[] = []
  const folderOptions = {
    folder,
    keychain: undefined,
    clock: options.clock ?? SYSTEM_CLOCK,
    report: (entry: HostLogEntry) => entries.push(entry),
    ...(options.driver ? { driver: options.driver } : {}),
  }
  const held = holdFolder(folderOptions)
  if ('kind' in held) throw new Error(`the folder cannot be used: ${held.reason}`)
  const found = await findLibrary(held, folderOptions)
  if (found.kind !== 'open') throw new Error(`the library did not open: ${found.kind}`)
  return {
    library: found.library,
    root: found.root,
    folder,
    entries,
    async close() {
      found.close()
      held.lock?.release()
      await temporary?.remove()
    },
  }
}

export interface TestHostOptions extends Partial<Omit<HostOptions, 'folder' | 'keychain'>> {
  readonly folder?: string
  readonly keychain?: Keychain
}

export interface TestHost {
  readonly host: Host
  readonly folder: string
  readonly entries: readonly HostLogEntry[]
  page(): ManualPage
  close(): Promise<void>
}

export async function openTestHost(options: TestHostOptions = {}): Promise<TestHost> {
  const temporary = options.folder === undefined ? await createTemporaryFolder('host') : undefined
  const folder = options.folder ?? temporary?.path ?? ''
  const entries: HostLogEntry[] = []
  const host = await openHost({
    folder,
    version: options.version ?? '0.0.0',
    keychain: options.keychain,
    clock: options.clock ?? SYSTEM_CLOCK,
    log: options.log ?? ((entry) => entries.push(entry)),
    isRestart: options.isRestart ?? false,
    ...(options.takesPages ? { takesPages: options.takesPages } : {}),
    workers: options.workers ?? {
      catalog: await buildWorker('catalog'),
      transfer: await buildWorker('transfer'),
      records: await buildWorker('records'),
    },
  })
  return {
    host,
    folder,
    entries,
    page: () => new ManualPage().connect(host),
    async close() {
      await host.close()
      await temporary?.remove()
    },
  }
}
