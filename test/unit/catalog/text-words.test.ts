import { describe, expect, it } from 'vitest'
import { wordsIn } from '../../../host/catalog/text-words'

const foldedIn = (text: string) => wordsIn(text).map(({ folded }) => folded)

describe('the words of a text', () => {
  it('are folded, and stand where they are written', () => {
    expect(wordsIn('« Œuvre » d’été, E\u0301té 2')).toEqual([
      { folded: 'oeuvre', from: 2, to: 7 },
      { folded: 'ete', from: 12, to: 15 },
      { folded: 'ete', from: 17, to: 21 },
      { folded: '2', from: 22, to: 23 },
    ])
  })

  it('are not the articles that are elided before another word', () => {
    expect(foldedIn('L’abri, jusqu’ici, l’ 5, aujourd’hui, quelqu’un, l’')).toEqual(
      'abri ici l 5 aujourd hui quelqu un l'.split(' '),
    )
  })

  it('may be longer than one that is kept, and have letters of two code units or none', () => {
    const long = 'Anticonstitutionnellement'
    expect(foldedIn(`${long} ${long} 𝒜bri 😀 \ud800 x`)).toEqual([
      long.toLowerCase(),
      long.toLowerCase(),
      '𝒜bri',
      'x',
    ])
  })
})
