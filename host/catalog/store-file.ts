/** The file of the catalog: private to its owner, and thrown away without regret. */
import { closeSync, existsSync, openSync, rmSync, truncateSync } from 'node:fs'
import { StoreFailure } from '../log/contract'

/** In the place of a file: a catalog that ends with its program. */
export const IN_MEMORY = ':memory:'

export function createPrivately(file: string): void {
  try {
    closeSync(openSync(file, 'a', 0o600))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const isFull = code === 'ENOSPC' || code === 'EDQUOT'
    const isClosed = code === 'EACCES' || code === 'EROFS' || code === 'EPERM'
    throw new StoreFailure(isFull ? 'no-space' : isClosed ? 'read-only' : 'unknown', error)
  }
}

/**
 * With all that SQLite keeps beside it; nothing where none is. A driver that lets go of a closed file
 * late would keep the room on the disk, which others wait for: it is emptied first.
 */
export function removeStore(file: string): void {
  for (const end of ['', '-wal']) if (existsSync(`${file}${end}`)) truncateSync(`${file}${end}`)
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${end}`, { force: true })
}
