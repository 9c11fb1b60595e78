/**
 * What a search finds: all that match are counted, few are weighed, and of thousands the newest are
 * shown, since weighing every match takes longer than anybody waits between two letters.
 */
import type { FoundNotes } from '../../shared/contract/notes'
import type { Sqlite } from '../log/open-sqlite'
import { LISTED, rowOf, type StoredRow } from './note-row'
import { createMatcher, type Matcher, type Passage, passageOf } from './passage'
import { matchExpression, parseQuery } from './query'
import { conditionOfFilters, type Condition } from './query-filters'

/** Up to this many matches each is weighed; beyond it the newest of them are shown. */
const MAX_WEIGHED = 800

interface Texts {
  readonly text: string
  readonly facts: string
  readonly aliases: string
}

interface Found {
  readonly total: number
  /** Rows of words, the best first. */
  readonly ids: readonly number[]
}

export class CatalogSearch {
  readonly #sqlite: Sqlite

  constructor(sqlite: Sqlite) {
    this.#sqlite = sqlite
  }

  find(text: string, limit: number): Omit<FoundNotes, 'isIndexing'> {
    const query = parseQuery(text)
    const anywhere = matchExpression(query, 'anywhere')
    const inTitle = matchExpression(query, 'title')
    if (limit <= 0) return { total: 0, rows: [] }
    const filters = conditionOfFilters(this.#sqlite, query)
    const { total, ids } =
      anywhere === undefined || inTitle === undefined
        ? this.#filtered(filters, limit)
        : this.#matching(new Matches(this.#sqlite, { anywhere, inTitle, filters }), limit)
    const matcher = createMatcher(query)
    const rows = ids.slice(0, limit).flatMap((id) => {
      const row = this.#sqlite.get<StoredRow & Texts>(
        `SELECT ${LISTED}, text, facts, aliases
          FROM notes JOIN faces USING (no) JOIN texts USING (wordsNo) WHERE wordsNo = ?`,
        id,
      )
      return row ? [{ ...rowOf(row), passage: passageIn(row, matcher) }] : []
    })
    return { total, rows }
  }

  #matching(matches: Matches, limit: number): Found {
    const total = matches.count()
    return { total, ids: total <= MAX_WEIGHED ? matches.weighed() : matches.newest(limit) }
  }

  /** By its fields alone: the newest. */
  #filtered(filters: Condition | undefined, limit: number): Found {
    if (!filters) return { total: 0, ids: [] }
    const from = `FROM notes WHERE trashedAt IS NULL AND ${filters.sql}`
    const count = this.#sqlite.get<{ n: number }>(`SELECT count(*) n ${from}`, ...filters.values)
    const found = this.#sqlite.all<{ id: number }>(
      `SELECT wordsNo AS id ${from} ORDER BY modifiedAt DESC, docId LIMIT ?`,
      ...filters.values,
      limit,
    )
    return { total: count?.n ?? 0, ids: found.map(({ id }) => id) }
  }
}

/** Where something of it is said: in the text, else in what the note says besides. */
function passageIn({ text, facts, aliases }: Texts, matcher: Matcher): Passage {
  const inText = passageOf(text, matcher)
  if (isMarked(inText)) return inText
  const besides = [facts, aliases].map((each) => passageOf(each, matcher)).find(isMarked)
  return besides ?? inText
}

function isMarked(passage: Passage): boolean {
  return passage.some(({ isMatch }) => isMatch)
}

interface Expressions {
  readonly anywhere: string
  readonly inTitle: string
  readonly filters: Condition | undefined
}

/** What the words of a query match, and its fields let through. */
class Matches {
  readonly #sqlite: Sqlite
  readonly #anywhere: string
  readonly #inTitle: string
  readonly #filters: Condition
  readonly #join: string

  constructor(sqlite: Sqlite, { anywhere, inTitle, filters }: Expressions) {
    this.#sqlite = sqlite
    this.#anywhere = anywhere
    this.#inTitle = inTitle
    this.#filters = filters ?? { sql: '1', values: [] }
    // The index alone answers faster where no field asks for more.
    this.#join = filters ? 'CROSS JOIN notes ON notes.wordsNo = words.rowid' : ''
  }

  count(): number {
    const sql = `SELECT count(*) n FROM words ${this.#join} WHERE words MATCH ? AND ${this.#filters.sql}`
    return this.#sqlite.get<{ n: number }>(sql, this.#anywhere, ...this.#filters.values)?.n ?? 0
  }

  /** Title over text, then by weight, then the newest. */
  weighed(): readonly number[] {
    const titles = new Set(this.#ids(this.#inTitle, MAX_WEIGHED))
    const found = this.#sqlite.all<{
      id: number
      weight: number
      modifiedAt: number
      docId: string
    }>(
      `SELECT wordsNo AS id, round(bm25(words, 4.0, 4.0, 2.0, 1.0), 1) AS weight, modifiedAt, docId
        FROM words JOIN notes ON notes.wordsNo = words.rowid
        WHERE words MATCH ? AND ${this.#filters.sql}`,
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

  newest(limit: number): readonly number[] {
    const titles = this.#ids(this.#inTitle, limit)
    return [...new Set([...titles, ...this.#ids(this.#anywhere, limit)])]
  }

  #ids(expression: string, limit: number): readonly number[] {
    return this.#sqlite
      .all<{ rowid: number }>(
        `SELECT words.rowid FROM words ${this.#join} WHERE words MATCH ? AND ${this.#filters.sql}
          ORDER BY words.rowid DESC LIMIT ?`,
        expression,
        ...this.#filters.values,
        limit,
      )
      .map(({ rowid }) => rowid)
  }
}
