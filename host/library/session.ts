/** Everything that runs while a library is open, and the order in which it starts and ends. */
import type { StoreError } from '../../shared/contract'
import { Blobs } from '../blobs/blobs'
import type { Catalog } from '../catalog/contract'
import { openSync } from '../sync/sync'
import type { Sync } from '../sync/contract'
import { CatalogFeed } from './catalog-feed'
import type { OpenedLibrary } from './open-folder'
import type { KeyBackend } from './key-file'
import type { Library } from './library'
import { purgeOld } from './note-actions'
import { Staging } from './staging'

const DAY = 24 * 60 * 60 * 1000

export interface SessionParts {
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
  readonly blobs: Blobs
  backend: KeyBackend
  lastBackupAt: number | null = null
  backupError: StoreError | null = null
  readonly #opened: OpenedLibrary
  #cancelPurge: () => void = () => {}

  constructor({ opened, syncedBy, catalog }: SessionParts) {
    this.#opened = opened
    this.library = opened.library
    this.root = opened.root
    this.backend = opened.backend
    this.syncedBy = syncedBy
    this.catalog = catalog
    this.staging = new Staging(this.library, catalog)
    const { library } = this
    this.blobs = new Blobs(library.folder, library.access === 'write' ? 'writing' : 'reading')
    this.sync =
      library.access === 'write'
        ? openSync({ library, clock: library.clock, log: library.report })
        : undefined
    this.feed = new CatalogFeed(library, catalog)
    if (library.access === 'write') this.#purgeDaily()
  }

  /** The relay's socket first, so that nothing comes in any more; the disk last. */
  async close(): Promise<void> {
    this.#cancelPurge()
    await this.sync?.close()
    this.library.journal.flush()
    await this.feed.close()
    await this.catalog.close()
    this.#opened.close()
  }

  #purgeDaily(): void {
    const { clock } = this.library
    const purge = () => {
      purgeOld(this.library)
      this.#cancelPurge = clock.after(DAY, purge)
    }
    // Not while the window opens.
    this.#cancelPurge = clock.after(60_000, purge)
  }
}
