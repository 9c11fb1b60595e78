import { describe, expect, it } from 'vitest'
import type { PageClock } from '../../../../renderer/bridge/page-clock'
import { matchPattern } from '../../../../renderer/editor/finding/pattern'
import { type Learned, PatternFinder } from '../../../../renderer/editor/finding/pattern-finder'
import type { StartPatternThread } from '../../../../renderer/editor/finding/pattern-thread'
import type {
  PatternAnswer,
  PatternQuestion,
} from '../../../../renderer/editor/finding/pattern-worker'

/** A thread that answers when it is told to, and a clock that is past its time when it is told to. */
function lab() {
  const questions: PatternQuestion[] = []
  let tell: (answer: PatternAnswer) => void = () => {}
  let ended = 0
  let timers: (() => void)[] = []
  const start: StartPatternThread = (told) => {
    tell = told
    return { ask: (question) => questions.push(question), end: () => (ended += 1) }
  }
  const clock: PageClock = {
    now: () => 0,
    after: (_milliseconds, action) => {
      timers.push(action)
      return () => {
        timers = timers.filter((timer) => timer !== action)
      }
    },
  }
  const finder = new PatternFinder({ pattern: { source: 'a', flags: 'gmu' }, start, clock })
  const learned: Learned[] = []
  return {
    finder,
    questions,
    learned,
    learn: (...texts: readonly string[]) => finder.learn(texts, (each) => learned.push(each)),
    answer: () => {
      const { pattern, texts } = questions.at(-1) ?? { pattern: undefined, texts: [] }
      tell(texts.map((text) => (pattern ? matchPattern(pattern, text) : [])))
    },
    timeOut: () => {
      for (const timer of timers) timer()
    },
    ended: () => ended,
    timers: () => timers.length,
  }
}

describe('the texts of a pattern', () => {
  it('are learned some at a time, each once', () => {
    const { finder, questions, learned, learn, answer } = lab()
    const long = 'a'.repeat(25_000)
    learn('ab', long, 'aa', 'ab')
    expect(questions.map(({ texts }) => texts)).toEqual([['ab', long]])
    answer()
    expect(learned).toEqual([])
    answer()
    expect(questions.at(-1)?.texts).toEqual(['aa'])
    expect(learned).toEqual(['learned'])
    expect(finder.findSpans('aa').length).toBe(2)
    learn('aa', 'ba')
    expect(questions.at(-1)?.texts).toEqual(['ba'])
    expect(finder.findSpans('ba')).toEqual([])
    answer()
    expect(finder.findSpans('ba')).toEqual([{ from: 1, to: 2 }])
  })

  it('are told to who asked last', () => {
    const { learned, learn, answer, finder } = lab()
    learn('a')
    finder.forget()
    learn('ab')
    answer()
    expect(learned).toEqual([])
    answer()
    expect(learned).toEqual(['learned'])
  })

  it('are given up where the thread does not answer in its time', () => {
    const { learned, learn, timeOut, ended, questions, timers } = lab()
    learn('a')
    timeOut()
    expect(learned).toEqual(['slow'])
    expect(ended()).toBe(1)
    expect(timers()).toBe(0)
    learn('b')
    expect(learned).toEqual(['slow', 'slow'])
    expect(questions.length).toBe(1)
  })
})
