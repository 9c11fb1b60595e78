// What is marked of a search: words where they begin, and never inside of another one.
import { expect, it } from 'vitest'
import { createMatcher } from '../../../host/catalog/matcher'
import { markWords } from '../../../host/catalog/passage'
import { parseQuery } from '../../../host/catalog/query'

/** With `[` and `]` around what matches. */
function marked(query: string, text: string): string {
  return markWords(text, createMatcher(parseQuery(query)))
    .map(({ text: piece, isMatch }) => (isMatch ? `[${piece}]` : piece))
    .join('')
}

it.each([
  [
    'art',
    'Art, l’art, départ, start_art 3art (artiste)',
    '[Art], l’[art], départ, start_[art] 3art ([art]iste)',
  ],
  [
    'ete',
    'Été, cétéa, e\u0301te\u0301, re\u0301te\u0301',
    '[Été], cétéa, [e\u0301te\u0301], re\u0301te\u0301',
  ],
  ['oeuvre', 'L’œuvre, manœuvre, chef-d’OEuvre', 'L’[œuvre], manœuvre, chef-d’[OEuvre]'],
  ['œuvre', 'oeuvres, désoeuvré', '[oeuvre]s, désoeuvré'],
  ['"mot de"', 'Mot de passe, marmot de', '[Mot de] passe, marmot de'],
  ['дом', 'Дом, изба-дом, сродом', '[Дом], изба-[дом], сродом'],
])('%s is marked where it begins a word', (query, text, expected) => {
  expect(marked(query, text)).toBe(expected)
})
