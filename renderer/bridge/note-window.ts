/**
 * A list of up to many thousand notes for a virtual list: rows are fetched by pages as they come
 * into view. A notice that the list changed makes every page stale; what is in view is read again
 * and the old rows stay on screen until then.
 */
import type { NoteRow } from '../../shared/contract/notes'
import type { Unsubscribe } from '../../shared/model/origin'
import type { DocId } from '../../shared/records/keys'
import { sameOr } from './same-or'
import { type Readable, Store } from './store'

const PAGE_ROWS = 100

export interface WindowOptions {
  readonly onWatched?: (isWatched: boolean) => void
  /** How many rows are asked for at once. */
  readonly pageRows?: number
}

export interface NoteRows<Row extends NoteRow = NoteRow> {
  /** Undefined until the first page came. */
  readonly total: number | undefined
  /** Undefined while it is on its way; `want` asks for it. */
  readonly row: (index: number) => Row | undefined
}

interface Reply<Row> {
  readonly total: number
  readonly rows: readonly Row[]
}

interface Page<Row> {
  readonly rows: readonly Row[]
  readonly version: number
}

export interface PageRange {
  readonly offset: number
  readonly limit: number
}

export class NoteWindow<Row extends NoteRow = NoteRow> implements Readable<NoteRows<Row>> {
  readonly #read: (range: PageRange) => Promise<Reply<Row>>
  readonly #onWatched: (isWatched: boolean) => void
  readonly #pageRows: number
  readonly #pages = new Map<number, Page<Row>>()
  readonly #rows = new Store<NoteRows<Row>>({ total: undefined, row: () => undefined })
  readonly #asked = new Set<number>()
  #wanted: readonly number[] = []
  readonly #held = new Set<{ readonly pages: readonly number[] }>()
  #version = 0
  #watchers = 0

  readonly read = this.#rows.read

  constructor(
    read: (range: PageRange) => Promise<Reply<Row>>,
    { onWatched = () => {}, pageRows = PAGE_ROWS }: WindowOptions = {},
  ) {
    this.#read = read
    this.#onWatched = onWatched
    this.#pageRows = pageRows
  }

  readonly subscribe = (listener: () => void) => {
    const stop = this.#rows.subscribe(listener)
    this.#watchers += 1
    if (this.#watchers === 1) this.#onWatched(true)
    return () => {
      this.#watchers -= 1
      stop()
      if (this.#watchers > 0) return
      this.rest()
      this.#onWatched(false)
    }
  }

  /** The rows in view, both included; asks for what is missing or stale. */
  readonly want = (first: number, last: number): void => {
    this.#wanted = this.#pagesOf(first, last)
    this.#fetch()
  }

  /** Rows that are shown whole, beside whatever a list has in view: kept fresh until let go. */
  readonly hold = (first: number, last: number): Unsubscribe => {
    const held = { pages: this.#pagesOf(first, last) }
    this.#held.add(held)
    this.#fetch()
    return () => void this.#held.delete(held)
  }

  /** Nothing of it is in view: it is asked for again when it is. */
  rest(): void {
    this.#wanted = []
  }

  /** The row of a note, if it was read. */
  find(docId: DocId): Row | undefined {
    for (const { rows } of this.#pages.values()) {
      const row = rows.find((each) => each.docId === docId)
      if (row) return row
    }
    return undefined
  }

  /** Rows from before the library was open; what is read then takes their place. */
  begin(first: Reply<Row>): void {
    if (this.#pages.size === 0) this.#take(0, this.#version, first)
  }

  /** Something in the list changed; order may have, so no page stays fresh. */
  invalidate(): void {
    this.#version += 1
    this.#fetch()
  }

  #fetch(): void {
    const held = [...this.#held].flatMap(({ pages }) => pages)
    for (const page of [...this.#wanted, ...held]) {
      if (this.#asked.has(page) || this.#pages.get(page)?.version === this.#version) continue
      this.#asked.add(page)
      void this.#ask(page)
    }
  }

  async #ask(page: number): Promise<void> {
    const version = this.#version
    try {
      const range = { offset: page * this.#pageRows, limit: this.#pageRows }
      this.#take(page, version, await this.#read(range))
    } catch (error) {
      // The rows of before stay, and are asked for again with the next change.
      console.warn('Rows of a list could not be read.', error)
    } finally {
      this.#asked.delete(page)
    }
    // The list may have changed while the answer was under way.
    if (this.#version !== version) this.#fetch()
  }

  #take(page: number, version: number, reply: Reply<Row>): void {
    const before = this.#pages.get(page)?.rows ?? []
    const known = new Map(before.map((row) => [row.docId, row]))
    // The object of before when nothing in it changed, so that its line is not drawn again.
    const rows = reply.rows.map((row) => sameOr(known.get(row.docId) ?? row, Object.freeze(row)))
    this.#pages.set(page, { rows, version })
    const perPage = this.#pageRows
    const last = Math.floor(Math.max(0, reply.total - 1) / perPage)
    for (const held of [...this.#pages.keys()]) if (held > last) this.#pages.delete(held)
    const pages = new Map(this.#pages)
    this.#rows.set({
      total: reply.total,
      row: (index) => pages.get(Math.floor(index / perPage))?.rows[index % perPage],
    })
  }

  #pagesOf(first: number, last: number): readonly number[] {
    const from = Math.floor(Math.max(0, first) / this.#pageRows)
    const to = Math.floor(Math.max(0, first, last) / this.#pageRows)
    return Array.from({ length: to - from + 1 }, (_, at) => from + at)
  }
}
