/**
 * The relay's file. Records lie in the order of their coming in a table without an index: what finds
 * them is written down later, for many at once and sorted by room (`record-log.ts`). With indexes kept
 * at every append, 1,000 rooms written in turn cost twice the CPU and four times the bytes.
 */
export const SCHEMA_VERSION = 2

/** A relay that was killed a moment ago may hold its lock until the system has cleared it away. */
export const PRAGMAS = `
  pragma busy_timeout = 5000;
  pragma locking_mode = exclusive;
  pragma page_size = 8192;
  pragma journal_mode = wal;
  pragma synchronous = full;
`

/**
 * The npm driver cannot finalise a statement: a closed connection lives on until the garbage
 * collector has met its statements, and would keep the lock on the file. A lock taken in WAL is only
 * let go after leaving WAL, by the next access.
 */
export const RELEASE = `
  pragma journal_mode = delete;
  pragma locking_mode = normal;
  select count(*) from sqlite_master;
`

const RECORDS = `
  -- total: bytes of this and all earlier records of the room, also of those no longer kept.
  create table records (
    id integer primary key,
    room integer not null,
    seq integer not null,
    total integer not null,
    record_id blob not null,
    hash blob not null,
    record blob not null
  ) strict;

  -- Both hold the records up to log.placed.
  create table places (
    room integer not null,
    seq integer not null,
    id integer not null,
    primary key (room, seq)
  ) strict, without rowid;

  -- tag: the first six bytes of record_id, to find a repeated record by.
  create table tags (
    room integer not null,
    tag blob not null,
    id integer not null,
    primary key (room, tag, id)
  ) strict, without rowid;
`

export const SCHEMA = `
  create table log (
    id blob not null,
    version integer not null,
    placed integer not null default 0
  ) strict;

  create table rooms (
    id integer primary key,
    room blob not null unique,
    header blob not null,
    floor_seq integer not null,
    floor_hash blob not null,
    floor_bytes integer not null,
    checkpoint_bytes integer not null
  ) strict;

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
  ${RECORDS}
`

/** What finds the records after the one given, `?` in both. */
export const PLACE = `
  insert into places (room, seq, id)
  select room, seq, id from records where id > ? order by room, seq`
export const TAG = `
  insert into tags (room, tag, id)
  select room, substr(record_id, 1, 6) as tag, id from records where id > ? order by room, tag`

/**
 * Version 1 kept two indexes on its records and gave them no number of their own. `PLACE` and `TAG`
 * come after it, for all of them, in the same transaction: a relay that dies meanwhile finds version 1
 * as it was.
 */
export const FROM_VERSION_1 = `
  drop index records_by_seq;
  drop index records_by_tag;
  alter table records rename to records_of_version_1;
  ${RECORDS}
  insert into records (id, room, seq, total, record_id, hash, record)
  select rowid, room, seq, total, record_id, hash, record from records_of_version_1 order by rowid;
  drop table records_of_version_1;
  alter table log add column placed integer not null default 0;
  update log set version = 2, placed = (select coalesce(max(id), 0) from records);
`
