/**
 * How text and queries are made alike before SQLite's tokenizer sees them: elided words give up
 * their article (`l’animation` is found as `animation`), ligatures become the letters that people
 * type. Case and accents are the tokenizer's, and the passages' own.
 */

/** `c'est`, `qu’on`, `jusqu'à`; not `aujourd'hui` or `quelqu'un`, which are words of their own. */
const ELISION = /\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’ʼ＇](?=\p{L})/giu
const LIGATURE = /[œŒæÆ]/gu
const LIGATURES: Readonly<Record<string, string>> = { œ: 'oe', Œ: 'OE', æ: 'ae', Æ: 'AE' }

export function foldForIndex(text: string): string {
  const plain = /['’ʼ＇]/u.test(text) ? text.replace(ELISION, ' ') : text
  return LIGATURE.test(plain) ? plain.replace(LIGATURE, (letter) => LIGATURES[letter] ?? '') : plain
}

/** The words as the tokenizer cuts them, in lower case and without accents. */
export function wordsOf(text: string): readonly string[] {
  const folded = foldForIndex(text)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
  return folded.match(/[\p{L}\p{N}]+/gu) ?? []
}

/** What may stand between two words of a phrase, as a pattern: also the article that folding takes out. */
export const BETWEEN_WORDS =
  "[^0-9A-Za-z\\u00aa-\\u024f]{1,8}(?:(?:[cdjlmnstCDJLMNST]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu|[Qq]uoiqu)['’ʼ＇])?"
