/** The catalog's worker thread, as the host's main thread sees it. */
import type { Worker } from 'node:worker_threads'
import type { JobOutcome } from '../../shared/contract/jobs'
import type { StoreError } from '../../shared/contract/notes'
import { StoreFailure } from '../log/contract'
import type { TellProgress } from '../transfer/contract'
import type { Catalog } from './contract'
import type { CatalogCall, CatalogReport, CatalogRequest } from './messages'
import type { CatalogSource } from './rebuild'
import type { TellSkipped } from './skipped'

export const INDEX_JOB = 'index'

export interface CatalogOptions {
  readonly folder: string
  /** The built worker.ts. */
  readonly worker: URL
  /** What it is built from when it is missing; without one it starts empty. */
  readonly source: CatalogSource | undefined
  readonly tell: TellProgress
  /** The disk takes it no more, and it goes on in memory. */
  readonly unkept?: (error: StoreError) => void
  readonly skipped?: TellSkipped
  /** Its thread has died, and another one goes on. */
  readonly renewed?: (error: Error) => void
}

interface Waiting {
  readonly settle: (value: unknown) => void
  readonly fail: (error: Error) => void
}

export class CatalogThread implements Catalog {
  /** Settles with why, also once it was closed. */
  readonly ended: Promise<Error>
  readonly ready: Promise<void>
  /** Settles when the catalog holds everything, or could not be built; with why not. */
  readonly indexed: Promise<JobOutcome>
  readonly #worker: Worker
  readonly #options: CatalogOptions
  readonly #waiting = new Map<number, Waiting>()
  readonly #settleReady: () => void
  readonly #failReady: (error: Error) => void
  readonly #settleIndexed: (outcome: JobOutcome) => void
  readonly #settleEnded: (error: Error) => void
  #last = 0
  #done = 0
  #total: number | null = null
  #ended: Error | undefined

  constructor(worker: Worker, options: CatalogOptions) {
    this.#worker = worker
    this.#options = options
    const ready = deferred<void>()
    const indexed = deferred<JobOutcome>()
    const ended = deferred<Error>()
    this.ended = ended.promise
    this.ready = ready.promise
    this.indexed = indexed.promise
    this.#settleReady = ready.settle
    this.#failReady = ready.fail
    this.#settleIndexed = indexed.settle
    this.#settleEnded = ended.settle
    worker.on('message', (report: CatalogReport) => this.#read(report))
    worker.on('error', (error: Error) => this.#end(error))
    worker.on('exit', () => this.#end(new Error('the catalog was closed')))
  }

  put: Catalog['put'] = (entries) => this.#ask('put', entries)
  putStored: Catalog['putStored'] = (entries, follows) => this.#ask('putStored', entries, follows)
  change: Catalog['change'] = (facts) => this.#ask('change', facts)
  remove: Catalog['remove'] = (docIds) => this.#ask('remove', docIds)
  facts: Catalog['facts'] = () => this.#ask('facts')
  list: Catalog['list'] = (request) => this.#ask('list', request)
  search: Catalog['search'] = (query, limit, shelf) => this.#ask('search', query, limit, shelf)
  row: Catalog['row'] = (docId) => this.#ask('row', docId)
  ask: Catalog['ask'] = (query, payload) => this.#ask('ask', query, payload)
  counts: Catalog['counts'] = () => this.#ask('counts')

  async close(): Promise<void> {
    if (this.#ended) return
    const gone = new Promise<void>((settle) => this.#worker.once('exit', () => settle()))
    // One that dies of it is closed as well, and what it left is looked at when it is opened again.
    await this.#ask('close').catch(() => undefined)
    await gone
  }

  #ask<Value>(call: CatalogCall | 'close', ...values: readonly unknown[]): Promise<Value> {
    if (this.#ended) return Promise.reject(this.#ended)
    this.#last += 1
    const id = this.#last
    const request: CatalogRequest = { id, call, values }
    return new Promise<Value>((settle, fail) => {
      this.#waiting.set(id, { settle: (value) => settle(value as Value), fail })
      this.#worker.postMessage(request)
    })
  }

  #read(report: CatalogReport): void {
    switch (report.kind) {
      case 'ready':
        return this.#settleReady()
      case 'refused':
        return this.#end(new StoreFailure(report.store, new Error(report.message)))
      case 'reply':
        this.#waiting.get(report.id)?.settle(report.value)
        this.#waiting.delete(report.id)
        return
      case 'failure':
        this.#waiting.get(report.id)?.fail(failureOf(report))
        this.#waiting.delete(report.id)
        return
      case 'unkept':
        return this.#options.unkept?.(report.store)
      case 'skipped':
        return this.#options.skipped?.(report.skipped)
      case 'progress':
        this.#done = report.done
        this.#total = report.total
        return this.#tell(null)
      case 'indexed': {
        const outcome = outcomeOf(report.failure, this.#done, this.#options.folder)
        if (this.#total !== null) this.#tell(outcome)
        return this.#settleIndexed(outcome)
      }
    }
  }

  #tell(outcome: JobOutcome | null): void {
    const { tell } = this.#options
    tell({ jobId: INDEX_JOB, kind: 'index', done: this.#done, total: this.#total, outcome })
  }

  #end(error: Error): void {
    this.#ended ??= error
    this.#failReady(error)
    for (const { fail } of this.#waiting.values()) fail(error)
    this.#waiting.clear()
    this.#settleIndexed({ kind: 'failed', reason: 'unknown' })
    this.#settleEnded(this.#ended)
  }
}

function failureOf(report: CatalogReport & { readonly kind: 'failure' }): Error {
  const error = new Error(report.message)
  return report.store ? new StoreFailure(report.store, error) : error
}

function outcomeOf(
  failure: (CatalogReport & { readonly kind: 'indexed' })['failure'],
  count: number,
  folder: string,
): JobOutcome {
  if (failure === undefined)
    return {
      kind: 'finished',
      count,
      unchanged: 0,
      remarks: [],
      remarkCount: 0,
      folder,
      first: null,
    }
  return { kind: 'failed', reason: failure === 'no-space' ? 'no-space' : 'unknown' }
}

/** Promise.withResolvers, which Node 20 lacks. */
function deferred<Value>() {
  let settle: (value: Value) => void = () => undefined
  let fail: (error: Error) => void = () => undefined
  const promise = new Promise<Value>((resolve, reject) => {
    settle = resolve
    fail = reject
  })
  return { promise, settle, fail }
}
