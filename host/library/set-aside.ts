/** Moves a library out of the way under a dated name, so that nothing a person had is ever written over. */
import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { LIBRARY_FILE } from './folder'
import { KEY_FILE_NAME } from './key-file'

const DATABASES = [LIBRARY_FILE, `${LIBRARY_FILE}-wal`, `${LIBRARY_FILE}-shm`]
const CATALOG = ['catalog.db', 'catalog.db-wal', 'catalog.db-shm']

/** The folder that it went to, inside the library's folder, and the way back. */
export interface SetAside {
  readonly name: string
  putBack(): void
}

export function setAside(folder: string, at: number, reason: 'damaged' | 'replaced'): SetAside {
  const name = freeName(folder, `${reason}-${new Date(at).toISOString().replace(/[:.]/gu, '-')}`)
  const place = join(folder, name)
  mkdirSync(place, { mode: 0o700 })
  const moved = [...DATABASES, ...CATALOG, KEY_FILE_NAME].filter((file) =>
    existsSync(join(folder, file)),
  )
  for (const file of moved) renameSync(join(folder, file), join(place, file))
  return {
    name,
    putBack() {
      for (const file of moved) renameSync(join(place, file), join(folder, file))
    },
  }
}

function freeName(folder: string, name: string): string {
  let free = name
  for (let number = 2; existsSync(join(folder, free)); number += 1) free = `${name}-${number}`
  return free
}
