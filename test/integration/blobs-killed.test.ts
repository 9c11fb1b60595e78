// kill -9 in the middle of an attachment's write: no name ever has half of its bytes, what was called
// written is there, and the next start clears away what was begun.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { BLOB_FOLDER, Blobs, nameOf } from '../../host/blobs/blobs'
import { blobIdOf } from '../../host/blobs/seal-blob'
import { readySodium } from '../../shared/records/sodium'
import { createTemporaryFolder, root } from '../support/folders'
import { onEnd } from '../support/on-end'
import { startChild } from '../support/processes'
import { bundleEntry } from '../support/workers'

/** At least so many, and on until one came in time. */
const KILLS = 5

/** So large that a write lasts for a while. */
const BYTES = 6 * 1024 * 1024

let program: string
beforeAll(async () => {
  await readySodium()
  const entry = join(root, 'test/support/blob-child.ts')
  program = fileURLToPath(await bundleEntry(entry, 'blob-child'))
})

describe('an attachment whose write is killed', () => {
  it('is whole or not there, and leaves nothing behind', async () => {
    const { path: library, remove } = await createTemporaryFolder('blobs')
    onEnd(remove)
    const folder = join(library, BLOB_FOLDER)
    const written = new Map<string, string>()
    let begun = 0
    for (let kill = 0; kill < KILLS || begun === 0; kill += 1) {
      const child = await startChild({ args: [program, library, String(BYTES)], ready: /^ready$/m })
      await untilHalfWritten(folder)
      await child.kill()
      begun += namesIn(folder).filter(isTemporary).length
      for (const [, id = '', key = ''] of child.output().matchAll(/^written (\S+) (\S+)$/gm))
        written.set(id, key)

      // As the next start does.
      void new Blobs(library, 'writing')
      expect(namesIn(folder).filter(isTemporary)).toEqual([])
    }
    const blobs = new Blobs(library, 'reading')
    for (const name of namesIn(folder)) expect(nameOfBytesIn(join(folder, name))).toBe(name)
    for (const [id, key] of written) expect(blobs.read(id, key)?.byteLength).toBe(BYTES)
  })
})

const isTemporary = (name: string) => name.startsWith('.')

function namesIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder) : []
}

function nameOfBytesIn(file: string): string | undefined {
  return nameOf(blobIdOf(readFileSync(file)))
}

/** Some of the bytes are in the file, and not all of them are on the disk. */
async function untilHalfWritten(folder: string): Promise<void> {
  const isBegun = (name: string) => isTemporary(name) && sizeOf(join(folder, name)) > 0
  while (!namesIn(folder).some(isBegun)) await wait(1)
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}
