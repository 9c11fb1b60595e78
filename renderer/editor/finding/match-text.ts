/**
 * What is sought, and where a piece of text says it. It knows letters alone, no document: another
 * way to seek, as by a pattern (`pattern.ts`), is another function of the same shape.
 */
import { foldLetters } from '../../../shared/text/fold'

export interface Sought {
  readonly text: string
  /** With its case and accents; otherwise `ete` finds `Été`. */
  readonly isExact: boolean
  /** Nothing within a longer word. */
  readonly isWhole: boolean
  /** The text is a regular expression. */
  readonly isPattern: boolean
}

/** The words as they are typed, in whatever case. */
export function soughtWords(text: string): Sought {
  return { text, isExact: false, isWhole: false, isPattern: false }
}

export function isSameSought(one: Sought, other: Sought): boolean {
  return (
    one.text === other.text &&
    one.isExact === other.isExact &&
    one.isWhole === other.isWhole &&
    one.isPattern === other.isPattern
  )
}

/** Places in the text as it is written. */
export interface Span {
  readonly from: number
  readonly to: number
  /** What the groups of a pattern hold, counted from the beginning of the whole. */
  readonly groups?: Groups
}

export interface Groups {
  /** The whole is the first. */
  readonly spans: readonly (Span | undefined)[]
  readonly named: Readonly<Record<string, Span | undefined>>
}

export type FindSpans = (text: string) => readonly Span[]

const NONE: readonly Span[] = []

/** Undefined when nothing is sought. A pattern is not sought here. */
export function createFindSpans({
  text: sought,
  isExact,
  isWhole,
}: Omit<Sought, 'isPattern'>): FindSpans | undefined {
  const find = isWhole ? wholeOccurrences : occurrences
  if (isExact) return sought === '' ? undefined : (text) => find(text, sought)
  const letters = fold(sought).letters
  if (letters === '') return undefined
  return (text) => {
    const folded = fold(text)
    const found = find(folded.letters, letters)
    return found.length === 0 ? found : found.map((span) => placeIn(folded, span))
  }
}

interface Folded {
  readonly letters: string
  /** Where each letter was written, and where that ends; absent where no letter moved. */
  readonly places?: readonly Span[]
}

const PLAIN = /^[\u0000-\u007f]*$/u

function fold(text: string): Folded {
  // Most text needs no second look.
  if (PLAIN.test(text)) return { letters: text.toLowerCase() }
  const one = text.replace(/[^\u0000-\u007f]/gu, foldLetter).toLowerCase()
  // As long as before: each letter became one, in its place.
  if (one.length === text.length && !MOVING.test(text)) return { letters: one }
  return foldMoving(text)
}

/** What folds to fewer letters or to more: marks that stand alone, soft hyphens, ligatures. */
const MOVING = /[\p{M}\u00adœŒæÆ]/u

function foldMoving(text: string): Folded {
  let letters = ''
  const places: Span[] = []
  let at = 0
  for (const letter of text) {
    const to = at + letter.length
    const folded = foldLetter(letter).toLowerCase()
    const last = places.at(-1)
    // An accent written on its own belongs to the letter before it.
    if (folded === '' && last) places[places.length - 1] = { from: last.from, to }
    for (let each = 0; each < folded.length; each += 1) places.push({ from: at, to })
    letters += folded
    at = to
  }
  return { letters, places }
}

const known = new Map<string, string>()

function foldLetter(letter: string): string {
  const before = known.get(letter)
  if (before !== undefined) return before
  const folded = ALIKE[letter] ?? foldLetters(letter)
  known.set(letter, folded)
  return folded
}

/** What one types for another sign: quotes, dashes and the spaces of French typography. */
const ALIKE: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '‐': '-',
  '‑': '-',
  '–': '-',
  '—': '-',
  '\u00a0': ' ',
  '\u202f': ' ',
  '\u00ad': '',
}

/** One after another: what is found begins after what was found before. */
function occurrences(text: string, sought: string): readonly Span[] {
  let from = text.indexOf(sought)
  if (from < 0) return NONE
  const spans: Span[] = []
  while (from >= 0) {
    const to = from + sought.length
    spans.push({ from, to })
    from = text.indexOf(sought, to)
  }
  return spans
}

const LETTER_BEFORE = /[\p{L}\p{M}\p{N}_]$/u
const LETTER_AFTER = /^[\p{L}\p{M}\p{N}_]/u

/** Those with no letter or digit before and behind them; what begins in one may still be whole. */
function wholeOccurrences(text: string, sought: string): readonly Span[] {
  const spans: Span[] = []
  let from = text.indexOf(sought)
  while (from >= 0) {
    const to = from + sought.length
    const isWhole =
      !LETTER_BEFORE.test(text.slice(Math.max(0, from - 2), from)) &&
      !LETTER_AFTER.test(text.slice(to, to + 2))
    if (isWhole) spans.push({ from, to })
    from = text.indexOf(sought, isWhole ? to : from + 1)
  }
  return spans
}

function placeIn({ places }: Folded, span: Span): Span {
  const from = places?.[span.from]?.from ?? span.from
  return { from, to: places?.[span.to - 1]?.to ?? span.to }
}
