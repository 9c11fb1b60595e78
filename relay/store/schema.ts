/**
 * The relay's file. Records lie in the order of their coming, found through two small indexes: on
 * 1,000 rooms written in turn that took half the CPU of a table clustered by room.
 */
export const SCHEMA_VERSION = 1

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

export const SCHEMA = `
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

  -- tag: the first six bytes of record_id as a number, to find a repeated record by.
  -- total: bytes of this and all earlier records of the room, also of those no longer kept.
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
