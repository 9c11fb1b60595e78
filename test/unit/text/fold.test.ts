import { describe, expect, it } from 'vitest'
import { foldLetters, withoutMarks } from '../../../shared/text/fold'

describe('letters as people type them', () => {
  it.each([
    ['ÉTÉ à la forêt', 'ete a la foret'],
    ['E\u0301te\u0301', 'ete'],
    ['Œuvre et cæcum', 'oeuvre et caecum'],
    ['ΟΔΟΣ οδός', 'οδοσ οδοσ'],
    ['İstanbul', 'istanbul'],
    ['Straße', 'straße'],
    ['L’eau', 'l’eau'],
    ['Plain 12', 'plain 12'],
  ])('are of %s: %s', (written, folded) => {
    expect(foldLetters(written)).toBe(folded)
  })

  it('are the same folded again, and keep Korean syllables whole', () => {
    for (const text of ['Été Œ', '한국어', 'हिन्दी', 'עִבְרִית'])
      expect(foldLetters(foldLetters(text))).toBe(foldLetters(text))
    expect(withoutMarks('한국어')).toBe('한국어')
  })
})
