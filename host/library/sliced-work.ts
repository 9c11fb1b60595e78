/** Work that a request waits for, a slice at a time; it ends with the library, done or not. */
import type { SyncClock } from '../sync/contract'
import { Slices } from '../sync/slices'

export class SlicedWork {
  readonly #clock: SyncClock
  /** Each gives up when it is called. */
  readonly #running = new Set<() => void>()
  #isClosed = false

  constructor(clock: SyncClock) {
    this.#clock = clock
  }

  /**
   * False where the library was closed before the end. An item whose step answers false has another
   * one in the next slice. What a step throws, whoever waits is told.
   */
  run<Item>(items: Iterable<Item>, step: (item: Item) => boolean | void): Promise<boolean> {
    if (this.#isClosed) return Promise.resolve(false)
    return new Promise((resolve, reject) => {
      const slices = new Slices<Item>(this.#clock, {
        step: (item) => {
          try {
            return step(item)
          } catch (error) {
            stop()
            reject(error)
            return true
          }
        },
        done: () => end(true),
      })
      const end = (isDone: boolean) => {
        this.#running.delete(giveUp)
        resolve(isDone)
      }
      const stop = () => {
        slices.clear()
        this.#running.delete(giveUp)
      }
      const giveUp = () => {
        stop()
        resolve(false)
      }
      slices.queue(items)
      if (slices.isEmpty) return end(true)
      this.#running.add(giveUp)
      slices.later([])
    })
  }

  close(): void {
    this.#isClosed = true
    for (const giveUp of [...this.#running]) giveUp()
  }
}
