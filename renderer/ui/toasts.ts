/**
 * Short messages at the foot of the page. Used where the screen itself does not show that something
 * was done; never for errors that need an answer. A refusal that nobody put away is kept, to be read
 * again when its time is over.
 */
import { UNSTABLE_ToastQueue as ToastQueue } from 'react-aria-components'

export interface ToastWords {
  readonly text: string
  readonly tone?: 'plain' | 'danger'
  readonly action?: { readonly label: string; readonly onPress: () => void }
  /** What it is about: the next message about the same takes its place. */
  readonly about?: string
}

export interface KeptRefusal {
  readonly text: string
  readonly at: number
}

/** While a hand or the focus is on a message, its time stands still. */
const SHOWN_MS = 6000
/** What it offers can be read, thought about, and reached by keys. */
const OFFER_MS = 20_000
const REFUSAL_MS = 10_000
const REFUSAL_MS_A_LETTER = 90
const MOST_KEPT = 20

export class Toasts {
  readonly queue = new ToastQueue<ToastWords>({ maxVisibleToasts: 2 })
  readonly #now: () => number
  readonly #listeners = new Set<() => void>()
  /** Put away by a person, who has read them. */
  readonly #read = new Set<string>()
  #kept: readonly KeptRefusal[] = []

  constructor(now: () => number) {
    this.#now = now
  }

  /** The refusals whose time is over, the last one first. */
  readonly read = (): readonly KeptRefusal[] => this.#kept

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  show(words: ToastWords): void {
    if (words.about !== undefined)
      for (const { key, content } of this.queue.visibleToasts)
        if (content.about === words.about) this.putAway(key)
    if (words.tone !== 'danger') {
      this.queue.add(words, { timeout: words.action ? OFFER_MS : SHOWN_MS })
      return
    }
    const at = this.#now()
    const timeout = Math.max(REFUSAL_MS, words.text.length * REFUSAL_MS_A_LETTER)
    const key = this.queue.add(words, {
      timeout,
      onClose: () => {
        if (!this.#read.delete(key)) this.#keep({ text: words.text, at })
      },
    })
  }

  putAway(key: string): void {
    this.#read.add(key)
    this.queue.close(key)
    this.#read.delete(key)
  }

  /** All that was kept has been read. */
  readonly forget = (): void => this.#set([])

  /** Said again, it stands once. */
  #keep(refusal: KeptRefusal): void {
    const others = this.#kept.filter(({ text }) => text !== refusal.text)
    this.#set([refusal, ...others].slice(0, MOST_KEPT))
  }

  #set(kept: readonly KeptRefusal[]): void {
    this.#kept = kept
    for (const listener of [...this.#listeners]) listener()
  }
}
