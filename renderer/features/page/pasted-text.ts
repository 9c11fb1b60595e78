/** Formatted text that was pasted into an empty draft, for as long as the draft holds just that. */
export class PastedText {
  #html: string | undefined
  /** The body right after; undefined until the paste arrived in it. */
  #body: string | undefined

  paste(html: string, before: string): void {
    this.#html = html !== '' && before === '' ? html : undefined
    this.#body = undefined
  }

  /** The body changed: by the paste itself, or by a person who typed on. */
  change(body: string): void {
    if (this.#html === undefined) return
    this.#body ??= body
    if (this.#body !== body) this.#html = undefined
  }

  /** With its formatting, when nothing but it is in the body. */
  htmlOf(body: string): string | null {
    return this.#html !== undefined && this.#body === body ? this.#html : null
  }
}
