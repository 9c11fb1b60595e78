/**
 * What a person typed into the search box, for FTS5: words that must all occur, "exact phrases",
 * -not; the last word counts by its beginning while it is being typed. Nothing that is typed can be
 * a syntax error, since only words reach SQLite, in quotes. Fields are query-filters.ts's.
 */
import {
  type FilterPart,
  parseQuery as parseParts,
  type WordsPart,
} from '../../shared/text/query/query'
import { wordsOf } from './fold'

const MAX_TERMS = 24

export interface Term {
  /** One word, or several that must follow each other; folded. */
  readonly words: readonly string[]
  /** Its last word may go on: a singular finds the plural. */
  readonly isBeginning: boolean
  readonly where: WordsPart['where']
}

export interface Query {
  readonly wanted: readonly Term[]
  readonly unwanted: readonly Term[]
  readonly filters: readonly FilterPart[]
}

export function parseQuery(text: string): Query {
  const parts = parseParts(text)
  const terms = (isNegated: boolean) =>
    parts
      .flatMap((part) =>
        part.kind === 'words' && part.isNegated === isNegated ? (termOf(part) ?? []) : [],
      )
      .slice(0, MAX_TERMS)
  const filters = parts.flatMap((part) => (part.kind === 'filter' ? [part] : []))
  return { wanted: terms(false), unwanted: terms(true), filters: filters.slice(0, MAX_TERMS) }
}

function termOf({ text, isPhrase, isOpen, isNegated, where }: WordsPart): Term | undefined {
  const words = wordsOf(text)
  if (words.length === 0) return undefined
  const mayGoOn = isOpen || (!isPhrase && isLong(words))
  return { words, isBeginning: mayGoOn && !isNegated, where }
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

/** Of what is not wanted, where nothing is wanted that it could be taken from. */
export function unwantedExpression({ unwanted }: Query): string | undefined {
  return unwanted.length === 0 ? undefined : unwanted.map(termExpression).join(' OR ')
}

function termExpression({ words, isBeginning, where }: Term): string {
  const column = where === 'title' ? '{title aliases} : ' : ''
  return `${column}"${words.join(' ')}"${isBeginning ? ' *' : ''}`
}
