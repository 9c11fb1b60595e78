// kill -9 of a host while a curator works: what it called done is there, and undo begins anew.
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readTitle } from '../../shared/model/document'
import { Curator } from '../support/curation'
import { createTemporaryFolder, root } from '../support/folders'
import { openTestLibrary } from '../support/library'
import { onEnd } from '../support/on-end'
import { startChild } from '../support/processes'
import { createRandom } from '../support/random'
import { buildWorker, bundleEntry } from '../support/workers'

const KILLS = Number(process.env.CARNET_KILLS ?? 3)
const SEED = Number(process.env.CARNET_SEED ?? 20_261_122)

describe('a notebook whose host is killed', () => {
  it(`holds every change that was called done, ${KILLS} times (seed ${SEED})`, async () => {
    const random = createRandom(SEED)
    const { path: folder, remove } = await createTemporaryFolder('collections-killed')
    onEnd(remove)
    const first = await openTestLibrary({ folder })
    const made = new Curator(first.library)
    const notebook = made.create('notebook', 'Médiation')
    made.close()
    await first.close()
    const program = fileURLToPath(
      await bundleEntry(join(root, 'test/support/collection-child.ts'), 'collection-child'),
    )
    const worker = (await buildWorker('catalog')).href
    let saved = 0
    for (let kill = 0; kill < KILLS; kill += 1) {
      const args = [program, folder, notebook, worker, worker, String(saved)]
      const child = await startChild({ args, ready: /^saved \d+$/m })
      await wait(random.below(300))
      await child.kill()
      const done = Number([...child.output().matchAll(/^saved (\d+)$/gm)].at(-1)?.[1])
      const { library, close } = await openTestLibrary({ folder })
      const curator = new Curator(library)
      const { notes, categories } = curator.read(notebook)
      const titles = notes.map(({ docId }) => {
        const doc = library.open(docId)?.doc
        return doc ? readTitle(doc) : ''
      })
      for (let name = 1; name <= done; name += 1) {
        expect(titles).toContain(String(name))
        expect(categories).toContain(String(name))
      }
      expect(done).toBeGreaterThan(saved)
      expect(curator.collections.undoable(notebook)).toEqual({ canUndo: false, canRedo: false })
      // What was under way is done again.
      saved = done
      curator.close()
      await close()
    }
  })
})
