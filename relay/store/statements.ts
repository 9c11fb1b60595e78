/** The SQL of the relay's store, each statement prepared once and given typed rows. */
import type { DatabaseSync } from 'node:sqlite'
import { EMPTY_LOG_HASH } from '../../shared/records/record'
import type { CheckpointPlace, Position, StoredCheckpoint } from './contract'

export interface RoomRow {
  readonly number: number
  readonly header: Uint8Array
  readonly floor: Position
  readonly checkpointBytes: number
}

export type Statements = ReturnType<typeof prepareStatements>

export function prepareStatements(database: DatabaseSync) {
  const rooms = prepareRooms(database)
  const checkpoints = prepareCheckpoints(database)
  return { ...rooms, ...checkpoints, ...prepareShortening(database) }
}

function prepareRooms(database: DatabaseSync) {
  const insert = database.prepare(`
    insert into rooms (room, header, floor_seq, floor_hash, floor_bytes, checkpoint_bytes)
    values (?, ?, 0, ?, 0, 0)`)
  const find = database.prepare(`
    select id, header, floor_seq, floor_hash, floor_bytes, checkpoint_bytes
    from rooms where room = ?`)
  const setCheckpointBytes = database.prepare('update rooms set checkpoint_bytes = ? where id = ?')
  return {
    insertRoom(room: Uint8Array, header: Uint8Array): void {
      insert.run(room, header, EMPTY_LOG_HASH)
    },
    findRoom(room: Uint8Array): RoomRow | undefined {
      const row = find.get(room)
      return (
        row && {
          number: Number(row.id),
          header: bytesOf(row.header),
          floor: positionOf(row.floor_seq, row.floor_hash, row.floor_bytes),
          checkpointBytes: Number(row.checkpoint_bytes),
        }
      )
    },
    setCheckpointBytes(room: number, bytes: number): void {
      setCheckpointBytes.run(bytes, room)
    },
  }
}

function prepareCheckpoints(database: DatabaseSync) {
  const insert = database.prepare(`
    insert into checkpoints (room, up_to, record_id, hash, total, created_at, record)
    values (?, ?, ?, ?, ?, ?, ?)`)
  const before = database.prepare(`
    select up_to, record_id, length(record) as bytes, created_at from checkpoints
    where room = ? and up_to < ? order by up_to desc limit 1`)
  const remove = database.prepare('delete from checkpoints where room = ? and up_to = ?')
  const read = database.prepare(
    'select up_to, hash, total, record from checkpoints where room = ? and up_to = ?',
  )
  return {
    insertCheckpoint(
      room: number,
      recordId: Uint8Array,
      at: Position,
      createdAt: number,
      record: Uint8Array,
    ): void {
      insert.run(room, at.seq, recordId, at.hash, at.bytes, createdAt, record)
    },
    findCheckpointBefore(room: number, upTo: number): CheckpointPlace | undefined {
      const row = before.get(room, upTo)
      return (
        row && {
          upTo: Number(row.up_to),
          recordId: bytesOf(row.record_id),
          bytes: Number(row.bytes),
          createdAt: Number(row.created_at),
        }
      )
    },
    deleteCheckpoint(room: number, upTo: number): void {
      remove.run(room, upTo)
    },
    readCheckpoint(room: number, upTo: number): StoredCheckpoint | undefined {
      const row = read.get(room, upTo)
      return (
        row && { base: positionOf(row.up_to, row.hash, row.total), record: bytesOf(row.record) }
      )
    },
  }
}

/** Logs begin at the newest checkpoint that is old enough; what lies before it goes. */
function prepareShortening(database: DatabaseSync) {
  const due = database.prepare(`
    select checkpoints.room as room, max(up_to) as up_to from checkpoints
    join rooms on rooms.id = checkpoints.room
    where created_at <= ? and up_to > floor_seq group by checkpoints.room limit 500`)
  const dropCheckpoints = database.prepare('delete from checkpoints where room = ? and up_to < ?')
  const raiseFloor = database.prepare(`
    update rooms set
      (floor_seq, floor_hash, floor_bytes) =
        (select up_to, hash, total from checkpoints where room = rooms.id and up_to = ?),
      checkpoint_bytes = (select sum(length(record)) from checkpoints where room = rooms.id)
    where id = ?`)
  return {
    /** Newest checkpoint that is old enough, of rooms whose log begins before it. */
    findSuperseded(createdUntil: number): readonly { room: number; upTo: number }[] {
      const rows = due.all(createdUntil)
      return rows.map((row) => ({ room: Number(row.room), upTo: Number(row.up_to) }))
    },
    raiseFloor(room: number, upTo: number): void {
      dropCheckpoints.run(room, upTo)
      raiseFloor.run(upTo, room)
    },
  }
}

export function positionOf(seq: unknown, hash: unknown, bytes: unknown): Position {
  return { seq: Number(seq), hash: bytesOf(hash), bytes: Number(bytes) }
}

/** The schema is strict: a blob column holds bytes. */
export function bytesOf(value: unknown): Uint8Array {
  return value as Uint8Array
}
