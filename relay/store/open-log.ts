/** Makes a database the relay's, brings an older one to this version, and gives its log's id. */
import { randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { FROM_VERSION_1, PLACE, PRAGMAS, SCHEMA, SCHEMA_VERSION, TAG } from './schema'

export function openLog(database: DatabaseSync): Uint8Array {
  database.exec(PRAGMAS)
  const exists = database.prepare("select 1 from sqlite_master where name = 'log'").get()
  if (!exists) create(database)
  const found = readVersion(database)
  if (found === 1) migrate(database)
  const version = readVersion(database)
  if (version !== SCHEMA_VERSION)
    throw new Error(`this store has version ${version}, this relay reads ${SCHEMA_VERSION}`)
  return database.prepare('select id from log').get()?.id as Uint8Array
}

function create(database: DatabaseSync): void {
  database.exec('begin immediate')
  database.exec(SCHEMA)
  const row = database.prepare('insert into log (id, version) values (?, ?)')
  row.run(randomBytes(16), SCHEMA_VERSION)
  database.exec('commit')
}

/** A failure ends the relay's start, and with the connection goes what was not committed. */
function migrate(database: DatabaseSync): void {
  database.exec('begin immediate')
  database.exec(FROM_VERSION_1)
  // Left to the first start, they would be known by reading every record's id into memory.
  for (const sql of [PLACE, TAG]) database.prepare(sql).run(0)
  database.exec('commit')
}

function readVersion(database: DatabaseSync): unknown {
  return database.prepare('select version from log').get()?.version
}
