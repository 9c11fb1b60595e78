import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { dateWords } from '../../../renderer/i18n/date-words'
import { readDateWords } from '../../../renderer/i18n/read-date-words'
import { parseImpreciseDate, writeImpreciseDate } from '../../../shared/model/imprecise-date'

function stored(written: string): string | undefined {
  const date = readDateWords(written)
  return date && writeImpreciseDate(date)
}

function said(language: 'fr' | 'en', text: string): string | undefined {
  const date = parseImpreciseDate(text)
  return date && dateWords(language, date)
}

describe('a date that a person types', () => {
  it.each([
    ['janvier 2025', '2025-01'],
    ['Janv. 2025', '2025-01'],
    ['en 2025', '2025'],
    ['le 15 janvier 2025', '2025-01-15'],
    ['1er mai 2025', '2025-05-01'],
    ['à partir de janvier 2025', '2025-01/..'],
    ['à partir d’août 2025', '2025-08/..'],
    ['depuis le 3 mars 2024', '2024-03-03/..'],
    ['dès 2023', '2023/..'],
    ['jusqu’en juin 2025', '../2025-06'],
    ['à partir d’environ 1998', '1998~/..'],
    ['à partir de vers 1998', '1998~/..'],
    ['jusque vers 1998', '../1998~'],
    ['jusqu’à vers 1998', '../1998~'],
    ['jusque vers le 5 juin 1998', '../1998-06-05~'],
    ['jusqu’au 5 juin 2025', '../2025-06-05'],
    ['de janvier à juin 2025', '2025-01/2025-06'],
    ['de mars 2023 à juin 2025', '2023-03/2025-06'],
    ['du 3 au 5 mai 2025', '2025-05-03/2025-05-05'],
    ['entre 2020 et 2022', '2020/2022'],
    ['2023-2025', '2023/2025'],
    ['2020 – aujourd’hui', '2020/..'],
    ['vers 1998', '1998~'],
    ['15/01/2025', '2025-01-15'],
    ['01/2025', '2025-01'],
  ])('is understood in French: %s', (written, expected) => {
    expect(stored(written)).toBe(expected)
  })

  it.each([
    ['January 2025', '2025-01'],
    ['Jan 15, 2025', '2025-01-15'],
    ['15th of January 2025', '2025-01-15'],
    ['from January 2025', '2025-01/..'],
    ['since 2019', '2019/..'],
    ['until June 2025', '../2025-06'],
    ['from January to June 2025', '2025-01/2025-06'],
    ['between May 2024 and June 2025', '2024-05/2025-06'],
    ['about 1998', '1998~'],
    ['2025-01/..', '2025-01/..'],
  ])('is understood in English: %s', (written, expected) => {
    expect(stored(written)).toBe(expected)
  })

  it.each(['', 'bientôt', '31 février 2025', 'jui 2025', '2026 à 2024', 'janvier', '13/2025'])(
    'is refused when it is none: %s',
    (written) => expect(stored(written)).toBeUndefined(),
  )
})

describe('a date in words', () => {
  it('is said as people say it', () => {
    expect(said('fr', '2025-01/..')).toBe('à partir de janvier 2025')
    expect(said('fr', '2025-04/..')).toBe('à partir d’avril 2025')
    expect(said('fr', '2025-04-15/..')).toBe('à partir du 15 avril 2025')
    expect(said('fr', '2025-01/2025-06')).toBe('de janvier à juin 2025')
    expect(said('fr', '2025-05-03/2025-05-05')).toBe('du 3 au 5 mai 2025')
    expect(said('fr', '../2025-06')).toBe('jusqu’en juin 2025')
    expect(said('fr', '1998~')).toBe('vers 1998')
    expect(said('fr', '1998-04-15~')).toBe('vers le 15 avril 1998')
    expect(said('fr', '1998~/..')).toBe('à partir d’environ 1998')
    expect(said('fr', '../1998~')).toBe('jusque vers 1998')
    expect(said('fr', '1998~/2005~')).toBe('d’environ 1998 à environ 2005')
    expect(said('en', '2025-01-15')).toBe('January 15, 2025')
    expect(said('en', '2025-01/2025-06')).toBe('from January to June 2025')
    expect(said('en', '2025-01/..')).toBe('from January 2025')
  })

  it('is read back as the same date', () => {
    const two = (most: number) =>
      fc.integer({ min: 1, max: most }).map((part) => String(part).padStart(2, '0'))
    const point = fc
      .tuple(
        fc.integer({ min: 1000, max: 9999 }),
        fc.option(fc.tuple(two(12), fc.option(two(28)))),
        fc.boolean(),
      )
      .map(([year, rest, about]) => {
        const [month, day] = rest ?? []
        return [year, month, day].filter(Boolean).join('-') + (about ? '~' : '')
      })
    const date = fc.oneof(
      point,
      point.map((from) => `${from}/..`),
      point.map((until) => `../${until}`),
      fc.tuple(point, point).map((ends) => ends.join('/')),
    )
    fc.assert(
      fc.property(date, fc.constantFrom('fr' as const, 'en' as const), (text, language) => {
        const words = said(language, text)
        fc.pre(words !== undefined)
        expect({ words, is: stored(words ?? '') }).toEqual({ words, is: text })
      }),
    )
  })
})
