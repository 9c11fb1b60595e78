/**
 * Rooms in one SQLite file. A commit is one transaction for all that came in a turn of the event
 * loop (group commit), synced to disk before it resolves. Heads are remembered between commits, so
 * that an append is one lookup and one insert.
 */
import type { DatabaseSync } from 'node:sqlite'
import { EMPTY_LOG_HASH, rollHash } from '../../shared/records/record'
import { equalBytes } from '../../shared/records/bytes'
import { isShortHashOf } from '../../shared/protocol/proofs'
import {
  type Change,
  type CheckpointPlace,
  KEPT_MS,
  type Outcome,
  type Position,
  type RelayStore,
  SPACING_MS,
  type StoreSettings,
  type StoredRoom,
} from './contract'
import { openLog } from './open-log'
import { RecordLog } from './record-log'
import { Remembered } from './remembered'
import { RELEASE } from './schema'
import { prepareStatements, type RoomRow, type Statements } from './statements'

/** What a commit needs to know of a room; remembered until a transaction fails. */
interface RoomState {
  readonly number: number
  readonly header: Uint8Array
  readonly floor: Position
  head: Position
  checkpoint: CheckpointPlace | undefined
  checkpointBytes: number
}

/** Of one generation: about half a kilobyte each. */
const REMEMBERED_ROOMS = 4_096
const EMPTY: Position = { seq: 0, hash: EMPTY_LOG_HASH, bytes: 0 }

/** Takes over a database that `openSqlite` opened, and closes it in the end. */
export class SqliteStore implements RelayStore {
  readonly logId: Uint8Array
  readonly #database: DatabaseSync
  readonly #settings: StoreSettings
  readonly #statements: Statements
  readonly #records: RecordLog
  readonly #rooms = new Remembered<RoomState>(REMEMBERED_ROOMS)

  constructor(database: DatabaseSync, settings: StoreSettings) {
    this.#database = database
    this.#settings = settings
    this.logId = openLog(database)
    this.#statements = prepareStatements(database)
    this.#records = new RecordLog(database)
  }

  async readRooms(rooms: readonly Uint8Array[]): Promise<readonly (StoredRoom | undefined)[]> {
    return rooms.map((room) => this.#find(room))
  }

  async readPosition(room: Uint8Array, seq: number): Promise<Position | undefined> {
    const state = this.#find(room)
    return state && this.#positionAt(state, seq)
  }

  async readRecords(
    room: Uint8Array,
    range: { readonly after: number; readonly maxBytes: number },
  ) {
    const state = this.#find(room)
    const start = state && this.#positionAt(state, range.after)
    if (!state || !start) return []
    return this.#records.read(state.number, range.after, start.bytes + range.maxBytes)
  }

  async readCheckpoint(room: Uint8Array, upTo: number) {
    const state = this.#find(room)
    return state && this.#statements.readCheckpoint(state.number, upTo)
  }

  async commit(changes: readonly Change[]): Promise<readonly Outcome[]> {
    return this.#inTransaction(() => changes.map((change) => this.#apply(change)))
  }

  async expire(): Promise<number> {
    const before = this.#settings.now() - KEPT_MS
    return this.#inTransaction(() => {
      const due = this.#statements.findSuperseded(before)
      for (const { room, upTo } of due) {
        this.#records.drop(room, upTo)
        this.#statements.raiseFloor(room, upTo)
      }
      if (due.length > 0) this.#rooms.clear()
      return due.length
    })
  }

  async close(): Promise<void> {
    try {
      this.#database.exec(RELEASE)
    } catch (error) {
      // All that was committed is in the WAL beside the file: the next start reads it from there.
      if (!isDiskFull(error)) throw error
    } finally {
      this.#database.close()
    }
  }

  #apply(change: Change): Outcome {
    const state = this.#find(change.room)
    if (change.kind === 'header') return this.#create(state, change)
    if (!state) return { kind: 'refused', code: 'header-missing' }
    return change.kind === 'append'
      ? this.#append(state, change)
      : this.#replaceCheckpoint(state, change)
  }

  #create(state: RoomState | undefined, change: Change & { readonly kind: 'header' }): Outcome {
    if (state) return { kind: 'known', at: state.head }
    this.#statements.insertRoom(change.room, change.header)
    return { kind: 'stored', at: EMPTY }
  }

  #append(state: RoomState, change: Change & { readonly kind: 'append' }): Outcome {
    const { recordId, record } = change
    const known = this.#records.find(state.number, recordId)
    if (known) return { kind: 'known', at: known }
    if (this.#keptBytes(state) + record.byteLength > this.#settings.roomBytes)
      return { kind: 'refused', code: 'room-full' }
    const at: Position = {
      seq: state.head.seq + 1,
      hash: rollHash(state.head.hash, recordId),
      bytes: state.head.bytes + record.byteLength,
    }
    this.#records.insert(state.number, recordId, at, record)
    state.head = at
    return { kind: 'stored', at }
  }

  #replaceCheckpoint(state: RoomState, change: Change & { readonly kind: 'checkpoint' }): Outcome {
    const { upTo, recordId, record } = change
    const current = state.checkpoint
    const at = this.#positionAt(state, upTo)
    if (current && at && equalBytes(current.recordId, recordId)) return { kind: 'known', at }
    const isNext = change.expected === (current?.upTo ?? 0) && upTo > change.expected
    if (!at || !isNext || !isShortHashOf(change.hash, at.hash))
      return { kind: 'conflict', upTo: current?.upTo ?? 0, headSeq: state.head.seq }
    if (this.#keptBytes(state) + record.byteLength > this.#settings.roomBytes)
      return { kind: 'refused', code: 'room-full' }
    const createdAt = this.#settings.now()
    this.#statements.insertCheckpoint(state.number, recordId, at, createdAt, record)
    const dropped = current ? this.#thin(state, current) : 0
    state.checkpoint = { upTo, recordId, bytes: record.byteLength, createdAt }
    state.checkpointBytes += record.byteLength - dropped
    this.#statements.setCheckpointBytes(state.number, state.checkpointBytes)
    return { kind: 'stored', at }
  }

  /** A checkpoint that follows a kept one closely adds no state that the log's tail lacks. */
  #thin(state: RoomState, superseded: CheckpointPlace): number {
    const earlier = this.#statements.findCheckpointBefore(state.number, superseded.upTo)
    if (!earlier || superseded.createdAt - earlier.createdAt >= SPACING_MS) return 0
    this.#statements.deleteCheckpoint(state.number, superseded.upTo)
    return superseded.bytes
  }

  #keptBytes(state: RoomState): number {
    return state.head.bytes - state.floor.bytes + state.checkpointBytes
  }

  #positionAt(state: RoomState, seq: number): Position | undefined {
    if (seq === state.head.seq) return state.head
    if (seq === state.floor.seq) return state.floor
    return this.#records.positionAt(state.number, seq)
  }

  #find(room: Uint8Array): RoomState | undefined {
    const key = Buffer.from(room.buffer, room.byteOffset, room.byteLength).toString('latin1')
    const remembered = this.#rooms.get(key)
    if (remembered) return remembered
    const row = this.#statements.findRoom(room)
    if (!row) return undefined
    const state = this.#stateOf(row)
    this.#rooms.set(key, state)
    return state
  }

  /** Written out, like all that is read for every record: a spread makes an object whose fields V8 hashes. */
  #stateOf(row: RoomRow): RoomState {
    return {
      number: row.number,
      header: row.header,
      floor: row.floor,
      checkpointBytes: row.checkpointBytes,
      head: this.#records.lastPosition(row.number) ?? row.floor,
      checkpoint: this.#statements.findCheckpointBefore(row.number, Number.MAX_SAFE_INTEGER),
    }
  }

  #inTransaction<Result>(work: () => Result): Result {
    this.#database.exec('begin immediate')
    try {
      const result = work()
      this.#records.finish()
      this.#database.exec('commit')
      return result
    } catch (error) {
      this.#rooms.clear()
      this.#records.forget()
      // A full disk may have rolled back already; the first error is the one that counts.
      if (this.#database.isTransaction ?? true) this.#tryRollback()
      throw error
    }
  }

  #tryRollback(): void {
    try {
      this.#database.exec('rollback')
    } catch {
      // SQLite ended the transaction itself, as it does for a full disk.
    }
  }
}

function isDiskFull(error: unknown): boolean {
  return error instanceof Error && /database or disk is full/.test(error.message)
}
