/** Work that a request waits for, a slice at a time; it ends with the library, done or not. */
import type { SyncClock } from '../sync/contract'
import { Slices } from '../sync/slices'

export class SlicedWork {
  readonly #clock: SyncClock
  /** Each gives up when it is called. */
  readonly #running = new Set<() => void>()

  constructor(clock: SyncClock) {
    this.#clock = clock
  }

  /** False where the library was closed before the end. */
  run<Item>(items: Iterable<Item>, step: (item: Item) => void): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (isDone: boolean) => {
        this.#running.delete(stop)
        resolve(isDone)
      }
      const slices = new Slices<Item>(this.#clock, {
        step: (item) => step(item),
        done: () => end(true),
      })
      const stop = () => {
        slices.clear()
        end(false)
      }
      slices.queue(items)
      if (slices.isEmpty) return end(true)
      this.#running.add(stop)
      slices.later([])
    })
  }

  close(): void {
    for (const stop of [...this.#running]) stop()
  }
}
