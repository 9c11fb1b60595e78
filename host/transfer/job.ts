/** A job in a worker thread: started, told about, cancelled or ended, and its thread gone at the end. */
import { Worker } from 'node:worker_threads'
import type { JobKind, JobOutcome } from '../../shared/contract/jobs'
import type { Job, TellProgress } from './contract'
import { isRefusal, reasonOf } from './file-failure'
import type { HostAnswer, TransferStart, WorkerReport } from './messages'

export interface JobParts {
  readonly jobId: string
  readonly kind: JobKind
  /** The built worker.ts. */
  readonly worker: URL
  readonly start: TransferStart
  readonly tell: TellProgress
  /** Notes to stage, states to send; the answer goes back to the worker. */
  answer(report: WorkerReport): Promise<HostAnswer | undefined>
  /** Makes the work stand. Throws when it cannot; then `discard` is called. */
  commit(done: WorkerReport & { readonly kind: 'done' }): Promise<JobOutcome>
  /** Leaves everything as it was before the job; what it cannot is not seen, and goes at the next start. */
  discard(): Promise<void>
}

export function startJob(parts: JobParts): Job {
  const running = new RunningJob(parts)
  return { jobId: parts.jobId, cancel: () => running.cancel(), done: running.done }
}

class RunningJob {
  readonly done: Promise<JobOutcome>
  readonly #parts: JobParts
  readonly #worker: Worker
  #progress: { readonly done: number; readonly total: number | null } = { done: 0, total: null }
  #isCancelled = false
  #isCommitting = false
  /** What the worker asked for, one after another. */
  #answering: Promise<void> = Promise.resolve()

  constructor(parts: JobParts) {
    this.#parts = parts
    this.#worker = new Worker(parts.worker, { workerData: parts.start })
    this.done = this.#run()
  }

  /** Too late once everything is about to appear: then it appears. */
  cancel(): void {
    if (this.#isCommitting || this.#isCancelled) return
    this.#isCancelled = true
    void this.#worker.terminate()
  }

  async #run(): Promise<JobOutcome> {
    const outcome = await this.#outcome()
    await this.#worker.terminate()
    try {
      // What is being staged for it would stay behind.
      await this.#answering
      if (outcome.kind !== 'finished') await this.#parts.discard()
    } catch (error) {
      // A disk that refuses even this: nobody sees what is staged, and it goes at the next start.
      if (!isRefusal(error)) throw error
    } finally {
      this.#tell(outcome)
    }
    return outcome
  }

  async #outcome(): Promise<JobOutcome> {
    try {
      const report = await this.#work()
      if (report?.kind === 'done' && !this.#isCancelled) {
        this.#isCommitting = true
        return await this.#parts.commit(report)
      }
      return report?.kind === 'failed'
        ? { kind: 'failed', reason: report.reason }
        : { kind: 'cancelled' }
    } catch (error) {
      return this.#isCancelled ? { kind: 'cancelled' } : { kind: 'failed', reason: reasonOf(error) }
    }
  }

  /** The last report, or undefined when the thread was ended. */
  #work(): Promise<WorkerReport | undefined> {
    return new Promise((settle, fail) => {
      this.#worker.once('error', fail)
      this.#worker.once('exit', () => void this.#answering.then(() => settle(undefined)))
      this.#worker.on('message', (report: WorkerReport) => {
        if (this.#isCancelled) return
        if (report.kind === 'progress') {
          this.#progress = report
          this.#tell(null)
        } else if (report.kind === 'done' || report.kind === 'failed')
          this.#answering.then(() => settle(report), fail)
        else
          this.#answering = this.#answering
            .then(() => this.#answer(report))
            .catch((error: unknown) => fail(error as Error))
      })
    })
  }

  async #answer(report: WorkerReport): Promise<void> {
    if (this.#isCancelled) return
    const answer = await this.#parts.answer(report)
    if (!answer) return
    const transfer = answer.kind === 'states' ? [answer.packed.bytes.buffer] : []
    this.#worker.postMessage(answer, transfer)
  }

  #tell(outcome: JobOutcome | null): void {
    const { jobId, kind, tell } = this.#parts
    const { done, total } = this.#progress
    tell({ jobId, kind, done, total, outcome })
  }
}
