import { expect, test } from 'vitest'
import { isSameWord, pickTwo } from '../../../renderer/features/settings/two-words'

test('two different words are asked for, and accents are forgiven', () => {
  for (let seed = 0; seed < 200; seed++) {
    const [first, second] = pickTwo(24, Uint32Array.of(seed * 7919, seed * 104729))
    expect(first).toBeLessThan(second)
    expect(second).toBeLessThan(24)
  }
  expect(isSameWord(' Geant ', 'géant')).toBe(true)
  expect(isSameWord('géants', 'géant')).toBe(false)
})
