/**
 * The one place that chooses SQLite's driver: Node's own where this Node has it, otherwise its
 * drop-in from npm, which speaks the same interface.
 */
import { createRequire } from 'node:module'
import type { DatabaseSync } from 'node:sqlite'

export type SqliteDriver = 'builtin' | 'package'

type SqliteModule = { readonly DatabaseSync: new (file: string) => DatabaseSync }

/** Opens or creates the file. Throws what the driver throws: a damaged or unreachable file. */
export function openSqlite(file: string, driver: SqliteDriver = probeDriver()): DatabaseSync {
  return new (driver === 'builtin' ? builtin() : packaged()).DatabaseSync(file)
}

export function probeDriver(): SqliteDriver {
  return hasBuiltin() ? 'builtin' : 'package'
}

export function hasBuiltin(): boolean {
  // Electron 33 and Node before 22.13 have no such module, or hide it behind a flag.
  return typeof process.getBuiltinModule === 'function' && Boolean(builtin())
}

function builtin(): SqliteModule {
  return process.getBuiltinModule('node:sqlite') as SqliteModule
}

function packaged(): SqliteModule {
  return createRequire(import.meta.url)('@photostructure/sqlite') as SqliteModule
}
