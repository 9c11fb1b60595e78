/**
 * A folder and those above it, each made on its own: Node's recursive `mkdir` never ends where a
 * file system, such as /proc, answers that a folder it is asked to make is not there.
 */
import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** Throws what the file system refuses. Readable by its owner alone, where it is new. */
export function makeFolder(folder: string): void {
  // A file in its place is refused in the file system's own words.
  if (existsSync(folder) && !statSync(folder).isDirectory()) mkdirSync(folder)
  const missing: string[] = []
  for (let at = resolve(folder); !existsSync(at); at = dirname(at)) missing.unshift(at)
  for (const path of missing) {
    try {
      mkdirSync(path, { mode: 0o700 })
    } catch (error) {
      // Another process was first.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}
