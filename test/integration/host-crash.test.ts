// kill -9 at seeded random moments, while typing, sealing and folding. What was called saved is there.
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { createTemporaryFolder } from '../support/folders'
import { createNote, readText } from '../support/host-stories'
import { openTestHost, openTestLibrary } from '../support/library'
import { startChild } from '../support/processes'
import { createRandom } from '../support/random'
import { buildWorker, bundleEntry } from '../support/workers'

const clean: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const step of clean.splice(0).reverse()) await step()
})

const KILLS = Number(process.env.CARNET_KILLS ?? 5)
const SEED = Number(process.env.CARNET_SEED ?? 20_261_122)

describe('a host that is killed', () => {
  it(`has lost nothing that it called saved, ${KILLS} times (seed ${SEED})`, async () => {
    const random = createRandom(SEED)
    const folder = await createTemporaryFolder('crash')
    clean.push(folder.remove)
    const first = await openTestHost({ folder: folder.path })
    const page = first.page()
    // With a relay that never answers, everything is sealed as well.
    await page.request('setRelay', { address: 'ws://127.0.0.1:9' })
    const docId = await createNote(first)
    await first.close()

    const program = fileURLToPath(
      await bundleEntry(new URL('../support/library-child.ts', import.meta.url).pathname, 'child'),
    )
    const worker = (await buildWorker('catalog')).href
    let saved = 0
    for (let kill = 0; kill < KILLS; kill += 1) {
      const child = await startChild({
        args: [program, folder.path, docId, worker, worker, String(saved)],
        ready: /^ready$/m,
      })
      await wait(random.below(400))
      await child.kill()
      saved = Number([...child.output().matchAll(/^saved (\d+)$/gm)].at(-1)?.[1] ?? saved)

      const { library, close } = await openTestLibrary({ folder: folder.path })
      expect(library.log.sqlite.get('PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' })
      await close()
      const host = await openTestHost({ folder: folder.path })
      const words = (await readText(host, docId)).trim().split(' ').map(Number)
      expect(words.filter(Number.isInteger)).toEqual(expect.arrayContaining(upTo(saved)))
      await host.close()
      saved = Math.max(saved, ...words)
    }
    expect(saved).toBeGreaterThan(0)
  })
})

function upTo(last: number): number[] {
  return Array.from({ length: last }, (_, at) => at + 1)
}
