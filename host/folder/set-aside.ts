/** Moves a library out of the way under a dated name, so that nothing a person had is ever written over. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { BACKUP_FOLDER } from '../transfer/backup/backup-files'
import { LIBRARY_FILE } from './folder'
import { KEY_FILE_NAME } from './key-file'

const DATABASES = [LIBRARY_FILE, `${LIBRARY_FILE}-wal`, `${LIBRARY_FILE}-shm`]
const CATALOG = ['catalog.db', 'catalog.db-wal', 'catalog.db-shm']

const SET_ASIDE = /^(?:damaged|replaced)-\d{4}-/u
/** A verified backup on its way to the library's place. */
export const ARRIVING_FILE = `${LIBRARY_FILE}.restored`

/** The folder that it went to, inside the library's folder, and the way back. */
export interface SetAside {
  readonly name: string
  putBack(): void
}

/** `at` in milliseconds since 1970. Throws what the file system refuses. */
export function setAside(folder: string, at: number, reason: 'damaged' | 'replaced'): SetAside {
  const name = freeName(folder, `${reason}-${new Date(at).toISOString().replace(/[:.]/gu, '-')}`)
  const place = join(folder, name)
  mkdirSync(place, { mode: 0o700 })
  const here = (file: string) => existsSync(join(folder, file))
  // The key is copied: a crash before another takes its place must not leave a folder without one.
  const copied = [KEY_FILE_NAME].filter(here)
  const moved = [...DATABASES, ...CATALOG].filter(here)
  for (const file of copied) copyFileSync(join(folder, file), join(place, file))
  for (const file of moved) renameSync(join(folder, file), join(place, file))
  return {
    name,
    putBack() {
      for (const file of [...copied, ...moved]) renameSync(join(place, file), join(folder, file))
    },
  }
}

/**
 * Whether a library was here that is not in its place now, as after a crash while another was
 * taking it: then an empty one would only hide that.
 */
export function hasLostLibrary(folder: string): boolean {
  if (existsSync(join(folder, LIBRARY_FILE))) return false
  const backups = join(folder, BACKUP_FOLDER)
  if (existsSync(backups) && readdirSync(backups).length > 0) return true
  return readdirSync(folder).some((name) => name === ARRIVING_FILE || SET_ASIDE.test(name))
}

function freeName(folder: string, name: string): string {
  let free = name
  for (let number = 2; existsSync(join(folder, free)); number += 1) free = `${name}-${number}`
  return free
}
