/**
 * From the file `library.db` to its log: checked after a crash, brought to this build's tables. What
 * cannot be opened is left exactly as it was.
 */
import { toBase64url } from '../../shared/records/bytes'
import { LibraryLog } from './library-log'
import type { LocalCipher } from './local-cipher'
import {
  makeDurable,
  openSqlite,
  type Sqlite,
  type SqliteOptions,
  storeErrorOf,
} from './open-sqlite'
import { migrate } from './schema'

export type OpenedLog =
  | { readonly kind: 'open'; readonly log: LibraryLog; readonly wasClosedWell: boolean }
  | {
      readonly kind: 'refused'
      readonly reason: 'damaged' | 'newer-version' | 'no-space' | 'read-only' | 'unknown'
    }

/** Opens, checks and migrates. */
export function openLibraryLog(
  file: string,
  cipher: LocalCipher,
  newId: () => Uint8Array,
  options: SqliteOptions = {},
): OpenedLog {
  let sqlite: Sqlite | undefined
  try {
    sqlite = openSqlite(file, options)
    const log = new LibraryLog(sqlite, cipher)
    if (options.readOnly) return { kind: 'open', log, wasClosedWell: true }
    makeDurable(sqlite)
    if (migrate(sqlite) === 'newer-version') return refuse(sqlite, 'newer-version')
    const state = log.readMeta('isClean')
    if (state === '0' && log.findDamage() !== undefined) return refuse(sqlite, 'damaged')
    log.transaction(() => {
      log.writeMeta('isClean', '0')
      if (!log.readMeta('libraryId')) log.writeMeta('libraryId', toBase64url(newId()))
      if (!log.readMeta('generation')) log.writeMeta('generation', toBase64url(newId()))
      log.imports.discard()
    })
    return { kind: 'open', log, wasClosedWell: state !== '0' }
  } catch (error) {
    const reason = storeErrorOf(error)
    if (!reason) throw error
    return refuse(sqlite, reason)
  }
}

function refuse(
  sqlite: Sqlite | undefined,
  reason: (OpenedLog & { kind: 'refused' })['reason'],
): OpenedLog {
  sqlite?.close()
  return { kind: 'refused', reason }
}
