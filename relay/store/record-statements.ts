/** The SQL of the records and of what finds them. */
import type { DatabaseSync } from 'node:sqlite'
import type { Position } from './contract'
import { PLACE, TAG } from './schema'
import { positionOf } from './statements'

/** So many rows go in with one statement, whose calls cost more than its rows. */
export const ROWS = 16
export const COLUMNS = 7
/** One read never holds more rows than this, however small the records. */
export const MAX_READ = 1_000

export type RecordStatements = ReturnType<typeof prepareRecords>

export function prepareRecords(database: DatabaseSync) {
  const one = '(?, ?, ?, ?, ?, ?, ?)'
  const insert = 'insert into records (id, room, seq, total, record_id, hash, record) values'
  const placedAt = database.prepare(`
    select records.seq, hash, total from places join records on records.id = places.id
    where places.room = ? and places.seq = ?`)
  const placedLast = database.prepare(`
    select records.seq, hash, total from places join records on records.id = places.id
    where places.room = ? order by places.seq desc limit 1`)
  const place = database.prepare(PLACE)
  const tag = database.prepare(TAG)
  const setPlaced = database.prepare('update log set placed = ?')
  const readPlacedUpTo = database.prepare('select placed from log')
  const dropped = 'select id from places where room = ? and seq <= ?'
  const dropTags = database.prepare(`delete from tags where room = ? and id in (${dropped})`)
  const dropRecords = database.prepare(`delete from records where id in (${dropped})`)
  const dropPlaces = database.prepare('delete from places where room = ? and seq <= ?')
  return {
    insertOne: database.prepare(`${insert} ${one}`),
    insertMany: database.prepare(`${insert} ${Array(ROWS).fill(one).join(', ')}`),
    findOne: database.prepare(
      'select seq, hash, total from records where id = ? and record_id = ?',
    ),
    findPlaced: database.prepare(`
      select records.seq, hash, total from tags join records on records.id = tags.id
      where tags.room = ? and tag = ? and record_id = ?`),
    readOne: database.prepare('select seq, hash, total, record from records where id = ?'),
    readPlaced: database.prepare(`
      select records.seq, total, record from places join records on records.id = places.id
      where places.room = ? and places.seq > ? order by places.seq limit ${MAX_READ}`),
    readUnplaced: database.prepare(
      'select id, room, seq, record_id from records where id > ? order by id',
    ),
    positionAt(room: number, seq: number): Position | undefined {
      const row = placedAt.get(room, seq)
      return row && positionOf(row.seq, row.hash, row.total)
    },
    lastPosition(room: number): Position | undefined {
      const row = placedLast.get(room)
      return row && positionOf(row.seq, row.hash, row.total)
    },
    place(after: number, upTo: number): void {
      place.run(after)
      tag.run(after)
      setPlaced.run(upTo)
    },
    readPlacedUpTo: () => Number(readPlacedUpTo.get()?.placed),
    drop(room: number, upTo: number): void {
      dropTags.run(room, room, upTo)
      dropRecords.run(room, upTo)
      dropPlaces.run(room, upTo)
    },
  }
}
