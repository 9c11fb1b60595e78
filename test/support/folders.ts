import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '../..')

export interface TemporaryFolder {
  readonly path: string
  remove(): Promise<void>
}

export async function createTemporaryFolder(name: string): Promise<TemporaryFolder> {
  const path = await mkdtemp(join(tmpdir(), `carnet-${name}-${process.pid}-`))
  return { path, remove: () => removeFolder(path) }
}

const LEFT = /^carnet-[a-z0-9-]*?-?(\d+)-[A-Za-z0-9]{6}$/u

/**
 * Removes what processes that were killed have left in the system's temporary folder, but for what
 * is still in use, such as a disk that is mounted there. Answers how many.
 */
export async function removeLeftFolders(within: string = tmpdir()): Promise<number> {
  let count = 0
  for (const name of await readdir(within)) {
    const pid = Number(LEFT.exec(name)?.[1] ?? process.pid)
    if (isRunning(pid)) continue
    try {
      // Nobody writes there any more, and each new try at a mounted disk is one at each folder above.
      await rm(join(within, name), { recursive: true, force: true })
      count += 1
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EBUSY') throw error
    }
  }
  return count
}

function removeFolder(path: string): Promise<void> {
  // What a process that has just ended still writes is gone a moment later.
  return rm(path, { recursive: true, force: true, maxRetries: 10 })
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Somebody else's process runs as well.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
