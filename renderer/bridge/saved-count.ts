/**
 * How many edits of this window the library has not confirmed. Messages on a socket are numbered by
 * counting, and "saved" names the last one on the disk; but an update alone proves nothing of the
 * edits before it that died with an earlier socket. Only from the answer to the library's own sync
 * step 1 on, which carries all that it lacks, does a number confirm everything made until then.
 */
import { messageYjsSyncStep2 } from 'y-protocols/sync'

const MESSAGE_SYNC = 0

export class SavedCount {
  #made = 0
  #confirmed = 0
  #hasAnswered = false
  #marks: { readonly number: number; readonly made: number }[] = []

  get unsaved(): number {
    return this.#made - this.#confirmed
  }

  edited(): void {
    this.#made += 1
  }

  socketOpened(): void {
    this.#hasAnswered = false
    this.#marks = []
  }

  sent(number: number, message: Uint8Array): void {
    if (message[0] !== MESSAGE_SYNC) return
    if (message[1] === messageYjsSyncStep2) this.#hasAnswered = true
    if (this.#hasAnswered) this.#marks.push({ number, made: this.#made })
  }

  saved(number: number): void {
    for (let mark = this.#marks[0]; mark && mark.number <= number; mark = this.#marks[0]) {
      this.#confirmed = Math.max(this.#confirmed, mark.made)
      this.#marks.shift()
    }
  }
}
