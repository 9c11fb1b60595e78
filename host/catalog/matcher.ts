/**
 * The words of a search as patterns over a note's own text, with its accents and articles. Small words
 * (`de`, `the`, a letter) are most of any text: they mean something only beside what stands beside
 * them in the search.
 */
import { BETWEEN_WORDS } from './fold'
import type { Query, Term } from './query'

/** In the order in which they were typed. */
export type Matcher = readonly Sought[]

interface Sought {
  readonly pattern: RegExp
  readonly isSmall: boolean
}

/** Where there is no other word the small ones are what is meant. */
export function createMatcher({ wanted }: Query): Matcher {
  const isMeant = wanted.every(isSmall)
  return wanted.map((term) => ({
    pattern: new RegExp(sourceOf(term), 'g'),
    isSmall: !isMeant && isSmall(term),
  }))
}

/** Folded; articles and what else stands in every second sentence, French and English. */
const SMALL_WORDS: ReadonlySet<string> = new Set(
  (
    'au aux ce ces dans de des du elle en est et eux il ils je la le les leur lui ma mais me mes moi ' +
    'mon ne nos notre nous on ou par pas pour qu que qui sa se ses si son sur ta te tes toi ton tu un ' +
    'une vos votre vous an and are as at be by for from he if in is it its my no not of or our she so ' +
    'that the their they this to us was we with you your'
  ).split(' '),
)

function isSmall({ words }: Term): boolean {
  const [word = ''] = words
  return words.length === 1 && (SMALL_WORDS.has(word) || /^\p{Script=Latin}$/u.test(word))
}

/**
 * Letters, digits and accents as ranges, and both cases spelled out: with the flags for Unicode and
 * case the same patterns took 100 times as long, most of it to compile.
 */
const LETTER = '0-9A-Za-z\\u00aa-\\u024f\\u0300-\\u1fff\\u2c00-\\ud7ff'

/** Accents that stand alone, and the vowels of scripts that write them as marks. */
const MARKS = '[\\u0300-\\u036f\\u0591-\\u05c7\\u064b-\\u065f\\u0670\\u0900-\\u0903\\u093a-\\u094f]'

/** What may stand between two words of one place: the rest of a word that was begun, then no word. */
export const BESIDE = new RegExp(`^[${LETTER}]*${BETWEEN_WORDS}$`)

/** Before the letter that was just read: looked at behind it, most places fall away at the letter. */
const BEGINS_WORD = `(?<![${LETTER}][^])`

function sourceOf({ words, isBeginning }: Term): string {
  const patterns = words.map((word, at) => wordPattern(word, at === 0 ? BEGINS_WORD : ''))
  return `${patterns.join(BETWEEN_WORDS)}${isBeginning ? '' : `(?![${LETTER}])`}`
}

/** `guard` is what is asked as soon as the first letter is read. */
function wordPattern(word: string, guard: string): string {
  let pattern = ''
  for (let at = 0; at < word.length; at += 1) {
    const two = word.slice(at, at + 2)
    const asked = at === 0 ? guard : ''
    if (two === 'oe' || two === 'ae') {
      const ligature = two === 'oe' ? '[œŒ]' : '[æÆ]'
      pattern += `(?:${ligature}${asked}|${lettersLike(two.charAt(0), asked)}${lettersLike('e')})`
      at += 1
    } else pattern += lettersLike(word.charAt(at), asked)
  }
  return pattern
}

/** Words are letters and digits alone, so none of them means anything in a pattern. */
function lettersLike(letter: string, guard = ''): string {
  const upper = letter.toUpperCase()
  const cases = upper.length === 1 && upper !== letter ? `${letter}${upper}` : letter
  const all = cases + (accents().get(letter) ?? '')
  return `${all.length === 1 ? all : `[${all}]`}${guard}${MARKS}*`
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
