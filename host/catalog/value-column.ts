/**
 * Which values every note has of one kind, as places in one row of numbers: counting thousands of
 * notes goes through memory in one line. Of notes that were read again the values stand beside it.
 */
import { parseNumbers } from './number-lists'

export interface ValueRow<Value> {
  readonly value: Value
  /** The numbers of the notes that have it. */
  readonly list: string
}

export interface Counted<Value> {
  readonly value: Value
  readonly count: number
}

export class ValueColumn<Value> {
  readonly #keyOf: (value: Value) => string
  readonly #values: Value[] = []
  readonly #placeByKey = new Map<string, number>()
  /** Of the note with this number the values stand from here to where the next one's begin. */
  #starts: Int32Array = new Int32Array()
  #places: Int32Array = new Int32Array()
  readonly #anew = new Map<number, readonly number[]>()

  constructor(keyOf: (value: Value) => string) {
    this.#keyOf = keyOf
  }

  readAll(rows: readonly ValueRow<Value>[]): void {
    this.#values.length = 0
    this.#placeByKey.clear()
    this.#anew.clear()
    const lists = rows.map(({ list }) => parseNumbers(list))
    const ends = lengthsOf(lists)
    for (let no = 1; no < ends.length; no += 1) ends[no] = (ends[no] ?? 0) + (ends[no - 1] ?? 0)
    const places = new Int32Array(ends.at(-1) ?? 0)
    rows.forEach(({ value }, at) => {
      const place = this.#placeOf(value)
      for (const no of lists[at] ?? []) {
        const end = (ends[no] ?? 0) - 1
        ends[no] = end
        places[end] = place
      }
    })
    this.#starts = ends
    this.#places = places
  }

  readAgain(notes: readonly number[], rows: readonly ValueRow<Value>[]): void {
    for (const no of notes) this.#anew.set(no, [])
    for (const { value, list } of rows) {
      const place = this.#placeOf(value)
      for (const no of parseNumbers(list))
        this.#anew.set(no, [...(this.#anew.get(no) ?? []), place])
    }
  }

  /** Those that are there, of each note once. */
  count(notes: Int32Array): readonly Counted<Value>[] {
    const counts = new Int32Array(this.#values.length)
    const [starts, places, anew] = [this.#starts, this.#places, this.#anew]
    for (let at = 0; at < notes.length; at += 1) {
      const no = notes[at] ?? 0
      const again = anew.size === 0 ? undefined : anew.get(no)
      if (again) for (const place of again) counts[place] = (counts[place] ?? 0) + 1
      if (again || no + 1 >= starts.length) continue
      for (let from = starts[no] ?? 0; from < (starts[no + 1] ?? 0); from += 1) {
        const place = places[from] ?? 0
        counts[place] = (counts[place] ?? 0) + 1
      }
    }
    return this.#values.flatMap((value, place) => {
      const count = counts[place] ?? 0
      return count === 0 ? [] : [{ value, count }]
    })
  }

  #placeOf(value: Value): number {
    const key = this.#keyOf(value)
    const known = this.#placeByKey.get(key)
    if (known !== undefined) return known
    this.#placeByKey.set(key, this.#values.length)
    return this.#values.push(value) - 1
  }
}

/** How many lists each number is on, and one more after the last. */
function lengthsOf(lists: readonly Int32Array[]): Int32Array {
  let last = 0
  for (const list of lists) for (const no of list) last = Math.max(last, no)
  const lengths = new Int32Array(last + 2)
  for (const list of lists) for (const no of list) lengths[no] = (lengths[no] ?? 0) + 1
  return lengths
}
