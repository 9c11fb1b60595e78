import { describe, expect, it } from 'vitest'
import type { LinkedNote } from '../../../../shared/contract/links'
import type { DocId } from '../../../../shared/records/keys'
import { findTerms, termsOf } from '../../../../renderer/editor/linking/find-terms'
import { createSchema } from '../../../../renderer/editor/schema'

const schema = createSchema()
const PLACE = 'AAAAAAAAAAAAAAAAAAAAAA' as DocId
const OTHER = 'BBBBBBBBBBBBBBBBBBBBBA' as DocId

function term(docId: DocId, title: string, ...said: string[]): LinkedNote {
  const passages = said.map((match) => ({ before: '', match, after: '', at: 0 }))
  return { docId, kind: 'note', title, type: 'term', state: 'here', passages, relations: [] }
}

const heading = (text: string) => ({
  type: 'heading',
  attrs: { level: 2 },
  content: [{ type: 'text', text }],
})
const paragraph = (text: string, ...marks: object[]) => ({
  type: 'paragraph',
  content: [{ type: 'text', text, marks }],
})

/** The words that would be underlined. */
function underlined(terms: readonly LinkedNote[], ...content: object[]): readonly string[] {
  const doc = schema.nodeFromJSON({ type: 'doc', content })
  const found = termsOf(terms)
  if (!found) return []
  return findTerms(doc, found).map(({ from, to }) => doc.textBetween(from, to))
}

describe('terms in a text', () => {
  it('are found the first time in each section, headings apart', () => {
    expect(
      underlined(
        [term(PLACE, 'Tiers-lieu')],
        paragraph('Un tiers-lieu, ce tiers-lieu.'),
        heading('Le tiers-lieu'),
        paragraph('Encore un Tiers-lieu.'),
      ),
    ).toEqual(['tiers-lieu', 'Tiers-lieu'])
  })

  it('are found without accents, after an elision, and by what the library found', () => {
    expect(
      underlined(
        [term(PLACE, 'Économie sociale', 'ESS'), term(OTHER, 'animation')],
        paragraph('L’ess et l’animation.'),
      ),
    ).toEqual(['ess', 'animation'])
  })

  it('are whole words, and the longest one counts', () => {
    expect(
      underlined(
        [term(PLACE, 'commun'), term(OTHER, 'commun urbain')],
        paragraph('Communauté, puis un commun urbain.'),
      ),
    ).toEqual(['commun urbain'])
  })

  it('are left alone in links and code', () => {
    const link = { type: 'link', attrs: { href: 'https://exemple.org' } }
    expect(
      underlined(
        [term(PLACE, 'commun')],
        paragraph('commun', link),
        { type: 'codeBlock', content: [{ type: 'text', text: 'commun' }] },
        paragraph('un commun'),
      ),
    ).toEqual(['commun'])
  })

  it('may hold any sign, and nothing is found where there is none', () => {
    expect(underlined([term(PLACE, 'C++ (1.0)? [a-z]')], paragraph('c++ (1.0)? [a-z]'))).toEqual([
      'c++ (1.0)? [a-z]',
    ])
    expect(underlined([], paragraph('commun'))).toEqual([])
    expect(termsOf([{ ...term(PLACE, 'commun'), state: 'trashed' }])).toBeUndefined()
  })
})
