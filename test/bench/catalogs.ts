// The catalogs that scenarios read and write, each size generated and built once a run: it takes longer
// than what is measured in it. Every scenario has a copy of its own.
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type CatalogStore, openStore } from '../../host/catalog/store'
import { createTemporaryFolder, type TemporaryFolder } from '../support/folders'
import {
  type CatalogSize,
  generateCatalog,
  type GeneratedCatalog,
} from '../support/generated-collections'

export interface OpenCatalog {
  readonly generated: GeneratedCatalog
  readonly store: CatalogStore
  readonly file: string
  /** Milliseconds that it took to write it all, its index whole. */
  readonly built: number
}

export interface Catalogs {
  /** A copy, closed and removed when the work is done. */
  with<Result>(size: CatalogSize, work: (catalog: OpenCatalog) => Result): Promise<Result>
  /** Removes them all. */
  close(): Promise<void>
}

interface Built {
  readonly generated: GeneratedCatalog
  readonly folder: TemporaryFolder
  readonly built: number
}

const FILE = 'catalog.db'

export function openCatalogs(): Catalogs {
  const made = new Map<string, Promise<Built>>()
  return {
    async with(size, work) {
      const key = JSON.stringify(size)
      const known = made.get(key) ?? buildCatalog(size)
      made.set(key, known)
      const { generated, folder, built } = await known
      const own = await createTemporaryFolder('bench-catalog-copy')
      try {
        const file = join(own.path, FILE)
        await copyFile(join(folder.path, FILE), file)
        const { store } = openStore(file)
        try {
          return work({ generated, store, file, built })
        } finally {
          store.close()
        }
      } finally {
        await own.remove()
      }
    },
    async close() {
      for (const built of made.values()) {
        // One that could not be made has failed its scenarios already.
        const [ended] = await Promise.allSettled([built])
        if (ended.status === 'fulfilled') await ended.value.folder.remove()
      }
    },
  }
}

/** The notes as a person wrote them, the oldest first. */
async function buildCatalog(size: CatalogSize): Promise<Built> {
  const generated = generateCatalog(size)
  const notes = generated.notes.toSorted((a, b) => a.modifiedAt - b.modifiedAt)
  const folder = await createTemporaryFolder('bench-catalog')
  const { store } = openStore(join(folder.path, FILE))
  const start = performance.now()
  store.setPace('building')
  for (let at = 0; at < notes.length; at += 500) store.put(notes.slice(at, at + 500))
  store.put([...generated.notebooks, ...generated.bases])
  store.setPace('durable')
  store.markComplete()
  while (store.tidy());
  const built = performance.now() - start
  // With its log written back: the file alone is copied.
  store.sqlite.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  store.close()
  return { generated, folder, built }
}
