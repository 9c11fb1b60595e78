import { foldLetters } from '../../../shared/text/fold'

/** Two different places among so many, in order, from two random numbers. */
export function pickTwo(count: number, random: Uint32Array): readonly [number, number] {
  const first = (random[0] ?? 0) % count
  const step = 1 + ((random[1] ?? 0) % (count - 1))
  const second = (first + step) % count
  return first < second ? [first, second] : [second, first]
}

/** As forgiving as restoring is: case, accents and spaces around do not count. */
export function isSameWord(typed: string, word: string): boolean {
  return foldLetters(typed.trim()) === foldLetters(word)
}
