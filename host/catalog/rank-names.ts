/**
 * How well a name fits what is typed of it: the whole of it, its beginning, words that begin so, and
 * last, so that a slip of the finger finds something, words that are one letter off.
 */
import { createNameFit } from './name-fit'
import type { Name } from './name-index'

export interface RankedName {
  readonly name: Name
  /** Less is better. */
  readonly rank: number
}

const ALIAS = 0.5
/** A shorter word with one letter off is any other word. */
const LEAST_NEAR = 4

/** `typed` are folded words; in the order of `names` where they fit alike. */
export function rankNames(names: readonly Name[], typed: readonly string[]): readonly RankedName[] {
  const fits = createNameFit(typed)
  const whole = typed.map((word) => ` ${word}`).join('')
  const found: RankedName[] = []
  for (const name of names) {
    if (!fits(name.folded)) continue
    found.push({ name, rank: rankOf(name.folded, whole) + (name.isAlias ? ALIAS : 0) })
  }
  return found.toSorted((a, b) => a.rank - b.rank)
}

function rankOf(folded: string, whole: string): number {
  if (folded === whole) return 0
  if (folded.startsWith(whole)) return folded.charAt(whole.length) === ' ' ? 1 : 2
  return folded.includes(whole) ? 3 : 4
}

/** Those of which every typed word is one letter off at most; words of four letters and more. */
export function rankNear(names: readonly Name[], typed: readonly string[]): readonly RankedName[] {
  const tests = typed.map((word) => ({ fits: createNameFit([word]), near: createNear(word) }))
  return names.flatMap((name) => {
    const isNear = tests.every(({ fits, near }) => fits(name.folded) || near(name.folded))
    return isNear ? [{ name, rank: 5 + (name.isAlias ? ALIAS : 0) }] : []
  })
}

/** Whether a word of a name begins so but for one letter too many, too few, other, or two swapped. */
function createNear(typed: string): (folded: string) => boolean {
  if (typed.length < LEAST_NEAR) return () => false
  const variants = new Set<string>()
  for (let at = 0; at < typed.length; at += 1) {
    const [before, letter, after] = [typed.slice(0, at), typed.charAt(at), typed.slice(at + 1)]
    variants.add(before + after)
    variants.add(`${before}[^ ]${after}`)
    variants.add(`${before}[^ ]${letter}${after}`)
    if (after !== '') variants.add(`${before}${after.charAt(0)}${letter}${after.slice(1)}`)
  }
  // Words are letters and digits alone, so none of them means anything in a pattern.
  const pattern = new RegExp(` (?:${[...variants].join('|')})`)
  return (folded) => pattern.test(folded)
}
