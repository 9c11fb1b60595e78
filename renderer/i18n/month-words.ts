/** Month names as dates are said in, and shorter forms that people type. */
import type { Language } from '../../shared/contract/language'
import { foldLetters } from '../../shared/text/fold'

export const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  fr: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
}

const SHORTEST = 3

/** 1 to 12, of a whole name or of its first letters in either language; accents and case folded. */
export function readMonth(word: string): number | undefined {
  const wanted = foldWords(word)
  if (wanted.length < SHORTEST) return undefined
  const found = [MONTHS.fr, MONTHS.en].flatMap((names) =>
    names.flatMap((name, index) => (foldWords(name).startsWith(wanted) ? [index + 1] : [])),
  )
  // `jui` may be June or July: `juil` and `juin` are not in doubt.
  return new Set(found).size === 1 ? found[0] : undefined
}

/** Lower case, without accents, full stops and curly apostrophes, single spaces. */
export function foldWords(text: string): string {
  return foldLetters(text)
    .replace(/[’ʼ]/gu, "'")
    .replace(/[.,]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
}
