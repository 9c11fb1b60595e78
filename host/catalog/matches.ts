/** What the words of a search match among the notes, or among those in the trash. */
import type { Sqlite } from '../log/open-sqlite'
import type { Condition } from './query-filters'
import type { WordsTable } from './shelves'

/** Up to this many matches each is weighed; beyond it the newest of them are shown. */
const MAX_WEIGHED = 800

interface Expressions {
  readonly words: WordsTable
  readonly anywhere: string
  readonly inTitle: string
  readonly filters: Condition | undefined
}

/** What the words of a query match, and its fields let through. */
export class Matches {
  readonly #sqlite: Sqlite
  readonly #words: WordsTable
  readonly #anywhere: string
  readonly #inTitle: string
  readonly #filters: Condition
  readonly #join: string

  constructor(sqlite: Sqlite, { words, anywhere, inTitle, filters }: Expressions) {
    this.#sqlite = sqlite
    this.#words = words
    this.#anywhere = anywhere
    this.#inTitle = inTitle
    this.#filters = filters ?? { sql: '1', values: [] }
    // The index alone answers faster where no field asks for more.
    this.#join = filters ? `CROSS JOIN notes ON notes.wordsNo = ${words}.rowid` : ''
  }

  count(): number {
    const sql = `SELECT count(*) n FROM ${this.#words} ${this.#join}
      WHERE ${this.#words} MATCH ? AND ${this.#filters.sql}`
    return this.#sqlite.get<{ n: number }>(sql, this.#anywhere, ...this.#filters.values)?.n ?? 0
  }

  find(limit: number): { readonly total: number; readonly ids: readonly number[] } {
    const total = this.count()
    const ids = total <= MAX_WEIGHED ? this.#weighed().slice(0, limit) : this.#newest(limit)
    return { total, ids }
  }

  /** Title over text, then by weight, then the newest. */
  #weighed(): readonly number[] {
    const words = this.#words
    const titles = new Set(this.#ids(this.#inTitle, MAX_WEIGHED))
    const found = this.#sqlite.all<{
      id: number
      weight: number
      modifiedAt: number
      docId: string
    }>(
      `SELECT wordsNo AS id, round(bm25(${words}, 4.0, 4.0, 2.0, 1.0), 1) AS weight, modifiedAt, docId
        FROM ${words} JOIN notes ON notes.wordsNo = ${words}.rowid
        WHERE ${words} MATCH ? AND ${this.#filters.sql}`,
      this.#anywhere,
      ...this.#filters.values,
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

  #newest(limit: number): readonly number[] {
    const titles = this.#ids(this.#inTitle, limit)
    return [...new Set([...titles, ...this.#ids(this.#anywhere, limit)])].slice(0, limit)
  }

  #ids(expression: string, limit: number): readonly number[] {
    const words = this.#words
    return this.#sqlite
      .all<{ no: number }>(
        `SELECT ${words}.rowid AS no FROM ${words} ${this.#join}
          WHERE ${words} MATCH ? AND ${this.#filters.sql} ORDER BY ${words}.rowid DESC LIMIT ?`,
        expression,
        ...this.#filters.values,
        limit,
      )
      .map(({ no }) => no)
  }
}
