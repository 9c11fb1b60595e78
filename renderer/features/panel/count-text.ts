import type { Language } from '../../../shared/contract/language'

export interface TextCounts {
  readonly words: number
  /** As a reader sees them: an emoji or a letter with its accent is one. Line ends are none. */
  readonly letters: number
}

const MOST = 400_000

/** Above 400,000 letters the rest is estimated from the part that was counted. */
export function countText(text: string, language: Language): TextCounts {
  const part = text.slice(0, MOST)
  let words = 0
  for (const piece of new Intl.Segmenter(language, { granularity: 'word' }).segment(part)) {
    if (piece.isWordLike) words++
  }
  let letters = 0
  // Letters below U+0300 stand alone; only text with others needs the slower count.
  const plain = part.replace(/[\r\n]/gu, '')
  if (/^[\u0020-\u02ff\u2010-\u203a]*$/u.test(plain)) letters = plain.length
  else {
    for (const _ of new Intl.Segmenter(language, { granularity: 'grapheme' }).segment(plain)) {
      letters++
    }
  }
  const share = text.length / Math.max(1, part.length)
  return { words: Math.round(words * share), letters: Math.round(letters * share) }
}
