/** One step at a time: what a socket's channels read from the store is in memory for one of them only. */
export class Turns {
  #tail: Promise<void> = Promise.resolve()

  take(step: () => Promise<void>): Promise<void> {
    const done = this.#tail.then(step)
    this.#tail = done.catch(() => undefined)
    return done
  }
}
