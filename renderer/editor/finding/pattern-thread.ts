/** The page's side of the pattern's thread. */
import type { PatternAnswer, PatternQuestion } from './pattern-worker'

export interface PatternThread {
  readonly ask: (question: PatternQuestion) => void
  /** Also in the middle of an answer. */
  readonly end: () => void
}

export type StartPatternThread = (told: (answer: PatternAnswer) => void) => PatternThread

export const startPatternThread: StartPatternThread = (told) => {
  const worker = new Worker(new URL('./pattern-worker.ts', import.meta.url), { type: 'module' })
  worker.onmessage = ({ data }: MessageEvent<PatternAnswer>) => told(data)
  return { ask: (question) => worker.postMessage(question), end: () => worker.terminate() }
}
