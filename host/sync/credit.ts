/** Bytes that may still be sent on a channel; the last frame may go below zero (R-WINDOW-1). */
export class Credit {
  #bytes: number

  constructor(bytes: number) {
    this.#bytes = bytes
  }

  get isLeft(): boolean {
    return this.#bytes > 0
  }

  spend(bytes: number): void {
    this.#bytes -= bytes
  }

  add(bytes: number): void {
    this.#bytes += bytes
  }
}
