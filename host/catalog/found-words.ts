/** Where a note says what was searched: in its title, its tags, its text, or what else it says. */
import type { FoundWords } from '../../shared/contract/notes'
import type { Sqlite } from '../log/open-sqlite'
import type { Matcher } from './matcher'
import { isMarked, markWords, passageOf } from './passage'
import { type StoredText, TEXT_BYTES, textOf } from './stored-text'

/** The columns of `texts` that it is read from. */
export const TEXTS = `${TEXT_BYTES}, facts, aliases`

export interface Texts extends StoredText {
  readonly facts: string
  readonly aliases: string
}

interface Named {
  readonly title: string
  readonly tags: readonly string[]
}

export function foundWordsIn(
  { title, tags }: Named,
  { bytes, facts, aliases }: Texts,
  matcher: Matcher,
): FoundWords {
  // Facts begin with the tags, which are shown by themselves.
  const besides = () => `${facts.slice(tags.join('\n').length)}\n${aliases}`.split('\n')
  return {
    passage: passageIn(textOf({ bytes }), besides, matcher),
    markedTitle: markWords(title, matcher),
    markedTags: tags.map((tag) => markWords(tag, matcher)).filter(isMarked),
  }
}

export function readTexts(sqlite: Sqlite, numbers: readonly number[]): ReadonlyMap<number, Texts> {
  const rows = sqlite.all<Texts & { readonly no: number }>(
    `SELECT no, ${TEXTS} FROM notes JOIN texts USING (wordsNo)
      WHERE no IN (SELECT value FROM json_each(?))`,
    JSON.stringify(numbers),
  )
  return new Map(rows.map((row) => [row.no, row]))
}

/** In the text before all else; its beginning, where nothing is said outside title and tags. */
function passageIn(
  text: string,
  besides: () => readonly string[],
  matcher: Matcher,
): FoundWords['passage'] {
  const inText = passageOf(text, matcher)
  if (isMarked(inText)) return inText
  for (const each of besides()) {
    const passage = passageOf(each, matcher)
    if (isMarked(passage)) return passage
  }
  return inText
}
