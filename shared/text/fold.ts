/**
 * Letters as people type them, so that `ete` finds `Été` and `oeuvre` `Œuvre`: without case, accents
 * and ligatures. The one rule for whatever is compared or found by name; what must keep its case, or
 * each letter its place, says so where it does otherwise.
 */

/** A folded text may have other letters in other places than the one that was written. */
export function foldLetters(text: string): string {
  // Most of what is compared needs no second look.
  if (PLAIN.test(text)) return text.toLowerCase()
  return withoutLigatures(withoutMarks(text)).toLowerCase().replace(/ς/gu, 'σ')
}

/** Whether a name has these letters somewhere: how a list that is on screen is narrowed. */
export function holdsLetters(name: string, typed: string): boolean {
  return foldLetters(name).includes(foldLetters(typed.trim()))
}

/** Composed again: Korean syllables would fall into their letters. */
export function withoutMarks(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFC')
}

export function withoutLigatures(text: string): string {
  return text.replace(LIGATURE, (letter) => LIGATURES[letter] ?? letter)
}

const PLAIN = /^[\u0000-\u007f]*$/
const LIGATURE = /[œŒæÆ]/gu
const LIGATURES: Readonly<Record<string, string>> = { œ: 'oe', Œ: 'OE', æ: 'ae', Æ: 'AE' }
