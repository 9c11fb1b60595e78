/**
 * Opens many records beside the thread on which people type. Its worker starts when there are many
 * for the first time and ends when none came for a while. It never refuses: what the worker cannot
 * do is left to whoever asked.
 */
import { Worker } from 'node:worker_threads'
import type { SyncClock } from '../sync/contract'
import type { RecordsReply, RecordsRequest, RecordsWorkerStart, Unopened } from './messages'
import type { OpenedDelivery } from './opened-delivery'

const IDLE_MS = 30_000

export interface RecordOpenerParts {
  /** The built worker.ts. */
  readonly worker: URL
  readonly localKey: Uint8Array
  readonly clock: SyncClock
}

export type OpenedDocuments = readonly (readonly OpenedDelivery[])[]

export interface RecordOpener {
  /** In the same order; undefined where the worker has ended before. */
  open(documents: readonly Unopened[]): Promise<OpenedDocuments | undefined>
  close(): Promise<void>
}

export function createRecordOpener(parts: RecordOpenerParts): RecordOpener {
  return new WorkerOpener(parts)
}

class WorkerOpener implements RecordOpener {
  readonly #parts: RecordOpenerParts
  readonly #waiting = new Map<number, (opened: OpenedDocuments | undefined) => void>()
  #worker: Worker | undefined
  #last = 0
  #isClosed = false
  #cancelIdle: (() => void) | undefined

  constructor(parts: RecordOpenerParts) {
    this.#parts = parts
  }

  open(documents: readonly Unopened[]): Promise<OpenedDocuments | undefined> {
    if (this.#isClosed) return Promise.resolve(undefined)
    this.#cancelIdle?.()
    this.#cancelIdle = undefined
    this.#worker ??= this.#start()
    this.#last += 1
    const request: RecordsRequest = { id: this.#last, documents }
    return new Promise((settle) => {
      this.#waiting.set(request.id, settle)
      this.#worker?.postMessage(request)
    })
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await this.#end()
  }

  #start(): Worker {
    const start: RecordsWorkerStart = { localKey: this.#parts.localKey }
    const worker = new Worker(this.#parts.worker, { workerData: start })
    worker.on('message', (reply: RecordsReply) => this.#settle(reply))
    const gone = () => this.#lose(worker)
    worker.on('error', gone)
    worker.on('exit', gone)
    return worker
  }

  #settle({ id, opened }: RecordsReply): void {
    const settle = this.#waiting.get(id)
    this.#waiting.delete(id)
    settle?.(opened)
    if (this.#waiting.size === 0 && !this.#isClosed)
      this.#cancelIdle = this.#parts.clock.after(IDLE_MS, () => void this.#end())
  }

  #lose(worker: Worker): void {
    if (this.#worker !== worker) return
    this.#worker = undefined
    const waiting = [...this.#waiting.values()]
    this.#waiting.clear()
    for (const settle of waiting) settle(undefined)
  }

  async #end(): Promise<void> {
    this.#cancelIdle?.()
    this.#cancelIdle = undefined
    const worker = this.#worker
    if (!worker) return
    this.#lose(worker)
    await worker.terminate()
  }
}
