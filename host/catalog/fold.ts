/**
 * How text and queries are made alike before SQLite's tokenizer sees them: elided words give up
 * their article (`l’animation` is found as `animation`), ligatures become the letters that people
 * type. Case and accents are the tokenizer's, and the passages' own.
 */
import { foldLetters, withoutLigatures, withoutMarks } from '../../shared/text/fold'

/** `c'est`, `qu’on`, `jusqu'à`; not `aujourd'hui` or `quelqu'un`, which are words of their own. */
const ELISION = /\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’ʼ＇](?=\p{L})/giu

/** Where marks are more than accents: the tokenizer cuts words at them, or leaves them on. */
const OTHER_SCRIPT =
  /[\u0370-\u1dff\u1f00-\u1fff\u2c00-\u2dff\u3040-\ud7ff\uf900-\ufdff\ufe70-\ufefe]/u

export function foldForIndex(text: string): string {
  const plain = /['’ʼ＇]/u.test(text) ? text.replace(ELISION, ' ') : text
  return withoutLigatures(OTHER_SCRIPT.test(plain) ? withoutMarks(plain) : plain)
}

/** A name as it is compared with others and looked for in texts. */
export function foldName(name: string): string {
  return wordsOf(name.slice(0, LONGEST_NAME)).join(' ')
}

/** Of a title or an alias, what is compared: who writes more has other troubles. */
const LONGEST_NAME = 200
const DIGITS = 12

/**
 * What titles are sorted by, byte for byte: without accents and case, numbers by their size, those
 * that are alike by their own letters; empty ones last.
 */
export function sortKeyOf(title: string): string {
  const short = title.slice(0, LONGEST_NAME).trim()
  if (short === '') return LAST
  const folded = foldLetters(short)
    .replace(/^[\p{P}\s]+(?=.)/u, '')
    .replace(/['’ʼ＇]/gu, "'")
    .replace(/\s+/gu, ' ')
    .replace(/\d+/gu, (digits) => digits.padStart(DIGITS, '0'))
  return `${folded}\u0001${short}`
}

const LAST = '\u{10ffff}'

/** The words as the tokenizer cuts them, in lower case and without accents. */
export function wordsOf(text: string): readonly string[] {
  return foldLetters(foldForIndex(text)).match(/[\p{L}\p{N}]+/gu) ?? []
}

/** What may stand between two words of a phrase, as a pattern: also the article that folding takes out. */
export const BETWEEN_WORDS =
  "[^0-9A-Za-z\\u00aa-\\u024f]{1,8}(?:(?:[cdjlmnstCDJLMNST]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu|[Qq]uoiqu)['’ʼ＇])?"
