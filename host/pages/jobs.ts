/** Import, export and backup on a person's request: one at a time, told to every page. */
import type { JobStart } from '../../shared/contract/jobs'
import { toBase64url } from '../../shared/records/bytes'
import { sodium } from '../../shared/records/sodium'
import type { Job } from '../transfer/contract'

export class Jobs {
  #running: Job | undefined

  start(begin: (jobId: string) => Job): JobStart {
    if (this.#running) return { kind: 'refused', reason: 'busy' }
    const job = begin(toBase64url(sodium.randombytes_buf(12)))
    this.#running = job
    const end = () => {
      if (this.#running === job) this.#running = undefined
    }
    void job.done.then(end, end)
    return { kind: 'started', jobId: job.jobId }
  }

  cancel(jobId: string): void {
    if (this.#running?.jobId === jobId) this.#running.cancel()
  }

  /** Cancels what runs and waits until it has left everything as it was. */
  async close(): Promise<void> {
    const job = this.#running
    job?.cancel()
    // However it ended: pages have been told, and what comes after this closes the library.
    await job?.done.catch(() => undefined)
  }
}
