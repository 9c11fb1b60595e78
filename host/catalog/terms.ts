/** Which terms of the library a note's text says, by title or alias. */
import type { LinkedNote } from '../../shared/contract/links'
import type { DocId } from '../../shared/records/keys'
import type { Sqlite } from '../log/open-sqlite'
import { type FoundName, NameFinder } from './find-names'
import { MAX_LINKED, passagesOf, readText } from './linked-note'

/** The second condition is that of an index. */
const TERMS = "type = 'term' AND type <> 'general' AND trashedAt IS NULL"

interface Term {
  readonly no: number
  readonly docId: DocId
  readonly title: string
  readonly aliases: string
}

interface Terms {
  readonly stamp: string
  readonly finder: NameFinder<Term>
}

export class TermFinder {
  readonly #sqlite: Sqlite
  #terms: Terms | undefined

  constructor(sqlite: Sqlite) {
    this.#sqlite = sqlite
  }

  /** In the order in which the text says them first. Its own title is none of its terms. */
  find(no: number): readonly LinkedNote[] {
    const text = readText(this.#sqlite, no)
    if (text === '') return []
    const places = new Map<Term, FoundName<Term>[]>()
    for (const found of this.#read().finder.find(text))
      for (const term of found.keys) {
        if (term.no === no) continue
        const known = places.get(term)
        if (known) known.push(found)
        else places.set(term, [found])
      }
    return [...places].slice(0, MAX_LINKED).map(([{ docId, title }, said]) => ({
      docId,
      kind: 'note',
      title,
      type: 'term',
      state: 'here',
      passages: passagesOf(text, said),
      relations: [],
    }))
  }

  /** A term that is written anew has another row of words, so that these tell what changed. */
  #read(): Terms {
    const found = this.#sqlite.get<{ stamp: string }>(
      `SELECT count(*) || '/' || coalesce(sum(wordsNo), 0) || '/' || coalesce(max(wordsNo), 0) AS stamp
        FROM notes WHERE ${TERMS}`,
    )
    const stamp = found?.stamp ?? ''
    if (this.#terms?.stamp === stamp) return this.#terms
    const terms = this.#sqlite.all<Term>(
      `SELECT no, notes.docId, title, texts.aliases
        FROM notes JOIN faces USING (no) JOIN texts USING (wordsNo)
        WHERE ${TERMS} ORDER BY no`,
    )
    const names = terms.flatMap((term) =>
      [term.title, ...term.aliases.split('\n')].map((name) => [term, name] as const),
    )
    this.#terms = { stamp, finder: new NameFinder(names) }
    return this.#terms
  }
}
