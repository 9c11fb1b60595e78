/**
 * One process a library, desktop or served. The lock is an exclusive transaction on a small SQLite
 * file, held for life: the system drops it when the process dies, however it dies, so there is no
 * stale lock to guess about, and it works the same on every platform.
 */
import { join } from 'node:path'
import { isBusy, openSqlite, type SqliteOptions } from '../log/open-sqlite'

export interface LibraryLock {
  release(): void
}

const LOCK_FILE = 'lock.db'

/** Throws StoreFailure when the file cannot be written. */
export function lockLibrary(folder: string, options: SqliteOptions = {}): LibraryLock | 'in-use' {
  const sqlite = openSqlite(join(folder, LOCK_FILE), options)
  try {
    sqlite.exec('PRAGMA busy_timeout=200; PRAGMA journal_mode=MEMORY; BEGIN EXCLUSIVE')
  } catch (error) {
    sqlite.close()
    if (isBusy(error)) return 'in-use'
    throw error
  }
  return { release: () => sqlite.close() }
}
