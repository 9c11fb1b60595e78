/**
 * The values of every note that filters offer, in memory: counting those of a place is a walk over
 * the numbers of its notes. What was written since is read again when it is next counted.
 */
import type { Licence } from '../../shared/model/licence'
import type { NoteType } from '../../shared/model/note'
import type { Sqlite } from '../log/open-sqlite'
import { AMONG } from './number-lists'
import { type Counted, ValueColumn, type ValueRow } from './value-column'

/** Of more than this everything is read again. */
const MANY = 500

export interface FacetValues {
  readonly type: NoteType
  readonly licence: Licence | 'none'
  readonly language: string
  readonly hasAttachments: number
  readonly openTasks: number
}

export interface FacetCounts {
  readonly kinds: readonly Counted<FacetValues>[]
  readonly tags: readonly Counted<string>[]
  readonly authors: readonly Counted<string>[]
}

const KINDS = 'type, licence, language, hasAttachments, openTasks'
const AMONG_NOTES = `WHERE no ${AMONG}`

export class FacetColumns {
  readonly #sqlite: Sqlite
  readonly #kinds = new ValueColumn<FacetValues>((kind) => Object.values(kind).join('\n'))
  readonly #tags = new ValueColumn<string>((tag) => tag)
  readonly #authors = new ValueColumn<string>((name) => name)
  readonly #written = new Set<number>()
  #isRead = false

  constructor(sqlite: Sqlite) {
    this.#sqlite = sqlite
  }

  /** Before it is written. */
  forget(no: number): void {
    if (this.#isRead) this.#written.add(no)
    if (this.#written.size > MANY) this.#isRead = false
  }

  /** Of each note once. */
  count(notes: Int32Array): FacetCounts {
    if (!this.#isRead) this.#readAll()
    else if (this.#written.size > 0) this.#readAgain([...this.#written])
    this.#written.clear()
    return {
      kinds: this.#kinds.count(notes),
      tags: this.#tags.count(notes),
      authors: this.#authors.count(notes),
    }
  }

  #readAll(): void {
    this.#kinds.readAll(this.#readKinds(''))
    this.#tags.readAll(this.#readWords('tag', 'tags'))
    this.#authors.readAll(this.#readWords('name', 'authors'))
    this.#isRead = true
  }

  #readAgain(notes: readonly number[]): void {
    const among = JSON.stringify(notes)
    this.#kinds.readAgain(notes, this.#readKinds(AMONG_NOTES, among))
    this.#tags.readAgain(notes, this.#readWords('tag', 'tags', AMONG_NOTES, among))
    this.#authors.readAgain(notes, this.#readWords('name', 'authors', AMONG_NOTES, among))
  }

  #readKinds(where: string, ...among: readonly string[]): readonly ValueRow<FacetValues>[] {
    const sql = `SELECT ${KINDS}, group_concat(no) AS list FROM notes ${where} GROUP BY ${KINDS}`
    return this.#sqlite
      .all<FacetValues & { readonly list: string }>(sql, ...among)
      .map(({ list, ...value }) => ({ value, list }))
  }

  #readWords(
    column: 'tag' | 'name',
    table: 'tags' | 'authors',
    where = '',
    ...among: readonly string[]
  ): readonly ValueRow<string>[] {
    return this.#sqlite.all<ValueRow<string>>(
      `SELECT ${column} AS value, group_concat(no) AS list FROM ${table} ${where} GROUP BY ${column}`,
      ...among,
    )
  }
}
