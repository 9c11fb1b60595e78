/**
 * What is done a part at a time, such as a change to thousands of notes: whoever waits for this thread
 * has a turn between two parts. What is small is one part, and done at once.
 */
import type { SlicedWork } from './sliced-work'

export type Parts<Result> = Generator<undefined, Result>

/** As many members as are written in a few milliseconds. */
export const PART = 512

/** Calls with so many of them at a time. */
export function* forParts<Item>(
  items: Iterable<Item>,
  write: (some: readonly Item[]) => void,
): Parts<void> {
  const all = [...items]
  for (let at = 0; at < all.length; at += PART) {
    if (at > 0) yield
    write(all.slice(at, at + PART))
  }
}

/** All that is left, at once. */
export function finish<Result>(parts: Parts<Result>): Result {
  for (;;) {
    const { done, value } = parts.next()
    if (done) return value
  }
}

/** Parts that have begun, and how they ended. */
export class Begun<Result> {
  readonly #parts: Parts<Result>
  /** Gives the result, or throws again what a part has thrown. */
  #end: (() => Result) | undefined

  /** The first part is done by then. */
  constructor(parts: Parts<Result>) {
    this.#parts = parts
    this.#next()
  }

  get isEnded(): boolean {
    return this.#end !== undefined
  }

  /** All that is left, a part a turn; settles also where it was finished meanwhile. */
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
      const { done, value } = this.#parts.next()
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
