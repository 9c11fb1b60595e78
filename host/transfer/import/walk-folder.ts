/**
 * Everything in a folder that an import may look at, in a fixed order. Links of the file system are
 * not followed, hidden and tool folders are passed over, and so are folders too deep to be real.
 */
import { lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Remarks } from '../remarks'

export interface FoundFile {
  /** Inside the folder, with slashes, as the file system spells it. */
  readonly path: string
  readonly size: number
  readonly createdAt: number
  readonly modifiedAt: number
}

export interface FoundFiles {
  readonly notes: readonly FoundFile[]
  /** Every other file: images, and targets of links that are no notes. */
  readonly others: ReadonlyMap<string, FoundFile>
}

const NOTE = /\.(?:md|markdown|mdown|txt|html?|xhtml)$/iu
const PASSED_OVER = /^(?:\.|node_modules$|__MACOSX$|Thumbs\.db$|desktop\.ini$|~\$)/u
const MAX_DEPTH = 64
const MAX_FILES = 500_000

/** Throws when the folder itself cannot be read. */
export function walkFolder(folder: string, remarks: Remarks): FoundFiles {
  const notes: FoundFile[] = []
  const others = new Map<string, FoundFile>()
  const waiting: { path: string; depth: number }[] = [{ path: '', depth: 0 }]
  let count = 0
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { path, depth } = next
    for (const name of namesIn(folder, path, remarks)) {
      if (PASSED_OVER.test(name)) continue
      const inside = path === '' ? name : `${path}/${name}`
      const found = look(folder, inside, remarks)
      if (!found) continue
      if (found === 'folder') {
        if (depth < MAX_DEPTH) waiting.push({ path: inside, depth: depth + 1 })
        else remarks.add(inside, 'unreadable', 'depth')
        continue
      }
      count += 1
      if (count > MAX_FILES) remarks.add(inside, 'too-large', 'count')
      else if (NOTE.test(name)) notes.push(found)
      else others.set(inside, found)
    }
  }
  notes.sort((a, b) => (a.path < b.path ? -1 : 1))
  return { notes, others }
}

function namesIn(folder: string, path: string, remarks: Remarks): readonly string[] {
  try {
    return readdirSync(join(folder, path)).sort()
  } catch (error) {
    if (path === '') throw error
    remarks.add(path, 'unreadable', codeOf(error))
    return []
  }
}

function look(folder: string, path: string, remarks: Remarks): FoundFile | 'folder' | undefined {
  try {
    const stats = lstatSync(join(folder, path))
    if (stats.isDirectory()) return 'folder'
    if (!stats.isFile()) {
      remarks.add(path, 'unreadable', stats.isSymbolicLink() ? 'symbolic link' : 'special file')
      return undefined
    }
    const modifiedAt = Math.round(stats.mtimeMs)
    // Some file systems know no birth and say 1970.
    const born = Math.round(stats.birthtimeMs)
    const createdAt = born > 0 && born < modifiedAt ? born : modifiedAt
    return { path, size: stats.size, createdAt, modifiedAt }
  } catch (error) {
    remarks.add(path, 'unreadable', codeOf(error))
    return undefined
  }
}

export function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'unknown'
}
