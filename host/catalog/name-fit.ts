/**
 * The one rule by which a name is found from what is typed of it: each word that is typed begins one
 * of the name's. How well it fits is rank-names.ts's; where a text says a name, find-names.ts's.
 */
import { wordsOf } from './fold'

/** Of a title: who types more has found it. */
const NAME_LETTERS = 200

/** The words of a name as they are typed, a space before each. */
export function lettersOfName(name: string): string {
  return wordsOf(name.slice(0, NAME_LETTERS))
    .map((word) => ` ${word}`)
    .join('')
}

/** For folded words; several in one stand behind each other in the name. */
export function createNameFit(typed: readonly string[]): (letters: string) => boolean {
  const begun = typed.map((word) => ` ${word}`)
  return (letters) => begun.every((each) => letters.includes(each))
}
