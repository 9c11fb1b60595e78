/**
 * What a search finds: all that match are counted, few are weighed, and of thousands the newest are
 * shown, since weighing every match takes longer than anybody waits between two letters.
 */
import type { FoundNotes } from '../../shared/contract/notes'
import type { Sqlite } from '../log/open-sqlite'
import { LISTED, rowOf, type StoredRow } from './note-row'
import { createMatcher, passageOf } from './passage'
import { matchExpression, parseQuery } from './query'

/** Up to this many matches each is weighed; beyond it the newest of them are shown. */
const MAX_WEIGHED = 800

export class CatalogSearch {
  readonly #sqlite: Sqlite

  constructor(sqlite: Sqlite) {
    this.#sqlite = sqlite
  }

  find(text: string, limit: number): Omit<FoundNotes, 'isIndexing'> {
    const query = parseQuery(text)
    const anywhere = matchExpression(query, 'anywhere')
    const inTitle = matchExpression(query, 'title')
    if (anywhere === undefined || inTitle === undefined || limit <= 0) return { total: 0, rows: [] }
    const total =
      this.#sqlite.get<{ n: number }>('SELECT count(*) n FROM words WHERE words MATCH ?', anywhere)
        ?.n ?? 0
    const ids =
      total <= MAX_WEIGHED ? this.#weigh(anywhere, inTitle) : this.#newest(anywhere, inTitle, limit)
    const matcher = createMatcher(query)
    const rows = ids.slice(0, limit).flatMap((id) => {
      const row = this.#sqlite.get<StoredRow & { text: string }>(
        `SELECT ${LISTED}, text FROM notes JOIN faces USING (no) JOIN texts USING (wordsNo)
          WHERE wordsNo = ?`,
        id,
      )
      return row ? [{ ...rowOf(row), passage: passageOf(row.text, matcher) }] : []
    })
    return { total, rows }
  }

  /** Title over text, then by weight, then the newest. */
  #weigh(anywhere: string, inTitle: string): readonly number[] {
    const titles = new Set(this.#ids(inTitle, MAX_WEIGHED))
    const found = this.#sqlite.all<{
      id: number
      weight: number
      modifiedAt: number
      docId: string
    }>(
      `SELECT wordsNo AS id, round(bm25(words, 4.0, 4.0, 2.0, 1.0), 1) AS weight, modifiedAt, docId
        FROM words JOIN notes ON notes.wordsNo = words.rowid WHERE words MATCH ?`,
      anywhere,
    )
    return found
      .toSorted(
        (a, b) =>
          Number(titles.has(b.id)) - Number(titles.has(a.id)) ||
          a.weight - b.weight ||
          b.modifiedAt - a.modifiedAt ||
          (a.docId < b.docId ? -1 : 1),
      )
      .map(({ id }) => id)
  }

  #newest(anywhere: string, inTitle: string, limit: number): readonly number[] {
    const titles = this.#ids(inTitle, limit)
    return [...new Set([...titles, ...this.#ids(anywhere, limit)])]
  }

  #ids(expression: string, limit: number): readonly number[] {
    return this.#sqlite
      .all<{ rowid: number }>(
        'SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?',
        expression,
        limit,
      )
      .map(({ rowid }) => rowid)
  }
}
