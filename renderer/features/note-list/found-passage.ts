/** Of all that a result's lines mark, what its note is opened at: most of the words in one place. */
import type { FoundNote } from '../../../shared/contract/notes'
import type { Passage } from '../../editor/arriving/find-passage'

/** Undefined where the words are only in the title. */
export function passageOfFound(note: FoundNote | undefined): Passage | undefined {
  const pieces = joined(note?.passage ?? [])
  const marked = pieces.filter(({ isMatch }) => isMatch)
  const [longest] = marked.toSorted((a, b) => b.text.length - a.text.length)
  if (!longest) return undefined
  const at = pieces.indexOf(longest)
  const textOf = (some: typeof pieces) => some.map(({ text }) => text).join('')
  return {
    before: textOf(pieces.slice(0, at)),
    match: longest.text,
    after: textOf(pieces.slice(at + 1)),
  }
}

/** Words that stand beside each other are one place. */
function joined(pieces: FoundNote['passage']): FoundNote['passage'] {
  const places: { text: string; isMatch: boolean }[] = []
  for (const [at, { text, isMatch }] of pieces.entries()) {
    const last = places.at(-1)
    const isBetween = /^\s+$/u.test(text) && pieces[at + 1]?.isMatch === true
    if (last?.isMatch && (isMatch || isBetween)) last.text += text
    else places.push({ text, isMatch })
  }
  return places
}
