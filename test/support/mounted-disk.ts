// A small disk of its own, to be filled: root can mount one.
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'

export const canMount = process.getuid?.() === 0

/** Returns what takes it away again. */
export function mountSmallDisk(place: string, size: string): () => Promise<void> {
  mkdirSync(place, { recursive: true })
  const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', place])
  if (mount.status !== 0) throw new Error(`mount: ${mount.stderr}`)
  return async () => {
    spawnSync('umount', ['-l', place])
  }
}

/** Until not a byte more fits; emptying the file makes room again. */
export function fillDisk(file: string): void {
  for (let size = 1 << 20; size > 0; size >>= 1) {
    try {
      for (;;) writeFileSync(file, 'x'.repeat(size), { flag: 'a' })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
    }
  }
}
