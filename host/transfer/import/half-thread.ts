/** The first thread's view of the second one of an import. */
import type { Worker } from 'node:worker_threads'
import type { DocId } from '../../../shared/records/keys'
import { JobFailure } from '../file-failure'
import type { HalfAnswer, HalfDone, HalfReport, DocumentsReport } from '../messages'

export interface HalfListener {
  /** Settles when these notes have been passed on. */
  pass(report: DocumentsReport): Promise<void>
  progress(done: number): void
}

export class HalfThread {
  readonly minted: Promise<readonly DocId[]>
  readonly done: Promise<HalfDone>
  readonly #worker: Worker

  constructor(worker: Worker, listener: HalfListener) {
    this.#worker = worker
    let settleMinted: (docIds: readonly DocId[]) => void
    let failMinted: (error: Error) => void
    this.minted = new Promise((settle, fail) => {
      settleMinted = settle
      failMinted = fail
    })
    this.done = new Promise((settle, fail) => {
      const give = (error: Error) => {
        failMinted(error)
        fail(error)
      }
      let passing = Promise.resolve()
      let hasEnded = false
      worker.once('error', give)
      // Its end may come while the last of what it sent is still being passed on.
      worker.once('exit', () => {
        if (!hasEnded) give(new Error('the second thread of an import ended early'))
      })
      worker.on('message', (report: HalfReport) => {
        if (report.kind === 'minted') settleMinted(report.docIds)
        else if (report.kind === 'half-progress') listener.progress(report.done)
        else if (report.kind === 'half-done') {
          hasEnded = true
          void passing.then(() => settle(report), give)
        } else if (report.kind === 'failed') give(new JobFailure(report.reason))
        else {
          passing = passing.then(async () => {
            await listener.pass(report)
            this.post({ kind: 'next' })
          })
          passing.catch(give)
        }
      })
    })
    // Whoever waits for them learns of a failure; until somebody does it is nobody's.
    this.minted.catch(() => undefined)
    this.done.catch(() => undefined)
  }

  post(answer: HalfAnswer): void {
    this.#worker.postMessage(answer)
  }

  async close(): Promise<void> {
    await this.#worker.terminate()
  }
}
