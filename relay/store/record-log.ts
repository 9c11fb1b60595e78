/**
 * The records of all rooms, in the order of their coming. An append goes to the end of one table;
 * where the last few thousand lie is known here, and written down for all of them in one go. What is
 * known here alone is read again from the table when a relay starts or a transaction failed.
 */
import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import type { Position, StoredRecord } from './contract'
import { COLUMNS, MAX_READ, prepareRecords, type RecordStatements, ROWS } from './record-statements'
import { bytesOf, positionOf } from './statements'

/** So many are placed together: each page of the indexes is then touched for several of them. */
const PLACED_AT_ONCE = 2_048
const TAG_BYTES = 6

/** A room's records that are not placed yet, without a gap from `first` on. */
interface Waiting {
  readonly first: number
  readonly ids: number[]
  readonly tags: number[]
}

export class RecordLog {
  readonly #statements: RecordStatements
  readonly #waiting = new Map<number, Waiting>()
  #rows: SQLInputValue[] = []
  #placed = 0
  #lastId = 0
  #isKnown = false

  constructor(database: DatabaseSync) {
    this.#statements = prepareRecords(database)
    this.#know()
  }

  /** The sequence number must be the room's next. */
  insert(room: number, recordId: Uint8Array, at: Position, record: Uint8Array): void {
    this.#know()
    this.#lastId += 1
    this.#rows.push(this.#lastId, room, at.seq, at.bytes, recordId, at.hash, record)
    if (this.#rows.length === ROWS * COLUMNS) {
      const rows = this.#rows
      this.#rows = []
      this.#statements.insertMany.run(...rows)
    }
    this.#await(room, at.seq, this.#lastId, tagOf(recordId))
  }

  /** Before a transaction is committed. */
  finish(): void {
    // Nothing was inserted in it: what stands here is left of one that failed.
    if (!this.#isKnown) return
    this.#write()
    if (this.#lastId - this.#placed >= PLACED_AT_ONCE) this.#place()
  }

  /** After a transaction that failed: what was inserted in it is not there. */
  forget(): void {
    this.#isKnown = false
  }

  find(room: number, recordId: Uint8Array): Position | undefined {
    this.#know()
    const { findPlaced, findOne } = this.#statements
    const waiting = this.#waiting.get(room)
    const tag = tagOf(recordId)
    for (let at = waiting?.tags.indexOf(tag) ?? -1; waiting && at >= 0; ) {
      this.#write()
      const row = findOne.get(waiting.ids[at] ?? 0, recordId)
      if (row) return positionOf(row.seq, row.hash, row.total)
      at = waiting.tags.indexOf(tag, at + 1)
    }
    const row = findPlaced.get(room, recordId.subarray(0, TAG_BYTES), recordId)
    return row && positionOf(row.seq, row.hash, row.total)
  }

  positionAt(room: number, seq: number): Position | undefined {
    this.#know()
    const waiting = this.#waiting.get(room)
    const id = waiting?.ids[seq - waiting.first]
    return id === undefined ? this.#statements.positionAt(room, seq) : this.#positionOf(id)
  }

  lastPosition(room: number): Position | undefined {
    this.#know()
    const id = this.#waiting.get(room)?.ids.at(-1)
    return id === undefined ? this.#statements.lastPosition(room) : this.#positionOf(id)
  }

  /** Row by row, so that what goes beyond `untilTotal` is never read. */
  read(room: number, after: number, untilTotal: number): readonly StoredRecord[] {
    this.#know()
    this.#write()
    const found: StoredRecord[] = []
    const isFull = (total: number) => found.length > 0 && total > untilTotal
    for (const row of this.#statements.readPlaced.iterate(room, after)) {
      if (isFull(Number(row.total))) return found
      found.push({ seq: Number(row.seq), record: bytesOf(row.record) })
    }
    const { first, ids } = this.#waiting.get(room) ?? { first: 0, ids: [] }
    for (let at = Math.max(0, after + 1 - first); at < ids.length; at += 1) {
      const row = this.#statements.readOne.get(ids[at] ?? 0)
      if (!row) throw new Error('a record that waits for its place is gone')
      if (found.length >= MAX_READ || isFull(Number(row.total))) return found
      found.push({ seq: Number(row.seq), record: bytesOf(row.record) })
    }
    return found
  }

  /** Inside a transaction: drops a room's records up to there. */
  drop(room: number, upTo: number): void {
    this.#know()
    if (this.#waiting.has(room)) this.#place()
    this.#statements.drop(room, upTo)
  }

  #positionOf(id: number): Position | undefined {
    this.#write()
    const row = this.#statements.readOne.get(id)
    return row && positionOf(row.seq, row.hash, row.total)
  }

  #write(): void {
    const rows = this.#rows
    this.#rows = []
    for (let at = 0; at < rows.length; at += COLUMNS)
      this.#statements.insertOne.run(...rows.slice(at, at + COLUMNS))
  }

  #place(): void {
    this.#write()
    this.#statements.place(this.#placed, this.#lastId)
    this.#placed = this.#lastId
    this.#waiting.clear()
  }

  #know(): void {
    if (this.#isKnown) return
    this.#rows = []
    this.#waiting.clear()
    this.#placed = this.#statements.readPlacedUpTo()
    this.#lastId = this.#placed
    for (const row of this.#statements.readUnplaced.iterate(this.#placed)) {
      this.#lastId = Number(row.id)
      this.#await(Number(row.room), Number(row.seq), this.#lastId, tagOf(bytesOf(row.record_id)))
    }
    this.#isKnown = true
  }

  #await(room: number, seq: number, id: number, tag: number): void {
    const waiting = this.#waiting.get(room)
    if (!waiting) this.#waiting.set(room, { first: seq, ids: [id], tags: [tag] })
    else {
      waiting.ids.push(id)
      waiting.tags.push(tag)
    }
  }
}

function tagOf(recordId: Uint8Array): number {
  return Buffer.from(recordId.buffer, recordId.byteOffset, TAG_BYTES).readUIntBE(0, TAG_BYTES)
}
