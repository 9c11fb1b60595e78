import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sentenceAround } from '../../../host/catalog/sentence'

function around(text: string, match: string): string {
  const found = sentenceAround(text, text.indexOf(match), match.length)
  return `${found.before}[${found.match}]${found.after}`
}

describe('the sentence around a link', () => {
  it('begins and ends where the sentence does', () => {
    expect(around('Avant. Voir le réseau du nord ! Après.', 'réseau')).toBe(
      'Voir le [réseau] du nord !',
    )
    expect(around('Il dit : « Non. » Voir le réseau', 'réseau')).toBe('Voir le [réseau]')
    expect(around('réseau', 'réseau')).toBe('[réseau]')
  })

  it('is a paragraph, an item or a cell of its own', () => {
    expect(around('Titre\nun  réseau\tici\nfin', 'réseau')).toBe('un [réseau]')
  })

  it('goes on after a point that ends no word', () => {
    expect(around('La version 2.5 du réseau de 9.30 h. Fin', 'réseau')).toBe(
      'La version 2.5 du [réseau] de 9.30 h.',
    )
  })

  it('is cut between words where it is long, evenly or where there is room', () => {
    const long = 'mot '.repeat(200)
    const both = around(`${long}réseau ${long}`, 'réseau')
    expect(both).toMatch(/^… mot .*\[réseau\] mot.* mot …$/)
    expect(both.length).toBeLessThan(210)
    const late = around(`${long}réseau.`, 'réseau')
    expect(late).toMatch(/^… mot .*\[réseau\]\.$/)
    expect(late.length).toBeGreaterThan(170)
  })

  it('keeps letters whole, whatever the text and the place', () => {
    const letters = fc
      .array(fc.constantFrom('a', ' ', '🌿', '.', '\n', 'é', 'נ'))
      .map((all) => all.join(''))
    fc.assert(
      fc.property(letters, fc.nat(50), fc.integer({ min: 1, max: 300 }), (text, at, length) => {
        const { before, match, after } = sentenceAround(text.repeat(9), at, length)
        expect(before.length + after.length).toBeLessThan(190)
        expect(match.length).toBeLessThan(125)
      }),
    )
  })
})
