/**
 * A regular expression as a person types it: read, or refused with the reason, and where a text says
 * it. An expression may run for ever, so it only ever runs in a thread that can be ended.
 */
import { NO_LETTER } from './no-letter'
import type { Groups, Sought, Span } from './match-text'

export interface Pattern {
  readonly source: string
  readonly flags: string
}

/** Why an expression is none. */
export type PatternFault =
  | 'bracket'
  | 'class'
  | 'escape'
  | 'repeat'
  | 'range'
  | 'name'
  | 'other'
  /** It is one, and does not come to an end. */
  | 'slow'

export type ReadPattern =
  | { readonly kind: 'pattern'; readonly pattern: Pattern }
  | { readonly kind: 'fault'; readonly fault: PatternFault }

const NO_LETTER_BEFORE = '(?<![\\p{L}\\p{M}\\p{N}_])'
const NO_LETTER_AFTER = '(?![\\p{L}\\p{M}\\p{N}_])'

export function readPattern({ text, isExact, isWhole }: Sought): ReadPattern {
  // Lines of their own have a beginning and an end.
  const flags = `gmu${isExact ? '' : 'i'}`
  try {
    // Before something stands around it, so that both are whole by themselves.
    const groups = new RegExp(`${text}|`, flags).exec('')?.length ?? 1
    new RegExp(text, flags)
    const source = isWhole ? `${NO_LETTER_BEFORE}(?:${text})${NO_LETTER_AFTER}` : text
    return { kind: 'pattern', pattern: { source, flags: groups > 1 ? `${flags}d` : flags } }
  } catch (refusal) {
    if (refusal instanceof SyntaxError) return { kind: 'fault', fault: faultOf(refusal.message) }
    throw refusal
  }
}

/** What the browser says of it is English alone, and for programmers. */
const FAULTS: readonly (readonly [PatternFault, RegExp])[] = [
  ['range', /out of order/iu],
  ['class', /character class$|missing \/|unterminated character/iu],
  ['repeat', /repeat|quantifier/iu],
  ['name', /group name|named|property name|capture group/iu],
  ['escape', /escape|\\ at end/iu],
  ['bracket', /group|unmatched|parenthes/iu],
]

function faultOf(message: string): PatternFault {
  const said = message.slice(message.lastIndexOf(': ') + 2)
  return FAULTS.find(([, told]) => told.test(said))?.[0] ?? 'other'
}

/** What says nothing is not found, nor what holds a picture or anything else that is no letter. */
export function matchPattern({ source, flags }: Pattern, text: string): readonly Span[] {
  const spans: Span[] = []
  for (const match of text.matchAll(new RegExp(source, flags))) {
    const [said] = match
    if (said === '' || said.includes(NO_LETTER)) continue
    const from = match.index
    const groups = groupsOf(match)
    spans.push({ from, to: from + said.length, ...(groups ? { groups } : {}) })
  }
  return spans
}

function groupsOf({ index, indices }: RegExpMatchArray): Groups | undefined {
  if (!indices || index === undefined) return undefined
  const place = (group: readonly [number, number] | undefined) =>
    group && { from: group[0] - index, to: group[1] - index }
  const named = Object.entries(indices.groups ?? {}).map(([name, group]) => [name, place(group)])
  return { spans: indices.map(place), named: Object.fromEntries(named) }
}
