// A library with all that its transfers need, and folders to import from and export to.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Blobs } from '../../host/blobs/blobs'
import { openCatalog, type OpenCatalog } from '../../host/catalog/open-catalog'
import { CatalogFeed } from '../../host/library/catalog-feed'
import { Staging } from '../../host/library/staging'
import { type ExportOptions, startExport } from '../../host/transfer/export/start-export'
import { startImport } from '../../host/transfer/import/start-import'
import type { Job } from '../../host/transfer/contract'
import type { JobOutcome, JobProgress } from '../../shared/contract/jobs'
import { deriveLocalKey } from '../../shared/records/identity'
import type { DocId } from '../../shared/records/keys'
import { openTestLibrary, type TestLibrary, type TestLibraryOptions } from './library'
import { buildWorker } from './workers'

export interface TransferSetup extends TestLibrary {
  readonly staging: Staging
  readonly catalog: OpenCatalog
  readonly feed: CatalogFeed
  readonly blobs: Blobs
  readonly told: JobProgress[]
  import(folder: string, tell?: (progress: JobProgress) => void): Job
  export(folder: string, docIds?: readonly DocId[]): Job
}

export async function openTransfers(options: TestLibraryOptions = {}): Promise<TransferSetup> {
  const [catalogWorker, worker] = await Promise.all([
    buildWorker('catalog'),
    buildWorker('transfer'),
  ])
  const test = await openTestLibrary(options)
  const { folder, library, root } = test
  const catalog = await openCatalog({
    folder,
    worker: catalogWorker,
    source: {
      file: library.log.file,
      localKey: deriveLocalKey(root),
      homeId: library.holdings.homeId,
    },
    tell: () => {},
  })
  const feed = new CatalogFeed(library, catalog)
  const staging = new Staging({
    library,
    localKey: deriveLocalKey(root),
    catalogue: () => feed.settle(),
  })
  const blobs = new Blobs(folder, 'writing')
  const told: JobProgress[] = []
  let jobs = 0
  const jobParts = (tell?: (progress: JobProgress) => void) => {
    jobs += 1
    const note = (progress: JobProgress) => {
      told.push(progress)
      tell?.(progress)
    }
    return { jobId: `job${jobs}`, library: staging, worker, tell: note }
  }
  return {
    ...test,
    staging,
    catalog,
    feed,
    blobs,
    told,
    import: (from, tell) => startImport({ ...jobParts(tell), folder: from, blobs }),
    export: (to, docIds = []) =>
      startExport({ ...jobParts(), folder: to, docIds, catalog } satisfies ExportOptions),
    async close() {
      await feed.close()
      await catalog.close()
      await test.close()
    },
  }
}

export type Finished = JobOutcome & { readonly kind: 'finished' }

export async function finished(job: Job): Promise<Finished> {
  const outcome = await job.done
  if (outcome.kind !== 'finished') throw new Error(`the job ended as ${JSON.stringify(outcome)}`)
  return outcome
}

export async function writeFiles(
  folder: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
}

/** Every file below, by its path, in Latin-1 so that any bytes compare. */
export async function readFiles(folder: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  const read = await Promise.all(
    files.map(async (entry) => {
      const path = join(entry.parentPath, entry.name)
      return [path.slice(folder.length + 1), await readFile(path, 'latin1')] as const
    }),
  )
  return Object.fromEntries(read.sort(([a], [b]) => (a < b ? -1 : 1)))
}
