/**
 * The passage of a text around what was searched, cut into plain and matching pieces. The text is
 * the note's own, with its accents and articles, so the folded words become patterns over it.
 */
import type { FoundNote } from '../../shared/contract/notes'
import { BETWEEN_WORDS } from './fold'
import type { Query, Term } from './query'
import { oneLine } from '../../shared/text/one-line'

export type Passage = FoundNote['passage']

const LETTERS = 220
const BEFORE = 60

export interface Matcher {
  readonly each: readonly RegExp[]
  readonly any: RegExp | undefined
}

export function createMatcher(query: Query): Matcher {
  const sources = query.wanted.map(patternOf)
  const any = sources.length > 0 ? new RegExp(sources.join('|'), 'g') : undefined
  return { each: sources.map((source) => new RegExp(source)), any }
}

/** Falls back to the text's beginning where only the title matches. */
export function passageOf(text: string, matcher: Matcher): Passage {
  const start = startOf(text, matcher)
  const cut = cutAt(text, start ?? 0)
  return start === undefined || !matcher.any
    ? [{ text: cut, isMatch: false }]
    : splitAt(cut, matcher.any)
}

/** Where the window that shows most of the terms begins; undefined when there is none. */
function startOf(text: string, matcher: Matcher): number | undefined {
  const places = matcher.each
    .map((pattern) => pattern.exec(text)?.index)
    .filter((place) => place !== undefined)
  let best: { place: number; count: number } | undefined
  for (const place of places) {
    const count = places.filter(
      (other) => other >= place && other < place + LETTERS - BEFORE,
    ).length
    if (!best || count > best.count || (count === best.count && place < best.place))
      best = { place, count }
  }
  return best?.place
}

function cutAt(text: string, match: number): string {
  const from = Math.max(0, match - BEFORE)
  const space = from === 0 ? -1 : text.slice(from, match).search(/\s/u)
  const start = from === 0 ? 0 : space < 0 ? match : from + space + 1
  const end = text.slice(start, start + LETTERS)
  const rest = start + LETTERS < text.length ? end.replace(/\s\S*$/u, '') : end
  const whole = oneLine(rest.length > match - start ? rest : end)
  const before = start > 0 ? '… ' : ''
  return `${before}${whole}${start + LETTERS < text.length ? ' …' : ''}`
}

function splitAt(text: string, any: RegExp): Passage {
  const pieces: { text: string; isMatch: boolean }[] = []
  let at = 0
  for (const match of text.matchAll(any)) {
    if (match[0] === '') continue
    if (match.index > at) pieces.push({ text: text.slice(at, match.index), isMatch: false })
    pieces.push({ text: match[0], isMatch: true })
    at = match.index + match[0].length
  }
  if (at < text.length) pieces.push({ text: text.slice(at), isMatch: false })
  return pieces
}

/**
 * Letters, digits and accents as ranges, and both cases spelled out: with the flags for Unicode and
 * case the same patterns took 100 times as long, most of it to compile.
 */
const LETTER = '0-9A-Za-z\\u00aa-\\u024f\\u0300-\\u1fff\\u2c00-\\ud7ff'

/** Accents that stand alone, and the vowels of scripts that write them as marks. */
const MARKS = '[\\u0300-\\u036f\\u0591-\\u05c7\\u064b-\\u065f\\u0670\\u0900-\\u0903\\u093a-\\u094f]'

function patternOf({ words, isBeginning }: Term): string {
  const phrase = words.map(wordPattern).join(BETWEEN_WORDS)
  return `(?<![${LETTER}])${phrase}${isBeginning ? '' : `(?![${LETTER}])`}`
}

function wordPattern(word: string): string {
  let pattern = ''
  for (let at = 0; at < word.length; at += 1) {
    const two = word.slice(at, at + 2)
    if (two === 'oe' || two === 'ae') {
      const ligature = two === 'oe' ? '[œŒ]' : '[æÆ]'
      pattern += `(?:${ligature}|${lettersLike(two.charAt(0))}${lettersLike('e')})`
      at += 1
    } else pattern += lettersLike(word.charAt(at))
  }
  return pattern
}

/** Words are letters and digits alone, so none of them means anything in a pattern. */
function lettersLike(letter: string): string {
  const upper = letter.toUpperCase()
  const cases = upper.length === 1 && upper !== letter ? `${letter}${upper}` : letter
  const all = cases + (accents().get(letter) ?? '')
  return `${all.length === 1 ? all : `[${all}]`}${MARKS}*`
}

let known: ReadonlyMap<string, string> | undefined

/** Folding the other way: the composed letters, small and capital, by the plain one they are made of. */
function accents(): ReadonlyMap<string, string> {
  if (known) return known
  const found = new Map<string, string>()
  for (const [first, last] of [
    [0xc0, 0x24f],
    [0x370, 0x52f],
    [0x1e00, 0x1eff],
  ] as const)
    for (let code = first; code <= last; code += 1) {
      const letter = String.fromCodePoint(code)
      const [base = '', mark] = letter.normalize('NFD').toLowerCase()
      if (mark !== undefined && /^\p{Ll}$/u.test(base))
        found.set(base, (found.get(base) ?? '') + letter)
    }
  known = found
  return known
}
