/** A worker's end of its port: sends, and waits for what is answered, at most two steps ahead. */
import type { DocId } from '../../shared/records/keys'
import type { HalfAnswer, HalfReport, HostAnswer, Packed, WorkerReport } from './messages'

const AHEAD = 2

type Report = WorkerReport | HalfReport

export class HostPort {
  readonly #post: (report: Report, transfer: ArrayBuffer[]) => void
  readonly #states: Packed[] = []
  readonly #waiting: (() => void)[] = []
  #minted: readonly DocId[] | undefined
  #untaken = 0

  constructor(post: (report: Report, transfer: ArrayBuffer[]) => void) {
    this.#post = post
  }

  send(report: Report, transfer: readonly ArrayBuffer[] = []): void {
    if (report.kind === 'documents') this.#untaken += 1
    this.#post(report, [...transfer])
  }

  take(answer: HostAnswer | HalfAnswer): void {
    if (answer.kind === 'next') this.#untaken -= 1
    else if (answer.kind === 'minted') this.#minted = answer.docIds
    else this.#states.push(answer.packed)
    for (const wake of this.#waiting.splice(0)) wake()
  }

  /** The host has taken all but the last few of what was sent. */
  async whenTaken(): Promise<void> {
    while (this.#untaken >= AHEAD) await this.#woken()
  }

  async nextStates(): Promise<Packed> {
    for (;;) {
      const states = this.#states.shift()
      if (states) return states
      await this.#woken()
    }
  }

  /** The ids that the import's first thread has minted. */
  async whenMinted(): Promise<readonly DocId[]> {
    while (!this.#minted) await this.#woken()
    return this.#minted
  }

  #woken(): Promise<void> {
    return new Promise((settle) => this.#waiting.push(settle))
  }
}
