import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asksNothingYet, titleOf } from '../../../shared/text/query/asked'
import {
  applyCompletion,
  completeQuery,
  type KnownValues,
} from '../../../shared/text/query/complete'
import { parseDateRange } from '../../../shared/text/query/date-range'
import { parseQuery, type QueryPart } from '../../../shared/text/query/query'

/** In short: `-"a b"`, `title~mot`, `tag=eau`, `type?`. */
function told(query: string): readonly string[] {
  return parseQuery(query).map((part) => `${part.isNegated ? '-' : ''}${tellPart(part)}`)
}

function tellPart(part: QueryPart): string {
  if (part.kind === 'unfinished') return `${part.field}?`
  if (part.kind === 'filter') {
    const { filter } = part
    if ('name' in filter) return `${filter.field}=${filter.isWhole ? '!' : ''}${filter.name}`
    const { value } = filter
    return `${filter.field}=${typeof value === 'string' ? value : [value.from, value.to].join('..')}`
  }
  const words = part.isPhrase ? `"${part.text}"` : part.text
  return `${part.where === 'title' ? 'title~' : ''}${words}${part.isOpen ? '*' : ''}`
}

describe('a query', () => {
  it('is words, phrases and what is not wanted', () => {
    expect(told('réseau "communauté de pratique" -nord -« la côte » fi')).toEqual([
      'réseau',
      '"communauté de pratique"',
      '-nord',
      '-"la côte"',
      'fi*',
    ])
    expect(told('avant-hier l’animation "ouverte de')).toEqual([
      'avant-hier',
      'l’animation',
      '"ouverte de"*',
    ])
  })

  it('has fields in French and in English, whatever their accents and case', () => {
    expect(told('Étiquette:eau etiquette:eau tag:eau TAG:"eau potable" ')).toEqual([
      'tag=eau',
      'tag=eau',
      'tag=eau',
      'tag=!eau potable',
    ])
    expect(
      told('auteur:"Marie Roy" author:roy carnet:a notebook:b catégorie:c category:d '),
    ).toEqual([
      'author=!Marie Roy',
      'author=roy',
      'notebook=a',
      'notebook=b',
      'category=c',
      'category=d',
    ])
    expect(
      told('type:terme type:TERM type:org licence:cc-by license:CC-BY-NC-4.0 licence:aucune '),
    ).toEqual([
      'type=term',
      'type=term',
      'type=organisation',
      'licence=CC-BY-4.0',
      'licence=CC-BY-NC-4.0',
      'licence=none',
    ])
    expect(told('langue:fr language:pt-BR a:tâche has:task à:pièce has:attachment ')).toEqual([
      'language=fr',
      'language=pt-br',
      'has=task',
      'has=task',
      'has=attachment',
      'has=attachment',
    ])
    expect(told('titre:réseau title:"au nord" -titre:sud titre:mo')).toEqual([
      'title~réseau',
      'title~"au nord"',
      '-title~sud',
      'title~mo*',
    ])
    expect(told('-type:term -tag:eau')).toEqual(['-type=term', '-tag=eau'])
  })

  it('takes dates by what was done to a note, whichever way its name is written', () => {
    const fieldsOf = (query: string) =>
      parseQuery(query).map((part) => part.kind === 'filter' && part.filter.field)
    expect(fieldsOf('modifiée:2025 publié:2025 Publiée:2025 published:2025')).toEqual([
      'modified',
      'published',
      'published',
      'published',
    ])
    expect(fieldsOf('intégré:2025 integree:>2025 integrated:2025')).toEqual([
      'integrated',
      'integrated',
      'integrated',
    ])
  })

  it('asks for nothing while a field waits for its value', () => {
    expect(told('eau type: tag:"')).toEqual(['eau', 'type?', 'tag?'])
  })

  it('is words where a field or a value is none', () => {
    expect(told('foo:bar https://exemple.fr ')).toEqual(['foo:bar', 'https://exemple.fr'])
    expect(told('type:banane modifié:hier langue:français licence:"a b" ')).toEqual([
      'type:banane',
      'modifié:hier',
      'langue:français',
      'licence:',
      '"a b"',
    ])
  })

  it('never throws, and every part stands where it says', () => {
    const piece = fc.constantFrom(
      '"',
      '«',
      '»',
      '-',
      ':',
      ' ',
      'type',
      'tag:',
      'modified:',
      '>2025',
      '..',
      'é',
      '🌿',
    )
    const typed = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece).map((all) => all.join('')),
    )
    fc.assert(
      fc.property(typed, (query) => {
        let end = 0
        for (const part of parseQuery(query)) {
          expect(part.from).toBeGreaterThanOrEqual(end)
          expect(part.to).toBeGreaterThan(part.from)
          end = part.to
        }
        expect(end).toBeLessThanOrEqual(query.length)
      }),
    )
  })
})

describe('a date in a query', () => {
  const at = (year: number, month = 1, day = 1) => new Date(year, month - 1, day).getTime()

  it.each([
    ['2025', at(2025), at(2026) - 1],
    ['2025-12', at(2025, 12), at(2026) - 1],
    ['2024-2', at(2024, 2), at(2024, 3) - 1],
    ['2025-01-15', at(2025, 1, 15), at(2025, 1, 16) - 1],
    ['2025-01..2025-03', at(2025), at(2025, 4) - 1],
    ['2025-06..', at(2025, 6), undefined],
    ['..2025-06-30', undefined, at(2025, 7) - 1],
    ['>2025', at(2026), undefined],
    ['>=2025-03', at(2025, 3), undefined],
    ['<2025', undefined, at(2025) - 1],
    ['<=2025', undefined, at(2026) - 1],
  ])('%s is a stretch of whole days', (text, from, to) => {
    expect(parseDateRange(text)).toEqual({ from, to })
  })

  it.each([
    '',
    '..',
    '>',
    'hier',
    '2025-13',
    '2025-02-30',
    '2025..x',
    '1..2..3',
    '25',
    '2025-1-1-1',
  ])('%s is none', (text) => {
    expect(parseDateRange(text)).toBeUndefined()
  })
})

const KNOWN: KnownValues = {
  types: [
    { value: 'general', count: 8 },
    { value: 'term', count: 2 },
  ],
  tags: [
    { value: 'eau', count: 5 },
    { value: 'eau potable', count: 3 },
    { value: 'Écologie', count: 1 },
  ],
  authors: [{ value: 'Marie Roy', count: 4 }],
  licences: [{ value: 'CC-BY-4.0', count: 4 }],
  languages: [{ value: 'de', label: 'Allemand', count: 1 }],
  withAttachments: 0,
  withOpenTasks: 3,
  notebooks: [{ value: 'Le réseau', count: 1 }],
  categories: [],
  dates: [
    { value: '2026-11-16..2026-11-22', label: 'cette semaine', count: undefined },
    { value: '2026', label: 'cette année', count: undefined },
  ],
}

describe('a query that finds nothing', () => {
  it.each([
    ['nouvelle idée ', 'nouvelle idée', false],
    ['"nouvelle idée"', 'nouvelle idée', false],
    ['étiquette:', undefined, true],
    ['-tag: type:', undefined, true],
    ['eau étiquette:', undefined, false],
    ['-eau', undefined, false],
    ['titre:eau', undefined, false],
    ['12:30 devant', '12:30 devant', false],
  ])('%s may name a note, or ask for nothing yet', (query, title, isUnfinished) => {
    expect(titleOf(query)).toBe(title)
    expect(asksNothingYet(query)).toBe(isUnfinished)
  })
})

describe('what is offered while a query is typed', () => {
  const offered = (query: string, cursor = query.length) =>
    completeQuery(query, cursor, KNOWN, 'fr').offered.map(({ label }) => label)

  it('is every field where nothing is typed, then those that begin so in any language', () => {
    expect(offered('eau ')).toHaveLength(12)
    expect(offered('É')).toEqual(['étiquette:'])
    expect(offered('eti')).toEqual(['étiquette:'])
    expect(offered('not')).toEqual(['carnet:'])
    expect(offered('zut')).toEqual([])
  })

  it('is the field’s values that notes have, by their beginning and then by a word', () => {
    expect(offered('étiquette:e')).toEqual(['eau', 'eau potable', 'Écologie'])
    expect(offered('-tag:"pot')).toEqual(['eau potable'])
    expect(offered('carnet:res')).toEqual(['Le réseau'])
    expect(offered('type:')).toEqual(['générale', 'terme'])
    expect(offered('a:')).toEqual(['tâche'])
    expect(offered('titre:x')).toEqual([])
  })

  it('is called as people call it, and written as the search understands it', () => {
    expect(offered('langue:all')).toEqual(['Allemand'])
    expect(offered('langue:d')).toEqual(['Allemand'])
    expect(offered('modifié:sem')).toEqual(['cette semaine'])
    expect(offered('modifié:202')).toEqual(['cette semaine', 'cette année'])
    for (const field of ['publié', 'integrated'])
      expect(offered(`${field}:sem`)).toEqual(['cette semaine'])
    const found = completeQuery('modifié:sem', 11, KNOWN, 'fr')
    const [first] = found.offered
    expect(first && applyCompletion('modifié:sem', found, first, 'fr').query).toBe(
      'modifié:2026-11-16..2026-11-22 ',
    )
  })

  it('is a field’s value only where the field is said, and nothing that is typed already', () => {
    expect(completeQuery('eau', 3, KNOWN, 'fr').field).toBeUndefined()
    expect(completeQuery('tag:', 4, KNOWN, 'fr').field).toBe('tag')
    expect(completeQuery('tag:eau ', 8, KNOWN, 'fr').field).toBeUndefined()
    expect(offered('type:terme')).toEqual([])
    expect(offered('auteur:"marie roy')).toEqual([])
  })

  it('takes the place of the part that the cursor is in, in quotes where it needs them', () => {
    const query = 'nord -tag:po du'
    const found = completeQuery(query, 12, KNOWN, 'fr')
    const [first] = found.offered
    if (!first) throw new Error('nothing was offered')
    const done = applyCompletion(query, found, first, 'fr')
    expect(done).toEqual({ query: 'nord -étiquette:"eau potable" du', cursor: 30 })
    expect(parseQuery(done.query)[1]).toMatchObject({
      filter: { field: 'tag', name: 'eau potable' },
      isNegated: true,
    })
  })

  it('goes on after a field with its value, and after a value with the next part', () => {
    const typed = (query: string, language: 'fr' | 'en') => {
      const found = completeQuery(query, query.length, KNOWN, language)
      const [first] = found.offered
      return first && applyCompletion(query, found, first, language).query
    }
    expect(typed('ta', 'en')).toBe('tag:')
    expect(typed('type:te', 'fr')).toBe('type:terme ')
    expect(typed('type:te', 'en')).toBe('type:term ')
    // Without quotes it would be every tag that begins so.
    expect(typed('tag:ea', 'fr')).toBe('étiquette:"eau" ')
  })

  it('never throws, wherever the cursor is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(500), (query, cursor) => {
        const found = completeQuery(`tag:${query}`, cursor, KNOWN, 'en')
        for (const each of found.offered) applyCompletion(query, found, each, 'en')
      }),
    )
  })
})
