/**
 * What one pattern finds, text by text. Texts are learned in a thread, a few thousand letters at a
 * time, and one that does not answer is ended: no expression holds up the window. What a text says
 * is kept, so that after a letter one paragraph is asked for again.
 */
import type { PageClock } from '../../bridge/page-clock'
import type { FindSpans, Span } from './match-text'
import type { Pattern } from './pattern'
import type { PatternThread, StartPatternThread } from './pattern-thread'

export type Learned = 'learned' | 'slow'

const AT_ONCE = 20_000
/** Milliseconds for so many letters, its start included: a sound expression takes a few. */
const AT_MOST = 10_000

const NONE: readonly Span[] = []

export interface PatternFinderParts {
  readonly pattern: Pattern
  readonly start: StartPatternThread
  readonly clock: PageClock
}

export class PatternFinder {
  readonly #parts: PatternFinderParts
  readonly #known = new Map<string, readonly Span[]>()
  #thread: PatternThread | undefined
  /** Asked of the thread, which answers in its time. */
  #asked: readonly string[] = []
  #waiting: readonly string[] = []
  #done: (learned: Learned) => void = () => {}
  #stopClock: () => void = () => {}
  #isSlow = false

  constructor(parts: PatternFinderParts) {
    this.#parts = parts
  }

  /** Knows only what was learned. */
  readonly findSpans: FindSpans = (text) => this.#known.get(text) ?? NONE

  /** Told once, and not at all where something else is to be learned before. */
  learn(texts: Iterable<string>, done: (learned: Learned) => void): void {
    this.#waiting = [...new Set(texts)].filter((text) => !this.#known.has(text))
    this.#done = done
    if (this.#asked.length === 0) this.#ask()
  }

  /** What is being learned is told to nobody. */
  forget(): void {
    this.#done = () => {}
    this.#waiting = []
  }

  end(): void {
    this.#stopClock()
    this.forget()
    this.#thread?.end()
    this.#thread = undefined
    this.#asked = []
  }

  #ask(): void {
    if (this.#isSlow) return this.#done('slow')
    const texts = this.#takeSome()
    this.#asked = texts
    if (texts.length === 0) return this.#done('learned')
    const { pattern, start, clock } = this.#parts
    this.#thread ??= start(this.#told)
    this.#stopClock = clock.after(AT_MOST, this.#giveUp)
    this.#thread.ask({ pattern, texts })
  }

  #takeSome(): readonly string[] {
    const waiting = this.#waiting.filter((text) => !this.#known.has(text))
    let letters = 0
    const past = waiting.findIndex((text) => {
      const isPast = letters >= AT_ONCE
      letters += text.length
      return isPast
    })
    const count = past < 0 ? waiting.length : past
    this.#waiting = waiting.slice(count)
    return waiting.slice(0, count)
  }

  readonly #told = (answer: readonly (readonly Span[])[]): void => {
    this.#stopClock()
    for (const [at, text] of this.#asked.entries()) this.#known.set(text, answer[at] ?? NONE)
    this.#ask()
  }

  readonly #giveUp = (): void => {
    const done = this.#done
    this.#isSlow = true
    this.end()
    done('slow')
  }
}
