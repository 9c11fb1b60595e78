/**
 * What a person types, read for FTS5: words that must all occur, "exact phrases" (also « … »),
 * -not; the last word counts by its beginning while it is being typed. Nothing that is typed can be
 * a syntax error, since only words reach SQLite, in quotes.
 */
import { wordsOf } from './fold'

const MAX_LETTERS = 400
const MAX_TERMS = 24

export interface Term {
  /** One word, or several that must follow each other; folded. */
  readonly words: readonly string[]
  /** Its last word may go on: a singular finds the plural. */
  readonly isBeginning: boolean
}

export interface Query {
  readonly wanted: readonly Term[]
  readonly unwanted: readonly Term[]
}

const PART =
  /(?<minus>(?<![^\s])-)?(?:["“”«](?<phrase>[^"“”»]*)(?<close>["“”»])?|(?<word>[^\s"“”«»]+))/gu

export function parseQuery(text: string): Query {
  const wanted: Term[] = []
  const unwanted: Term[] = []
  const typed = text.slice(0, MAX_LETTERS)
  for (const match of typed.matchAll(PART)) {
    const { minus, phrase, close, word } = match.groups ?? {}
    const words = wordsOf(phrase ?? word ?? '')
    if (words.length === 0) continue
    const isLast = match.index + match[0].length === typed.length
    const mayGoOn = isLast || (phrase === undefined && isLong(words))
    const isBeginning = mayGoOn && minus === undefined && close === undefined
    const terms = minus === undefined ? wanted : unwanted
    if (terms.length < MAX_TERMS) terms.push({ words, isBeginning })
  }
  return { wanted, unwanted }
}

/** A beginning of one or two letters is most of the language: only the word being typed has it. */
function isLong(words: readonly string[]): boolean {
  return (words.at(-1) ?? '').length > 2
}

/** FTS5's expression, over everything or over title and aliases alone; undefined when nothing is wanted. */
export function matchExpression(query: Query, where: 'anywhere' | 'title'): string | undefined {
  if (query.wanted.length === 0) return undefined
  const wanted = query.wanted.map(termExpression).join(' AND ')
  const unwanted = query.unwanted.map((term) => ` NOT ${termExpression(term)}`).join('')
  return `${where === 'title' ? '{title aliases} : ' : ''}(${wanted})${unwanted}`
}

function termExpression({ words, isBeginning }: Term): string {
  return `"${words.join(' ')}"${isBeginning ? ' *' : ''}`
}
