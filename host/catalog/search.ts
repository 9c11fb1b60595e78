/**
 * What a search finds: all that match are counted, few are weighed, and of thousands the newest are
 * shown, since weighing every match takes longer than anybody waits between two letters. The trash is
 * searched by itself; elsewhere it is only told what it holds, where nothing else is found.
 */
import type { FoundNote, FoundNotes, Shelf } from '../../shared/contract/notes'
import type { Sqlite } from '../log/open-sqlite'
import { foundWordsIn, TEXTS, type Texts } from './found-words'
import { Matches } from './matches'
import { LISTED, rowOf, type StoredRow } from './note-row'
import { createMatcher, type Matcher } from './matcher'
import { matchExpression, parseQuery, type Query } from './query'
import { conditionOfFilters, type Condition } from './query-filters'
import { SHELVES } from './shelves'
import { findTrashedCollections } from './trash'

/** How many there are, and the best of them: rows of words. */
interface Findings {
  count(): number
  find(limit: number): { readonly total: number; readonly ids: readonly number[] }
}

const FOUND = `SELECT ${LISTED}, ${TEXTS}
  FROM notes JOIN faces USING (no) JOIN texts USING (wordsNo) WHERE wordsNo = ?`

export class CatalogSearch {
  readonly #sqlite: Sqlite

  constructor(sqlite: Sqlite) {
    this.#sqlite = sqlite
  }

  find(text: string, limit: number, shelf: Shelf): Omit<FoundNotes, 'isIndexing'> {
    if (limit <= 0) return { total: 0, rows: [], inTrash: 0 }
    const query = parseQuery(text)
    const { total, ids } = this.#findings(query, shelf).find(limit)
    const notes = this.#rowsOf(ids, createMatcher(query))
    if (shelf === 'notes')
      return { total, rows: notes, inTrash: total > 0 ? 0 : this.#countInTrash(query) }
    const collections = findTrashedCollections(this.#sqlite, query)
    const rows = [...collections.map((row) => ({ ...row, ...NOT_SHOWN })), ...notes]
    return { total: total + collections.length, rows: rows.slice(0, limit), inTrash: 0 }
  }

  #countInTrash(query: Query): number {
    const collections = findTrashedCollections(this.#sqlite, query)
    return this.#findings(query, 'trash').count() + collections.length
  }

  #findings(query: Query, shelf: Shelf): Findings {
    const { words } = SHELVES[shelf]
    const anywhere = matchExpression(query, 'anywhere')
    const inTitle = matchExpression(query, 'title')
    const filters = conditionOfFilters(this.#sqlite, query, { words })
    return anywhere === undefined || inTitle === undefined
      ? filtered(this.#sqlite, filters, shelf)
      : new Matches(this.#sqlite, { words, anywhere, inTitle, filters })
  }

  #rowsOf(ids: readonly number[], matcher: Matcher): readonly FoundNote[] {
    return ids.flatMap((id) => {
      const row = this.#sqlite.get<StoredRow & Texts>(FOUND, id)
      if (!row) return []
      const note = rowOf(row)
      return [{ ...note, ...foundWordsIn(note, row, matcher) }]
    })
  }
}

/** A notebook or base is found by its name. */
const NOT_SHOWN = { passage: [], markedTitle: [], markedTags: [] }

/** By its fields alone: the newest. */
function filtered(sqlite: Sqlite, filters: Condition | undefined, shelf: Shelf): Findings {
  if (!filters) return { count: () => 0, find: () => ({ total: 0, ids: [] }) }
  const { where, time } = SHELVES[shelf]
  const from = `FROM notes WHERE ${where} AND ${filters.sql}`
  const count = () =>
    sqlite.get<{ n: number }>(`SELECT count(*) n ${from}`, ...filters.values)?.n ?? 0
  const newest = (limit: number) =>
    sqlite
      .all<{ id: number }>(
        `SELECT wordsNo AS id ${from} ORDER BY ${time} DESC, docId LIMIT ?`,
        ...filters.values,
        limit,
      )
      .map(({ id }) => id)
  return { count, find: (limit) => ({ total: count(), ids: newest(limit) }) }
}
