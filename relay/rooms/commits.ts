/**
 * Group commit: what comes in during one turn of the event loop, or while the last commit runs, is
 * stored in one transaction. Only then is each one answered and passed on, in the order of the log.
 */
import type { Bus } from '../bus/contract'
import type { Change, Outcome, RelayStore } from '../store/contract'

export type Settled = Outcome | { readonly kind: 'failed' }

export interface Pending {
  /** Of the change's room, `keyOfRoom`. */
  readonly key: string
  readonly change: Change
  /** Called once the change is durable or refused, before others are told of it. */
  readonly settle: (outcome: Settled) => void
}

export interface CommitObserver {
  committed(batch: {
    readonly changes: number
    readonly bytes: number
    readonly seconds: number
  }): void
  failed(error: unknown): void
}

/**
 * From one commit's beginning to the next. Each costs a sync of the disk and a write to every reader's
 * socket, so the more the last one held, the longer the next waits for company: in a flood that is
 * most of the relay's work, and at 5,000 records a second it is half a millisecond.
 */
const SPACING_MS = 1
const SPACING_MS_A_CHANGE = 1 / 16
const MAX_SPACING_MS = 16

export class Commits {
  readonly #store: RelayStore
  readonly #bus: Bus
  readonly #observer: CommitObserver
  #pending: Pending[] = []
  #pendingBytes = 0
  #isScheduled = false
  #startedAt = Number.NEGATIVE_INFINITY
  #spacingMs = SPACING_MS
  #running: Promise<void> | undefined

  constructor(store: RelayStore, bus: Bus, observer: CommitObserver) {
    this.#store = store
    this.#bus = bus
    this.#observer = observer
  }

  get pendingBytes(): number {
    return this.#pendingBytes
  }

  push(pending: Pending): void {
    this.#pending.push(pending)
    this.#pendingBytes += bytesOf(pending.change)
    this.#schedule()
  }

  /** Settles when all that was pushed so far is answered. */
  async drain(): Promise<void> {
    while (this.#pending.length > 0 || this.#running) {
      this.#running ??= this.#run()
      await this.#running
    }
  }

  /** A lone change goes at once; under load each commit waits for company, and so do its readers. */
  #schedule(): void {
    if (this.#isScheduled || this.#running) return
    this.#isScheduled = true
    const start = () => {
      this.#isScheduled = false
      if (this.#pending.length > 0) this.#running ??= this.#run()
    }
    const early = this.#spacingMs - (performance.now() - this.#startedAt)
    if (early > 0) setTimeout(start, early)
    else setImmediate(start)
  }

  async #run(): Promise<void> {
    this.#startedAt = performance.now()
    const batch = this.#pending
    this.#pending = []
    this.#spacingMs = Math.min(MAX_SPACING_MS, SPACING_MS + batch.length * SPACING_MS_A_CHANGE)
    const bytes = batch.reduce((sum, { change }) => sum + bytesOf(change), 0)
    const outcomes = await this.#commit(batch, bytes)
    this.#pendingBytes -= bytes
    batch.forEach((pending, index) => {
      try {
        this.#tell(pending, outcomes[index] ?? { kind: 'failed' })
      } catch (error) {
        // A fault of ours while telling one: the others were stored too and wait for their answer.
        this.#observer.failed(error)
      }
    })
    this.#running = undefined
    if (this.#pending.length > 0) this.#schedule()
  }

  async #commit(batch: readonly Pending[], bytes: number): Promise<readonly Settled[]> {
    const started = performance.now()
    try {
      const outcomes = await this.#store.commit(batch.map(({ change }) => change))
      const seconds = (performance.now() - started) / 1000
      this.#observer.committed({ changes: batch.length, bytes, seconds })
      return outcomes
    } catch (error) {
      this.#observer.failed(error)
      return batch.map(() => ({ kind: 'failed' }))
    }
  }

  #tell({ key: room, change, settle }: Pending, outcome: Settled): void {
    settle(outcome)
    if (outcome.kind !== 'stored') return
    const { at } = outcome
    if (change.kind === 'header') {
      this.#bus.publish({ kind: 'appeared', room, header: change.header })
    } else if (change.kind === 'append') {
      const { record } = change
      this.#bus.publish({ kind: 'appended', room, seq: at.seq, hash: at.hash, record })
    } else {
      const { recordId } = change
      this.#bus.publish({ kind: 'checkpointed', room, upTo: at.seq, recordId })
    }
  }
}

function bytesOf(change: Change): number {
  return change.kind === 'header' ? change.header.byteLength : change.record.byteLength
}
