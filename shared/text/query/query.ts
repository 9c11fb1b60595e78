/**
 * What a person types into the search box, as parts: words, "exact phrases" (also « … »), fields
 * such as `auteur:"Marie Roy"`, each with a minus in front for what is not wanted. Nothing is an
 * error: what is no field with a value that it can have is words. What words match is not known here.
 */
import type { Licence } from '../../model/licence'
import type { NoteType } from '../../model/note'
import { type DateRange, parseDateRange } from './date-range'
import {
  choose,
  type DatedField,
  type Field,
  fieldOf,
  LICENCE_CHOICES,
  type NamedField,
  type Possession,
  POSSESSION_CHOICES,
  TYPE_CHOICES,
} from './fields'

const MAX_QUERY_LETTERS = 400

export type QueryPart = WordsPart | FilterPart | UnfinishedPart

interface Place {
  /** Letters of what was typed, the minus included. */
  readonly from: number
  readonly to: number
  readonly isNegated: boolean
}

export interface WordsPart extends Place {
  readonly kind: 'words'
  readonly text: string
  readonly isPhrase: boolean
  /** Nothing ends it yet: neither a space nor a closing quote. */
  readonly isOpen: boolean
  readonly where: 'anywhere' | 'title'
}

export interface FilterPart extends Place {
  readonly kind: 'filter'
  readonly filter: Filter
}

/** A field that waits for its value: it asks for nothing yet. */
export interface UnfinishedPart extends Place {
  readonly kind: 'unfinished'
  readonly field: Field
}

export type Filter =
  | { readonly field: 'type'; readonly value: NoteType }
  | { readonly field: 'licence'; readonly value: Licence | 'none' }
  | { readonly field: 'has'; readonly value: Possession }
  | { readonly field: 'language'; readonly value: string }
  | { readonly field: DatedField; readonly value: DateRange }
  | {
      readonly field: NamedField
      /** As typed. `isWhole` when it stood in quotes: then no other name that begins so. */
      readonly name: string
      readonly isWhole: boolean
    }

/** Of more than MAX_QUERY_LETTERS the first are read. */
export function parseQuery(text: string): readonly QueryPart[] {
  const typed = text.slice(0, MAX_QUERY_LETTERS)
  const parts: QueryPart[] = []
  let at = 0
  while (at < typed.length) {
    const part = readPart(typed, at)
    if (part) parts.push(part)
    at = part?.to ?? at + 1
  }
  return parts
}

/** What stands at `from`; undefined for white space and stray signs. */
function readPart(typed: string, from: number): QueryPart | undefined {
  if (/\s/u.test(typed.charAt(from))) return undefined
  const isNegated = typed.charAt(from) === '-' && /^$|\s/u.test(typed.charAt(from - 1))
  const at = isNegated ? from + 1 : from
  return readField(typed, { from, at, isNegated }) ?? readWords(typed, { from, at, isNegated })
}

interface Start {
  readonly from: number
  /** Behind the minus. */
  readonly at: number
  readonly isNegated: boolean
}

interface Value {
  readonly text: string
  readonly isQuoted: boolean
  readonly isOpen: boolean
  readonly to: number
}

function readField(typed: string, { from, at, isNegated }: Start): QueryPart | undefined {
  const name = matchAt(/(\p{L}+):/uy, typed, at)
  const field = name && fieldOf(name[1] ?? '')
  if (!name || !field) return undefined
  const value = readValue(typed, at + name[0].length)
  const place = { from, to: value.to, isNegated }
  if (value.text === '') return { kind: 'unfinished', field, ...place }
  if (field === 'title') return { kind: 'words', ...place, ...wordsOf(value), where: 'title' }
  const filter = filterOf(field, value)
  return filter && { kind: 'filter', filter, ...place }
}

function readWords(typed: string, { from, at, isNegated }: Start): QueryPart | undefined {
  const value = readValue(typed, at)
  if (value.to === at) return undefined
  return {
    kind: 'words',
    from,
    to: value.to,
    isNegated,
    ...wordsOf(value),
    where: 'anywhere',
  }
}

function wordsOf({ text, isQuoted, isOpen }: Value) {
  return { text, isPhrase: isQuoted, isOpen }
}

/** In quotes of any kind, or up to the next white space or quote. */
function readValue(typed: string, at: number): Value {
  const quoted = matchAt(/["“”«]([^"“”»]*)(["“”»])?/uy, typed, at)
  if (quoted) {
    const to = at + quoted[0].length
    return { text: (quoted[1] ?? '').trim(), isQuoted: true, isOpen: quoted[2] === undefined, to }
  }
  const text = matchAt(/[^\s"“”«»]+/uy, typed, at)?.[0] ?? ''
  const to = at + text.length
  return { text, isQuoted: false, isOpen: to === typed.length, to }
}

/** Undefined where the field cannot have that value. */
function filterOf(field: Exclude<Field, 'title'>, { text, isQuoted }: Value): Filter | undefined {
  switch (field) {
    case 'type':
      return filterBy(field, choose(TYPE_CHOICES, text))
    case 'licence':
      return filterBy(field, choose(LICENCE_CHOICES, text))
    case 'has':
      return filterBy(field, choose(POSSESSION_CHOICES, text))
    case 'modified':
    case 'published':
    case 'integrated':
      return filterBy(field, parseDateRange(text))
    case 'language':
      return filterBy(field, /^[a-z]{2,8}(?:-[a-z0-9]{1,8})*$/iu.exec(text)?.[0].toLowerCase())
    default:
      return { field, name: text, isWhole: isQuoted }
  }
}

function filterBy<Name extends Field, Value>(field: Name, value: Value | undefined) {
  return value === undefined ? undefined : { field, value }
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}
