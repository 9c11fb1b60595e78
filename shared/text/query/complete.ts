/**
 * What may be offered while a query is typed: the fields, and a field's values with how many notes
 * have them. Pure, so that it is asked again with each letter.
 */
import type { Facet } from '../../contract/lists'
import type { Language } from '../../contract/language'
import {
  type Choice,
  type Field,
  FIELD_NAMES,
  fieldOf,
  FIELDS,
  isNamed,
  foldName,
  LICENCE_CHOICES,
  POSSESSION_CHOICES,
  TYPE_CHOICES,
} from './fields'
import { parseQuery } from './query'

const MAX_OFFERED = 12

/** A value as it is written into a query; with a label where it is called otherwise. */
export interface KnownValue {
  readonly value: string
  readonly label?: string
  readonly count: number | undefined
}

/** What is known of the place that is searched; `Facets`, titles of notebooks, dates in words. */
export interface KnownValues {
  readonly types: readonly Facet<string>[]
  readonly tags: readonly KnownValue[]
  readonly authors: readonly KnownValue[]
  readonly licences: readonly Facet<string>[]
  readonly languages: readonly KnownValue[]
  readonly withAttachments: number
  readonly withOpenTasks: number
  readonly notebooks: readonly KnownValue[]
  readonly categories: readonly KnownValue[]
  readonly dates: readonly KnownValue[]
}

export interface Completion {
  readonly field: Field
  /** What is written into the query; undefined where the field itself is offered. */
  readonly value: string | undefined
  /** As the interface's language has it: `étiquette:`, `terme`. */
  readonly label: string
  /** Notes that have the value; undefined where nobody counted. */
  readonly count: number | undefined
}

export interface Completed {
  readonly query: string
  readonly cursor: number
}

export interface Completions {
  /** Whose values are offered; undefined where fields are. */
  readonly field: Field | undefined
  /** The letters that the completion takes the place of. */
  readonly from: number
  readonly to: number
  readonly offered: readonly Completion[]
}

/** For the part that the cursor stands in or behind; every field where it stands in none. */
export function completeQuery(
  query: string,
  cursor: number,
  known: KnownValues,
  language: Language,
): Completions {
  const part = parseQuery(query).find(({ from, to }) => from < cursor && cursor <= to)
  if (!part)
    return { field: undefined, from: cursor, to: cursor, offered: offerFields('', language) }
  const from = part.isNegated ? part.from + 1 : part.from
  const typed = query.slice(from, cursor)
  const colon = typed.indexOf(':')
  const field = colon < 0 ? undefined : fieldOf(typed.slice(0, colon))
  if (field) {
    const begun = typed.slice(colon + 1).replace(/^["“”«]/u, '')
    return { field, from, to: part.to, offered: offerValues(field, begun, known, language) }
  }
  const isName = colon < 0 && /^\p{L}*$/u.test(typed)
  return { field, from, to: part.to, offered: isName ? offerFields(typed, language) : [] }
}

/** The query with what was chosen in it, and the cursor where one types on. */
export function applyCompletion(
  query: string,
  { from, to }: Completions,
  chosen: Completion,
  language: Language,
): Completed {
  const name = `${FIELD_NAMES[language][chosen.field]}:`
  const value = chosen.value === undefined ? '' : written(chosen.field, chosen.value)
  const rest = query.slice(to)
  const space = chosen.value === undefined || /^\s/u.test(rest) ? '' : ' '
  const before = `${query.slice(0, from)}${name}${value}${space}`
  const isBeforeSpace = chosen.value !== undefined && space === ''
  return { query: before + rest, cursor: before.length + (isBeforeSpace ? 1 : 0) }
}

/** A name in quotes is that name alone, and no other that begins so. */
function written(field: Field, value: string): string {
  const isPlain = /^[^\s"“”«»]+$/u.test(value)
  return isPlain && !isNamed(field) ? value : `"${value.replace(/["“”«»]+/gu, ' ').trim()}"`
}

function offerFields(begun: string, language: Language): readonly Completion[] {
  const folded = foldName(begun)
  return FIELDS.filter((field) =>
    Object.values(FIELD_NAMES).some((names) => foldName(names[field]).startsWith(folded)),
  ).map((field) => ({
    field,
    value: undefined,
    label: `${FIELD_NAMES[language][field]}:`,
    count: undefined,
  }))
}

function offerValues(
  field: Field,
  begun: string,
  known: KnownValues,
  language: Language,
): readonly Completion[] {
  const folded = foldName(begun)
  const all = valuesOf(field, known, language).map((value) => ({ field, ...value }))
  const namesOf = ({ label, value = '' }: Completion) => [foldName(label), foldName(value)]
  const begins = (each: Completion) => namesOf(each).some((name) => name.startsWith(folded))
  const has = (each: Completion) => namesOf(each).some((name) => hasWord(name, folded))
  const first = all.filter(begins)
  const others = all.filter((each) => !begins(each) && has(each))
  const offered = [...first, ...others].slice(0, MAX_OFFERED)
  // What is typed already is nothing to offer.
  const isTyped = offered.length === 1 && foldName(offered[0]?.value ?? '') === folded
  return isTyped ? [] : offered
}

function hasWord(name: string, begun: string): boolean {
  return name.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(begun))
}

type Offered = Omit<Completion, 'field'>

function valuesOf(field: Field, known: KnownValues, language: Language): readonly Offered[] {
  switch (field) {
    case 'type':
      return choicesOf(TYPE_CHOICES, known.types, language)
    case 'licence':
      return choicesOf(LICENCE_CHOICES, known.licences, language)
    case 'has':
      return choicesOf(
        POSSESSION_CHOICES,
        [
          { value: 'task', count: known.withOpenTasks },
          { value: 'attachment', count: known.withAttachments },
        ],
        language,
      )
    case 'tag':
      return known.tags.map(named)
    case 'author':
      return known.authors.map(named)
    case 'language':
      return known.languages.map(named)
    case 'notebook':
      return known.notebooks.map(named)
    case 'category':
      return known.categories.map(named)
    case 'modified':
    case 'published':
    case 'integrated':
      return known.dates.map(named)
    case 'title':
      return []
  }
}

function named({ value, label = value, count }: KnownValue): Offered {
  return { value, label, count }
}

/** Those that no note has are left out: choosing them would find nothing. */
function choicesOf(
  choices: readonly Choice<string>[],
  facets: readonly Facet<string>[],
  language: Language,
): readonly Offered[] {
  return facets.flatMap(({ value, count }) => {
    const choice = choices.find((each) => each.value === value)
    const name = choice?.names[language]
    return name !== undefined && count > 0 ? [{ value: name, label: name, count }] : []
  })
}
