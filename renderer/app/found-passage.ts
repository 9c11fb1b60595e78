/** Of all that a result's lines mark, what its note is opened at: most of the words in one place. */
import type { PlacedNote } from '../../shared/contract/lists'
import type { FoundNote, FoundWords, NoteRow, Pieces } from '../../shared/contract/notes'
import type { Passage } from '../editor/arriving/find-passage'

/** Of a row that a search or a filter found by its words. */
export function foundWordsOf(
  note: NoteRow | FoundNote | PlacedNote | undefined,
): FoundWords | undefined {
  if (!note) return undefined
  if ('passage' in note) return note
  return 'found' in note ? (note.found ?? undefined) : undefined
}

/** Undefined where the words are only in the title. */
export function passageOfFound(
  found: Pick<FoundWords, 'passage'> | undefined,
): Passage | undefined {
  const pieces = joined(found?.passage ?? [])
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

/** Words that stand beside each other are one place, with the end of one that was begun. */
function joined(pieces: Pieces): Pieces {
  const places: { text: string; isMatch: boolean }[] = []
  for (const [at, { text, isMatch }] of pieces.entries()) {
    const last = places.at(-1)
    const isBetween =
      /^\p{L}*\s+(?:\p{L}{1,2}['’])?$/u.test(text) && pieces[at + 1]?.isMatch === true
    if (last?.isMatch && (isMatch || isBetween)) last.text += text
    else places.push({ text, isMatch })
  }
  return places
}
