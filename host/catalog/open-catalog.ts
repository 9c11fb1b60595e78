/**
 * Opens the catalog in its worker thread: nothing that it does delays a keystroke's "saved". A thread
 * that dies is followed by another, once, since all that the catalog holds can be had again.
 */
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { JobOutcome } from '../../shared/contract/jobs'
import { type CatalogOptions, CatalogThread, INDEX_JOB } from './catalog-thread'
import type { Catalog } from './contract'
import type { CatalogWorkerStart } from './messages'

export const CATALOG_FILE = 'catalog.db'

export interface OpenCatalog extends Catalog {
  /** Settles when the catalog holds everything, or could not be built; with why not. */
  readonly indexed: Promise<JobOutcome>
}

/** In memory where the folder cannot be written. */
export async function openCatalog(options: CatalogOptions): Promise<OpenCatalog> {
  const catalog = new LastingCatalog(options)
  await catalog.ready
  return catalog
}

class LastingCatalog implements OpenCatalog {
  readonly ready: Promise<unknown>
  readonly #options: CatalogOptions
  #thread: Promise<CatalogThread>
  #isReady = false
  #isRenewed = false
  #isClosed = false

  constructor(options: CatalogOptions) {
    this.#options = options
    this.#thread = this.#begin()
    this.ready = this.#thread
  }

  get indexed(): Promise<JobOutcome> {
    return this.#thread.then(({ indexed }) => indexed)
  }

  put: Catalog['put'] = async (...values) => (await this.#thread).put(...values)
  putStored: Catalog['putStored'] = async (...values) => (await this.#thread).putStored(...values)
  change: Catalog['change'] = async (...values) => (await this.#thread).change(...values)
  remove: Catalog['remove'] = async (...values) => (await this.#thread).remove(...values)
  facts: Catalog['facts'] = async () => (await this.#thread).facts()
  list: Catalog['list'] = async (...values) => (await this.#thread).list(...values)
  search: Catalog['search'] = async (...values) => (await this.#thread).search(...values)
  row: Catalog['row'] = async (...values) => (await this.#thread).row(...values)
  ask: Catalog['ask'] = async (query, payload) => (await this.#thread).ask(query, payload)
  counts: Catalog['counts'] = async () => (await this.#thread).counts()

  async close(): Promise<void> {
    this.#isClosed = true
    // One that could not be begun again has nothing to close.
    const thread = await this.#thread.catch(() => undefined)
    await thread?.close()
  }

  async #begin(): Promise<CatalogThread> {
    const { folder, worker, source } = this.#options
    const start: CatalogWorkerStart = { file: join(folder, CATALOG_FILE), source }
    const thread = new CatalogThread(new Worker(worker, { workerData: start }), this.#options)
    void thread.ended.then((error) => this.#renew(error))
    await thread.ready
    this.#isReady = true
    return thread
  }

  #renew(error: Error): void {
    if (this.#isClosed || this.#isRenewed || !this.#isReady) return
    this.#isRenewed = true
    this.#options.renewed?.(error)
    this.#tell(null)
    this.#thread = this.#begin()
    const failed: JobOutcome = { kind: 'failed', reason: 'unknown' }
    // Whoever asks next hears of a failure as well.
    void this.indexed.catch(() => failed).then((outcome) => this.#tell(outcome))
  }

  #tell(outcome: JobOutcome | null): void {
    this.#options.tell({ jobId: INDEX_JOB, kind: 'index', done: 0, total: null, outcome })
  }
}
