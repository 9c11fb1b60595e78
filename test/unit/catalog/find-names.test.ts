import { describe, expect, it } from 'vitest'
import { wordsOf } from '../../../host/catalog/fold'
import { NameFinder, nameWords } from '../../../host/catalog/find-names'

function said(text: string, ...names: readonly string[]): readonly string[] {
  return new NameFinder(names.map((name) => [name, name]))
    .find(text)
    .map(({ keys, at, length }) => `${keys.join('+')}: ${text.slice(at, at + length)}`)
}

describe('the names that a text says', () => {
  it('are whole words, whatever their accents, case, articles and ligatures', () => {
    expect(said('Le RESEAU, l’Animation; réseautage', 'réseau', "L'animation")).toEqual([
      'réseau: RESEAU',
      "L'animation: Animation",
    ])
    expect(said('le cœur de l’Œuvre', 'coeur', 'Oeuvre', 'ouvre')).toEqual([
      'coeur: cœur',
      'Oeuvre: Œuvre',
    ])
    expect(said('e\u0301te\u0301', 'été')).toEqual(['été: e\u0301te\u0301'])
    expect(said('aujourd’hui', 'jour', 'aujourd’hui')).toEqual(['aujourd’hui: aujourd’hui'])
  })

  it('are the longest where several begin, and go over signs and elided articles', () => {
    const names = ['communauté', 'communauté de pratique', "mieux vivre l'animation"]
    expect(said('La communauté de pratique: communauté de', ...names)).toEqual([
      'communauté de pratique: communauté de pratique',
      'communauté: communauté',
    ])
    expect(said('Mieux vivre l’animation', ...names)).toHaveLength(1)
    expect(said('mieux vivre — animation', ...names)).toHaveLength(1)
  })

  it('are those of every script, and of all that share one', () => {
    expect(said('קהילה של עשייה 🌿', 'של עשייה')).toEqual(['של עשייה: של עשייה'])
    const finder = new NameFinder([
      [1, 'Réseau'],
      [2, 'reseau'],
      [1, 'réseau'],
    ])
    expect(finder.find('réseau')).toEqual([{ keys: [1, 2], at: 0, length: 6 }])
  })

  it('are none for what has fewer than three letters, or more words than a sentence', () => {
    expect(said('le de a 🌿 ', 'le', 'a', '🌿', '', '. .')).toEqual([])
    expect(said('un a b', 'a b')).toEqual([])
    expect(nameWords('mot '.repeat(2500))).toBeUndefined()
  })

  it.each([
    "L'été à l’œuvre, aujourd'hui",
    'Мой дом и ёлка',
    'مُحَمَّد',
    '한국어 문서',
    'Straße İstanbul',
    'हिन्दी',
  ])('are cut from %s into the words that the index has', (text) => {
    expect(nameWords(text)).toEqual(wordsOf(text))
  })
})
