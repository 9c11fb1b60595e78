/** Where a note says what was searched: in its title, its tags, its text, or what else it says. */
import type { FoundWords } from '../../shared/contract/notes'
import type { Sqlite } from '../log/open-sqlite'
import type { Matcher } from './matcher'
import { isMarked, markWords, passageOf } from './passage'

/** The columns of `texts`. */
export interface Texts {
  readonly text: string
  readonly facts: string
  readonly aliases: string
}

interface Named {
  readonly title: string
  readonly tags: readonly string[]
}

export function foundWordsIn(
  { title, tags }: Named,
  { text, facts, aliases }: Texts,
  matcher: Matcher,
): FoundWords {
  // Facts begin with the tags, which are shown by themselves.
  const besides = facts.slice(tags.join('\n').length)
  return {
    passage: passageIn([text, ...`${besides}\n${aliases}`.split('\n')], matcher),
    markedTitle: markWords(title, matcher),
    markedTags: tags.map((tag) => markWords(tag, matcher)).filter(isMarked),
  }
}

export function readTexts(sqlite: Sqlite, numbers: readonly number[]): ReadonlyMap<number, Texts> {
  const rows = sqlite.all<Texts & { readonly no: number }>(
    `SELECT no, text, facts, aliases FROM notes JOIN texts USING (wordsNo)
      WHERE no IN (SELECT value FROM json_each(?))`,
    JSON.stringify(numbers),
  )
  return new Map(rows.map((row) => [row.no, row]))
}

/** In the text before all else; its beginning, where nothing is said outside title and tags. */
function passageIn(texts: readonly string[], matcher: Matcher): FoundWords['passage'] {
  const [inText = [], ...besides] = texts.map((each) => passageOf(each, matcher))
  if (isMarked(inText)) return inText
  return besides.find(isMarked) ?? inText
}
