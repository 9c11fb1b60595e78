/** A page's channel while its document is read from disk: what the page says meanwhile is kept for it. */
export interface OpeningLink {
  /** Tells the page. */
  close(code: number): void
  /** The channel is gone, by whoever closed it. */
  left(): void
}

export class OpeningChannel {
  readonly #link: OpeningLink
  readonly #said: Uint8Array[] = []

  constructor(link: OpeningLink) {
    this.#link = link
  }

  /** In its order, for the channel that takes this one's place. */
  get said(): readonly Uint8Array[] {
    return this.#said
  }

  receive(bytes: Uint8Array): void {
    this.#said.push(bytes)
  }

  close(code: number): void {
    this.#link.close(code)
    this.leave()
  }

  leave(): void {
    this.#link.left()
  }
}
