/**
 * A shelf of up to many thousand notes for a virtual list: rows are fetched by pages as they come
 * into view. A notice that the list changed makes every page stale; what is in view is read again
 * and the old rows stay on screen until then.
 */
import type { NotePage, NoteRow, Shelf } from '../../shared/contract/notes'
import type { DocId } from '../../shared/records/keys'
import type { HostClient } from './host-client'
import { type Readable, Store } from './store'

const PAGE_ROWS = 100

export interface NoteRows {
  /** Undefined until the first page came. */
  readonly total: number | undefined
  /** Undefined while it is on its way; `want` asks for it. */
  readonly row: (index: number) => NoteRow | undefined
}

interface Page {
  readonly rows: readonly NoteRow[]
  readonly version: number
}

export class NoteWindow implements Readable<NoteRows> {
  readonly #client: HostClient
  readonly #shelf: Shelf
  readonly #pages = new Map<number, Page>()
  readonly #rows = new Store<NoteRows>({ total: undefined, row: () => undefined })
  readonly #asked = new Set<number>()
  #wanted: readonly number[] = [0]
  #version = 0

  readonly read = this.#rows.read
  readonly subscribe = this.#rows.subscribe

  constructor(client: HostClient, shelf: Shelf) {
    this.#client = client
    this.#shelf = shelf
  }

  /** The rows in view, both included; asks for what is missing or stale. */
  readonly want = (first: number, last: number): void => {
    const from = Math.floor(Math.max(0, first) / PAGE_ROWS)
    const to = Math.floor(Math.max(first, last) / PAGE_ROWS)
    this.#wanted = Array.from({ length: to - from + 1 }, (_, at) => from + at)
    this.#fetch()
  }

  /** The row of a note, if it was read. */
  find(docId: DocId): NoteRow | undefined {
    for (const { rows } of this.#pages.values()) {
      const row = rows.find((each) => each.docId === docId)
      if (row) return row
    }
    return undefined
  }

  /** Rows from before the library was open; what is read then takes their place. */
  begin(first: NotePage): void {
    if (this.#pages.size === 0) this.#take(0, this.#version, first)
  }

  /** Something in the list changed; order may have, so no page stays fresh. */
  invalidate(): void {
    this.#version += 1
    this.#fetch()
  }

  #fetch(): void {
    for (const page of this.#wanted) {
      if (this.#asked.has(page) || this.#pages.get(page)?.version === this.#version) continue
      this.#asked.add(page)
      void this.#ask(page)
    }
  }

  async #ask(page: number): Promise<void> {
    const version = this.#version
    try {
      const reply = await this.#client.request('listNotes', {
        shelf: this.#shelf,
        offset: page * PAGE_ROWS,
        limit: PAGE_ROWS,
      })
      this.#take(page, version, reply)
    } finally {
      this.#asked.delete(page)
    }
    // The list may have changed while the answer was under way.
    if (this.#version !== version) this.#fetch()
  }

  #take(page: number, version: number, reply: NotePage): void {
    const before = this.#pages.get(page)?.rows ?? []
    const known = new Map(before.map((row) => [row.docId, row]))
    const rows = reply.rows.map((row) => sameRow(known.get(row.docId), row))
    this.#pages.set(page, { rows, version })
    const last = Math.floor(Math.max(0, reply.total - 1) / PAGE_ROWS)
    for (const held of [...this.#pages.keys()]) if (held > last) this.#pages.delete(held)
    const pages = new Map(this.#pages)
    this.#rows.set({
      total: reply.total,
      row: (index) => pages.get(Math.floor(index / PAGE_ROWS))?.rows[index % PAGE_ROWS],
    })
  }
}

/** The object of before when nothing in it changed, so that its line is not drawn again. */
function sameRow(before: NoteRow | undefined, row: NoteRow): NoteRow {
  if (!before) return Object.freeze(row)
  const keys = Object.keys(row) as (keyof NoteRow)[]
  return keys.every((key) => before[key] === row[key]) ? before : Object.freeze(row)
}
