// A disk that is really full: a small tmpfs where mounting is permitted, elsewhere SQLite's own
// limit of pages. Both end in the same SQLITE_FULL, the first out of the system's ENOSPC.
import { execFileSync, spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { createTemporaryFolder } from './folders'

export interface SmallDisk {
  readonly folder: string
  /** Leaves no room for another page. */
  fill(): void
  free(): void
  remove(): Promise<void>
}

const SIZE_MB = 4
const MANY_PAGES = 1_000_000

/** @param database the one that grows on it, once it is open */
export async function createSmallDisk(database: () => DatabaseSync): Promise<SmallDisk> {
  const place = await createTemporaryFolder('small-disk')
  const options = ['-t', 'tmpfs', '-o', `size=${SIZE_MB}m`, 'tmpfs', place.path]
  const isMounted = process.platform === 'linux' && spawnSync('mount', options).status === 0
  if (!isMounted) return limitPages(place, database)
  const ballast = join(place.path, 'ballast')
  return {
    folder: place.path,
    fill() {
      const bytes = Buffer.alloc(4_096)
      try {
        for (;;) writeFileSync(ballast, bytes, { flag: 'a' })
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
      }
    },
    free: () => rmSync(ballast),
    async remove() {
      // Lazily: the npm driver may still hold a closed file until garbage is collected.
      execFileSync('umount', ['--lazy', place.path])
      await place.remove()
    },
  }
}

function limitPages(
  place: Awaited<ReturnType<typeof createTemporaryFolder>>,
  database: () => DatabaseSync,
): SmallDisk {
  return {
    folder: place.path,
    fill() {
      const row = database().prepare('pragma page_count').get()
      database().exec(`pragma max_page_count = ${row?.page_count}`)
    },
    // The limit goes with the connection.
    free: () =>
      void (database().isOpen && database().exec(`pragma max_page_count = ${MANY_PAGES}`)),
    remove: () => place.remove(),
  }
}
