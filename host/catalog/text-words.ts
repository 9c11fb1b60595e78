/**
 * The words of a text, folded, and where they stand; French articles that are elided are none. Texts
 * are looked through by the dozen while somebody waits, so each letter is known from a table, and a
 * word that was folded once is not folded again.
 */
import { foldLetters } from '../../shared/text/fold'

export interface TextWord {
  readonly folded: string
  readonly from: number
  readonly to: number
}

const ELIDED = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)$/u
const LONGEST_ELIDED = 7
const LETTER = /^\p{L}/u

export function wordsIn(text: string): readonly TextWord[] {
  const words: TextWord[] = []
  let at = 0
  while (at < text.length) {
    if (kindAt(text, at) !== BEGINS) {
      at += sizeAt(text, at)
      continue
    }
    const from = at
    while (at < text.length && kindAt(text, at) !== BETWEEN) at += sizeAt(text, at)
    if (!isElided(text, from, at)) words.push({ folded: fold(text.slice(from, at)), from, to: at })
  }
  return words
}

function isElided(text: string, from: number, to: number): boolean {
  if (to - from > LONGEST_ELIDED || !APOSTROPHES.includes(text.charAt(to))) return false
  return (
    to < text.length &&
    LETTER.test(text.slice(to + 1, to + 3)) &&
    ELIDED.test(text.slice(from, to).toLowerCase())
  )
}

const APOSTROPHES = "'’＇"

/** So many are kept: more than the different words of most libraries, a few megabytes. */
const KEPT = 30_000
/** A piece of a text that is longer would keep all of the text in memory. */
const LONGEST_KEPT = 12
const folded = new Map<string, string>()

function fold(word: string): string {
  if (word.length > LONGEST_KEPT) return foldLetters(word)
  const known = folded.get(word)
  if (known !== undefined) return known
  if (folded.size >= KEPT) folded.clear()
  const letters = foldLetters(word)
  folded.set(word, letters)
  return letters
}

const UNKNOWN = 0
const BETWEEN = 1
const BEGINS = 2
/** A mark goes on with a word and begins none. */
const GOES_ON = 3

/** By the code of a letter that is one code unit. */
const kinds = new Uint8Array(0x1_0000)

function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (isHalf(code)) return kindOf(text.slice(at, at + sizeAt(text, at)))
  const known = kinds[code] ?? UNKNOWN
  if (known !== UNKNOWN) return known
  const kind = kindOf(text.charAt(at))
  kinds[code] = kind
  return kind
}

function kindOf(letter: string): number {
  if (/^[\p{L}\p{N}]/u.test(letter)) return BEGINS
  return /^\p{M}/u.test(letter) ? GOES_ON : BETWEEN
}

function sizeAt(text: string, at: number): number {
  return isHalf(text.charCodeAt(at)) && (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
}

/** Of two code units that are one letter. */
function isHalf(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff
}
