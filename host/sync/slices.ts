/**
 * Work for many documents, done a slice at a time: whoever waits for this thread, such as a person
 * who types, has a turn in between. Each document stands in the queue once.
 */
import type { SyncClock } from './contract'

/** Milliseconds, short enough that a keystroke's answer does not seem late. */
export const SLICE_MS = 8
/** A clock that is set back must not make a slice endless. */
const SLICE_COUNT = 512

export interface SliceWork<Item> {
  /** Does one; false leaves it, and the queue, for the next slice. */
  readonly step: (item: Item) => boolean | void
  /** Wraps each slice, such as in one transaction. */
  readonly around?: (slice: () => void) => void
  /** The queue is empty. */
  readonly done?: () => void
}

export class Slices<Item> {
  readonly #clock: SyncClock
  readonly #work: SliceWork<Item>
  readonly #queue = new Set<Item>()
  #cancel: (() => void) | undefined
  #isWorking = false

  constructor(clock: SyncClock, work: SliceWork<Item>) {
    this.#clock = clock
    this.#work = work
  }

  get isEmpty(): boolean {
    return this.#queue.size === 0
  }

  has(item: Item): boolean {
    return this.#queue.has(item)
  }

  /** Queues these; the first slice is done now, unless one waits for its turn already. */
  add(items: Iterable<Item>): void {
    this.queue(items)
    this.start()
  }

  /** Queues these; the first slice is done in another turn, for whoever is in a transaction. */
  later(items: Iterable<Item>): void {
    this.queue(items)
    if (this.#queue.size > 0) this.#cancel ??= this.#clock.after(0, () => this.run())
  }

  /** Queues these and waits to be told to start. */
  queue(items: Iterable<Item>): void {
    for (const item of items) this.#queue.add(item)
  }

  start(): void {
    if (!this.#cancel && !this.#isWorking) this.run()
  }

  delete(item: Item): void {
    this.#queue.delete(item)
  }

  /** Does a slice now. */
  run(): void {
    this.#cancel?.()
    this.#cancel = undefined
    if (this.#queue.size === 0 || this.#isWorking) return
    const { around } = this.#work
    this.#isWorking = true
    try {
      if (around) around(() => this.#slice())
      else this.#slice()
    } finally {
      this.#isWorking = false
    }
    if (this.#queue.size > 0) this.#cancel ??= this.#clock.after(0, () => this.run())
    else this.#work.done?.()
  }

  clear(): void {
    this.#cancel?.()
    this.#cancel = undefined
    this.#queue.clear()
  }

  #slice(): void {
    const end = this.#clock.now() + SLICE_MS
    let count = 0
    for (const item of this.#queue) {
      this.#queue.delete(item)
      if (this.#work.step(item) === false) {
        this.#queue.add(item)
        return
      }
      count += 1
      if (count >= SLICE_COUNT || this.#clock.now() >= end) return
    }
  }
}
