/**
 * What is done a turn at a time, such as a change to thousands of notes: whoever waits for this thread
 * comes between two turns. What is small takes one, and is done at once.
 */
import type { SyncClock } from '../sync/contract'
import { SLICE_MS } from '../sync/slices'
import type { SlicedWork } from './sliced-work'

export type Turns<Result> = Generator<undefined, Result>

/** As many members as are written in a few milliseconds. */
export const MEMBERS_A_TURN = 512

/** Calls with so many of them at a time. */
export function* forTurns<Item>(
  items: Iterable<Item>,
  write: (some: readonly Item[]) => void,
): Turns<void> {
  const all = [...items]
  for (let at = 0; at < all.length; at += MEMBERS_A_TURN) {
    if (at > 0) yield
    write(all.slice(at, at + MEMBERS_A_TURN))
  }
}

/** As many pieces a turn as fit into a slice. */
export function* inTurns<Result>(
  pieces: Iterator<undefined, Result>,
  clock: SyncClock,
): Turns<Result> {
  for (;;) {
    const end = clock.now() + SLICE_MS
    do {
      const { done, value } = pieces.next()
      if (done) return value
    } while (clock.now() < end)
    yield
  }
}

/** Turns that have begun, and how they ended. */
export class RunningTurns<Result> {
  readonly #turns: Turns<Result>
  /** Gives the result, or throws again what a turn has thrown. */
  #end: (() => Result) | undefined

  /** The first turn is done by then. */
  constructor(turns: Turns<Result>) {
    this.#turns = turns
    this.#next()
  }

  get isEnded(): boolean {
    return this.#end !== undefined
  }

  /** All that is left; settles also where it was finished meanwhile. */
  async follow(work: SlicedWork): Promise<Result> {
    await work.run([this], () => this.isEnded || this.#next())
    return this.finish()
  }

  /** All that is left, at once. */
  finish(): Result {
    while (!this.#end) this.#next()
    return this.#end()
  }

  #next(): boolean {
    try {
      const { done, value } = this.#turns.next()
      if (done) this.#end = () => value
      return done === true
    } catch (error) {
      this.#end = () => {
        throw error
      }
      throw error
    }
  }
}
