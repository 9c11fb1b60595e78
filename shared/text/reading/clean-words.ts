/**
 * Words and names as every store can keep and tell apart. A peer may have written anything: SQLite may
 * end a string at NUL, and a half of a surrogate pair has no place in UTF-8.
 */

/** Each once, in the order given. A word of which nothing is left is left out. */
export function cleanWords(words: readonly string[]): readonly string[] {
  return [...new Set(words.map(cleanWord))].filter((word) => word !== '')
}

/** Empty where nothing of it is left. */
export function cleanWord(word: string): string {
  return word.replaceAll('\0', '').replace(LONE_SURROGATES, '').trim()
}

/** With `u`, a whole pair is one letter and no surrogate. */
const LONE_SURROGATES = /\p{Cs}/gu
