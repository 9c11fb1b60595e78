/** What the store puts in order between requests, a little at a time, as long as there is something to do. */
import { storeErrorOf } from '../log/open-sqlite'

export class TidyLater {
  readonly #later: (step: () => void) => void
  readonly #tidy: () => boolean
  #isWaiting = false

  /** `tidy` does a little, and says whether there is more. */
  constructor(later: (step: () => void) => void, tidy: () => boolean) {
    this.#later = later
    this.#tidy = tidy
  }

  begin(): void {
    if (this.#isWaiting) return
    this.#isWaiting = true
    this.#later(() => {
      this.#isWaiting = false
      if (this.#step()) this.begin()
    })
  }

  /** What the disk refuses here, it refuses whoever writes next, who can say so. */
  #step(): boolean {
    try {
      return this.#tidy()
    } catch (error) {
      if (storeErrorOf(error) === undefined) throw error
      return false
    }
  }
}
