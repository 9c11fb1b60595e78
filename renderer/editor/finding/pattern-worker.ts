/** The pattern's thread: takes one pattern and texts, tells where each says it. */
import type { Span } from './match-text'
import { matchPattern, type Pattern } from './pattern'

export interface PatternQuestion {
  readonly pattern: Pattern
  readonly texts: readonly string[]
}

/** One for each text. */
export type PatternAnswer = readonly (readonly Span[])[]

interface WorkerScope {
  onmessage: ((event: MessageEvent<PatternQuestion>) => void) | null
  postMessage(answer: PatternAnswer): void
}

const scope = self as unknown as WorkerScope

scope.onmessage = ({ data: { pattern, texts } }) => {
  scope.postMessage(texts.map((text) => matchPattern(pattern, text)))
}
