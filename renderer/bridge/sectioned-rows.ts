/**
 * Several windows one below the other, as the categories of a notebook: only those in view are
 * asked. How many rows each has is known before its rows are.
 */
import type { NoteRow } from '../../shared/contract/notes'
import type { Unsubscribe } from '../../shared/model/origin'
import type { NoteRows, NoteWindow } from './note-window'
import type { RowRange } from './read-ids'
import { type Readable, Store } from './store'

export interface Section<Row extends NoteRow> {
  readonly id: string
  readonly title: string
  readonly count: number
  readonly window: NoteWindow<Row>
}

export interface SectionPlace<Row extends NoteRow> {
  readonly section: Section<Row>
  /** Within its section. */
  readonly at: number
}

export interface SectionPart<Row extends NoteRow> {
  readonly section: Section<Row>
  /** Within its section. */
  readonly range: RowRange
}

export class SectionedRows<Row extends NoteRow> implements Readable<NoteRows<Row>> {
  readonly #sections: readonly Section<Row>[]
  /** Where each section begins. */
  readonly #starts: readonly number[]
  readonly #total: number
  readonly #rows: Store<NoteRows<Row>>
  #stop: readonly Unsubscribe[] = []
  #watchers = 0

  readonly read: () => NoteRows<Row>

  constructor(sections: readonly Section<Row>[]) {
    this.#sections = sections.filter(({ count }) => count > 0)
    let total = 0
    this.#starts = this.#sections.map(({ count }) => {
      total += count
      return total - count
    })
    this.#total = total
    this.#rows = new Store(this.#now())
    this.read = this.#rows.read
  }

  readonly subscribe = (listener: () => void): Unsubscribe => {
    const stop = this.#rows.subscribe(listener)
    this.#watchers += 1
    if (this.#watchers === 1) {
      const follow = () => this.#rows.set(this.#now())
      this.#stop = this.#sections.map(({ window }) => window.subscribe(follow))
    }
    return () => {
      stop()
      this.#watchers -= 1
      if (this.#watchers > 0) return
      for (const each of this.#stop) each()
      this.#stop = []
    }
  }

  readonly want = (first: number, last: number): void => {
    this.#sections.forEach(({ window, count }, at) => {
      const start = this.#starts[at] ?? 0
      if (start > last || start + count <= first) window.rest()
      else window.want(Math.max(0, first - start), Math.min(count - 1, last - start))
    })
  }

  /** Undefined beyond the last row. */
  readonly placeOf = (index: number): SectionPlace<Row> | undefined => {
    if (index < 0 || index >= this.#total) return undefined
    let low = 0
    let high = this.#sections.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((this.#starts[middle] ?? 0) <= index) low = middle
      else high = middle - 1
    }
    const section = this.#sections[low]
    return section && { section, at: index - (this.#starts[low] ?? 0) }
  }

  /** What a range of rows is in each section that it goes through. */
  readonly partsOf = ({ first, last }: RowRange): readonly SectionPart<Row>[] =>
    this.#sections.flatMap((section, at) => {
      const start = this.#starts[at] ?? 0
      const from = Math.max(first, start)
      const to = Math.min(last, start + section.count - 1)
      return from > to ? [] : [{ section, range: { first: from - start, last: to - start } }]
    })

  #now(): NoteRows<Row> {
    return {
      total: this.#total,
      row: (index) => {
        const place = this.placeOf(index)
        return place?.section.window.read().row(place.at)
      },
    }
  }
}
