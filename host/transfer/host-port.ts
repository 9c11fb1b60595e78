/** The worker's end of its port: sends, and waits for what the host answers, at most two steps ahead. */
import type { HostAnswer, Packed, WorkerReport } from './messages'

const AHEAD = 2

export class HostPort {
  readonly #post: (report: WorkerReport, transfer: ArrayBuffer[]) => void
  readonly #states: Packed[] = []
  #untaken = 0
  #wake: () => void = () => {}

  constructor(post: (report: WorkerReport, transfer: ArrayBuffer[]) => void) {
    this.#post = post
  }

  send(report: WorkerReport, transfer: readonly ArrayBuffer[] = []): void {
    if (report.kind === 'notes') this.#untaken += 1
    this.#post(report, [...transfer])
  }

  take(answer: HostAnswer): void {
    if (answer.kind === 'next') this.#untaken -= 1
    else this.#states.push(answer.packed)
    this.#wake()
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

  #woken(): Promise<void> {
    return new Promise((settle) => {
      this.#wake = settle
    })
  }
}
