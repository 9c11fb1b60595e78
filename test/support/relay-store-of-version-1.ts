// A relay's store as version 1 wrote it, with this version's words for what is in it.
import type { DatabaseSync } from 'node:sqlite'
import type { Random } from './random'
import { EMPTY_LOG_HASH, recordIdOf, rollHash } from '../../shared/records/record'

const SCHEMA_OF_VERSION_1 = `
  create table log (id blob not null, version integer not null) strict;
  create table rooms (
    id integer primary key,
    room blob not null unique,
    header blob not null,
    floor_seq integer not null,
    floor_hash blob not null,
    floor_bytes integer not null,
    checkpoint_bytes integer not null
  ) strict;
  create table records (
    room integer not null,
    seq integer not null,
    tag integer not null,
    record_id blob not null,
    hash blob not null,
    total integer not null,
    record blob not null
  ) strict;
  create unique index records_by_seq on records (room, seq);
  create index records_by_tag on records (room, tag);
  create table checkpoints (
    room integer not null,
    up_to integer not null,
    record_id blob not null,
    hash blob not null,
    total integer not null,
    created_at integer not null,
    record blob not null,
    unique (room, up_to)
  ) strict;
`

export interface OldRoom {
  readonly id: Uint8Array
  readonly header: Uint8Array
  readonly records: readonly Uint8Array[]
  /** Of the last record. */
  readonly hash: Uint8Array
}

export interface OldStore {
  readonly logId: Uint8Array
  readonly rooms: readonly OldRoom[]
}

/** Rooms written in turn, each with a checkpoint of its first half. */
export function fillVersion1(
  database: DatabaseSync,
  random: Random,
  size: { readonly rooms: number; readonly recordsPerRoom: number; readonly recordBytes: number },
): OldStore {
  const bytes = (count: number) => Uint8Array.from({ length: count }, () => random.below(256))
  const logId = bytes(16)
  database.exec('pragma page_size = 8192; pragma journal_mode = wal; begin')
  database.exec(SCHEMA_OF_VERSION_1)
  database.prepare('insert into log values (?, 1)').run(logId)
  const addRoom = database.prepare('insert into rooms values (?, ?, ?, 0, ?, 0, ?)')
  const addRecord = database.prepare('insert into records values (?, ?, ?, ?, ?, ?, ?)')
  const addCheckpoint = database.prepare('insert into checkpoints values (?, ?, ?, ?, ?, 0, ?)')
  const rooms = Array.from({ length: size.rooms }, () => ({
    id: bytes(32),
    header: bytes(278),
    records: [] as Uint8Array[],
    hash: EMPTY_LOG_HASH,
  }))
  const checkpoint = bytes(100)
  const block = bytes(size.recordBytes)
  for (const [at, room] of rooms.entries())
    addRoom.run(at + 1, room.id, room.header, EMPTY_LOG_HASH, checkpoint.byteLength)
  for (let seq = 1; seq <= size.recordsPerRoom; seq += 1)
    for (const [at, room] of rooms.entries()) {
      const record = block.slice()
      new DataView(record.buffer).setUint32(0, at)
      new DataView(record.buffer).setUint32(4, seq)
      const id = recordIdOf(record)
      room.hash = rollHash(room.hash, id)
      room.records.push(record)
      const tag = Buffer.from(id).readUIntBE(0, 6)
      const total = seq * size.recordBytes
      addRecord.run(at + 1, seq, tag, id, room.hash, total, record)
      if (seq !== Math.floor(size.recordsPerRoom / 2)) continue
      addCheckpoint.run(at + 1, seq, recordIdOf(checkpoint), room.hash, total, checkpoint)
    }
  database.exec('commit')
  database.exec('pragma journal_mode = delete')
  return { logId, rooms }
}
