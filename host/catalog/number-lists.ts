/**
 * Lists of notes by their numbers, in memory: what is in a place, and in which order. Counting and
 * cutting out a page is then a walk over numbers. All of it follows from the tables: what is written
 * is forgotten first, and read again when it is asked for.
 */
import type { Sqlite, SqlValue } from '../log/open-sqlite'

/** Lists of each kind that are kept; those asked for last. */
const KEPT = 24

/** Rows of so few notes are looked up by their numbers; for more, an index is read through. */
export const FEW = 1000

/** One list of values, as JSON: the statement stays the same however many they are. */
export const AMONG = 'IN (SELECT value FROM json_each(?))'

/** Each number once, in an order. */
export class NumberList {
  readonly numbers: Int32Array
  #marks: Uint8Array | undefined

  constructor(numbers: Int32Array) {
    this.numbers = numbers
  }

  get size(): number {
    return this.numbers.length
  }

  has(no: number): boolean {
    this.#marks ??= marksOf(this.numbers)
    return this.#marks[no] === 1
  }
}

/** Those that are on a list. */
export function pick(numbers: Int32Array, list: NumberList): Int32Array {
  return sift(numbers, (_, no) => list.has(no))
}

/** Those that are not on a list. */
export function omit(numbers: Int32Array, list: NumberList): Int32Array {
  return sift(numbers, (_, no) => !list.has(no))
}

/** A plain loop: the array's own filter takes ten times as long. */
function sift(numbers: Int32Array, isPicked: (at: number, no: number) => boolean): Int32Array {
  const picked = new Int32Array(numbers.length)
  let count = 0
  for (let at = 0; at < numbers.length; at += 1) {
    const no = numbers[at] ?? 0
    if (!isPicked(at, no)) continue
    picked[count] = no
    count += 1
  }
  return picked.subarray(0, count)
}

export class NumberLists {
  readonly #sqlite: Sqlite
  readonly #ofNotes = new Map<string, NumberList>()
  readonly #ofCollections = new Map<string, NumberList>()

  constructor(sqlite: Sqlite) {
    this.#sqlite = sqlite
  }

  /** Before anything is written: a note changes no members, and a notebook no notes. */
  forget(what: 'notes' | 'collections'): void {
    if (what === 'notes') this.#ofNotes.clear()
    else this.#ofCollections.clear()
  }

  /** `sql` selects a column `no` out of what follows from rows of notes. */
  ofNotes(sql: string): NumberList {
    return this.#kept(this.#ofNotes, [sql], () => this.read(sql, []))
  }

  /** As `ofNotes`, of the notes whose rows of words `sql` selects. */
  ofWords(sql: string, value: string): NumberList {
    const read = () => this.#notesOf(this.read(sql, [value]))
    return this.#kept(this.#ofNotes, [sql, value], read)
  }

  /** As `ofNotes`, out of what follows from rows of notebooks and bases alone. */
  ofCollections(sql: string, ...values: readonly SqlValue[]): NumberList {
    return this.#kept(this.#ofCollections, [sql, ...values], () => this.read(sql, values))
  }

  /** Kept for nobody. */
  read(sql: string, values: readonly SqlValue[]): NumberList {
    return readList(this.#sqlite, sql, values)
  }

  /** Of thousands a walk: looking up each by its row takes as long again as the index of words. */
  #notesOf(rows: NumberList): NumberList {
    if (rows.size <= FEW)
      return this.read(`SELECT no FROM notes WHERE wordsNo ${AMONG}`, [
        JSON.stringify([...rows.numbers]),
      ])
    const { numbers } = this.ofNotes('SELECT no FROM notes ORDER BY wordsNo')
    const { numbers: words } = this.ofNotes('SELECT wordsNo AS no FROM notes ORDER BY wordsNo')
    return new NumberList(sift(numbers, (at) => rows.has(words[at] ?? 0)))
  }

  #kept(
    lists: Map<string, NumberList>,
    asked: readonly SqlValue[],
    read: () => NumberList,
  ): NumberList {
    const key = JSON.stringify(asked)
    const list = lists.get(key) ?? read()
    lists.delete(key)
    lists.set(key, list)
    for (const other of lists.keys()) if (lists.size > KEPT) lists.delete(other)
    return list
  }
}

/** As one string: twelve thousand rows take five times as long. */
function readList(sqlite: Sqlite, sql: string, values: readonly SqlValue[]): NumberList {
  const found = sqlite.get<{ list: string | null }>(
    `SELECT group_concat(no) AS list FROM (${sql})`,
    ...values,
  )
  return new NumberList(parseNumbers(found?.list ?? ''))
}

const COMMA = 44
const ZERO = 48

/** Whole numbers with commas between them. */
export function parseNumbers(list: string): Int32Array {
  if (list === '') return new Int32Array()
  // A number and its comma take two letters at least.
  const numbers = new Int32Array((list.length + 1) >> 1)
  let count = 0
  let number = 0
  for (let at = 0; at < list.length; at += 1) {
    const code = list.charCodeAt(at)
    if (code === COMMA) {
      numbers[count] = number
      count += 1
      number = 0
    } else number = number * 10 + code - ZERO
  }
  numbers[count] = number
  return numbers.slice(0, count + 1)
}

function marksOf(numbers: Int32Array): Uint8Array {
  const last = numbers.reduce((most, no) => Math.max(most, no), 0)
  const marks = new Uint8Array(last + 1)
  for (const no of numbers) marks[no] = 1
  return marks
}
