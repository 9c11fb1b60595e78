/** Everything that runs while a library is open, and the order in which it starts and ends. */
import type { JobOutcome } from '../../shared/contract/jobs'
import type { StoreError } from '../../shared/contract/notes'
import { deriveLocalKey } from '../../shared/records/identity'
import { Blobs } from '../blobs/blobs'
import type { Catalog } from '../catalog/contract'
import { createRecordOpener, type RecordOpener } from '../records/record-opener'
import { openSync } from '../sync/sync'
import type { Sync } from '../sync/contract'
import { Backups } from '../transfer/backup/backups'
import type { TellProgress } from '../transfer/contract'
import { CatalogFeed } from './catalog-feed'
import { Collections } from './collections'
import { CollectionFollower } from './follow-collections'
import { KeyGiver } from './pass-on-keys'
import { SlicedWork } from './sliced-work'
import type { OpenedLibrary } from '../folder/open-folder'
import { formatKeyFile, type KeyBackend, readKeyFile } from '../folder/key-file'
import type { Library } from './library'
import { purgeOld } from './purge-trash'
import { Staging } from './staging'

const DAY = 24 * 60 * 60 * 1000

export interface SessionParts {
  /** The built worker of host/transfer. */
  readonly transferWorker: URL
  /** The built worker of host/records. */
  readonly recordsWorker: URL | undefined
  readonly tell: TellProgress
  /** What pages show of the library has changed. */
  readonly changed: () => void
  readonly opened: OpenedLibrary
  readonly syncedBy: string | undefined
  readonly catalog: Catalog
}

export class Session {
  readonly library: Library
  readonly root: Uint8Array
  readonly syncedBy: string | undefined
  readonly sync: Sync | undefined
  readonly catalog: Catalog
  readonly feed: CatalogFeed
  readonly staging: Staging
  readonly collections: Collections
  readonly giver: KeyGiver
  readonly work: SlicedWork
  readonly blobs: Blobs
  backend: KeyBackend
  lastBackupAt: number | null = null
  backupError: StoreError | null = null
  /** Absent in a library that may only be read. */
  readonly backups: Backups | undefined
  readonly #follower: CollectionFollower | undefined
  readonly #opened: OpenedLibrary
  readonly #opener: RecordOpener | undefined
  #cancelPurge: () => void = () => {}

  constructor(parts: SessionParts) {
    const { opened, syncedBy, catalog } = parts
    this.#opened = opened
    this.library = opened.library
    this.root = opened.root
    this.backend = opened.backend
    this.syncedBy = syncedBy
    this.catalog = catalog
    const { library } = this
    this.blobs = new Blobs(library.folder, library.access === 'write' ? 'writing' : 'reading')
    this.#opener =
      parts.recordsWorker &&
      createRecordOpener({
        worker: parts.recordsWorker,
        localKey: deriveLocalKey(opened.root),
        clock: library.clock,
      })
    this.sync =
      library.access === 'write'
        ? openSync({
            library,
            clock: library.clock,
            log: library.report,
            opener: this.#opener,
          })
        : undefined
    this.feed = new CatalogFeed(library, catalog, opened.wasClosedWell)
    this.work = new SlicedWork(library.clock)
    this.giver = new KeyGiver(library)
    this.collections = new Collections(library, this.giver, this.work)
    if (library.access === 'write') this.collections.finishBegun()
    this.#follower = library.access === 'write' ? new CollectionFollower(library) : undefined
    this.staging = new Staging({
      library,
      localKey: deriveLocalKey(opened.root),
      catalogue: () => this.feed.settle(),
    })
    this.backups = library.access === 'write' ? this.#openBackups(parts) : undefined
    this.lastBackupAt = this.backups?.lastAt ?? null
    if (library.access === 'write') this.#purgeDaily()
  }

  /** The relay's socket first, so that nothing comes in any more; the disk last. */
  async close(): Promise<void> {
    this.#cancelPurge()
    await this.backups?.close()
    await this.sync?.close()
    await this.#opener?.close()
    this.#follower?.close()
    this.work.close()
    this.giver.close()
    this.collections.close()
    this.library.journal.flush()
    await this.feed.close()
    await this.catalog.close()
    this.#opened.close()
  }

  #openBackups({ transferWorker, tell, changed }: SessionParts): Backups {
    const { folder, clock } = this.library
    const backups: Backups = new Backups({
      folder,
      worker: transferWorker,
      clock,
      // A root in the clear stays in its one place: such a backup needs the words.
      keyFile: () => {
        const keyFile = readKeyFile(folder)
        const isWrapped = typeof keyFile !== 'string' && keyFile.backend === 'passphrase'
        return isWrapped ? formatKeyFile(keyFile) : null
      },
      tell,
      ended: (outcome) => {
        this.lastBackupAt = backups.lastAt
        this.backupError = backupErrorOf(outcome)
        changed()
      },
    })
    return backups
  }

  #purgeDaily(): void {
    const { clock } = this.library
    const purge = () => {
      purgeOld(this.library, this.sync?.clockSkew())
      this.#cancelPurge = clock.after(DAY, purge)
    }
    // Not while the window opens.
    this.#cancelPurge = clock.after(60_000, purge)
  }
}

function backupErrorOf(outcome: JobOutcome): StoreError | null {
  if (outcome.kind !== 'failed') return null
  if (outcome.reason === 'no-space') return 'no-space'
  return outcome.reason === 'not-permitted' ? 'read-only' : 'unknown'
}
