// As many notebooks and bases as Carnet must stand, one note in more than a hundred of them and one
// notebook of 500 categories, over fewer notes: on a real host, with everything on disk.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DocId } from '../../shared/records/keys'
import { readySodium } from '../../shared/records/sodium'
import { CATALOG_FILE } from '../../host/catalog/open-catalog'
import { createTemporaryFolder, type TemporaryFolder } from '../support/folders'
import { type GeneratedCatalog, generateCatalog } from '../support/generated-collections'
import { type GeneratedLibrary, generateLibrary } from '../support/generated-library'
import { hostsOfTest } from '../support/host-stories'
import { openTestLibrary } from '../support/library'
import type { ManualPage } from '../support/manual-page'
import { fillWithNotes } from '../support/staged-notes'
import { expectedWhole, readWhole, type Samples } from '../support/whole-library'
import { buildWorker } from '../support/workers'

const SIZE = {
  notes: 2400,
  notebooks: 120,
  bases: 30,
  letters: 600,
  linksToOne: 1000,
}
/** It takes a minute of CPU. */
const LIMIT = 15 * 60_000

const id = (name: string) => name as DocId
/** In a hundred notebooks and in all of them; linked by a thousand; any others. */
const SAMPLES: Samples = {
  notes: ['note-0', 'note-1', 'note-2', 'note-577', 'note-2399'].map(id),
  notebooks: ['notebook-0', 'notebook-1', 'notebook-2', 'notebook-119'].map(id),
  tags: ['étiquette 7', 'étiquette 170'],
}

let folder: TemporaryFolder
let catalog: GeneratedCatalog
let generated: GeneratedLibrary

beforeAll(async () => {
  await Promise.all((['catalog', 'transfer', 'records'] as const).map(buildWorker))
  await readySodium()
  folder = await createTemporaryFolder('many-notebooks')
  catalog = generateCatalog(SIZE)
  generated = generateLibrary(catalog)
  const library = await openTestLibrary({ folder: folder.path })
  const { author } = library.library
  await fillWithNotes(
    library,
    generated.documents((doc, docId) => author.sign(doc, docId)),
  )
  await library.close()
}, LIMIT)

afterAll(() => folder.remove())

const start = hostsOfTest()

const ALL_IN_ONE = id('base-0')

/** Once everything is in the catalog. */
async function seen(page: ManualPage) {
  await page.see(
    async () => {
      const base = await page.request('readBase', { docId: generated.idOf(ALL_IN_ONE) })
      const asked = { query: 'zzz', limit: 1 }
      const { isIndexing } = await page.request('searchNotes', asked)
      return { notes: base?.noteCount, notebooks: base?.count, isIndexing }
    },
    ({ notes, notebooks, isIndexing }) =>
      notes === SIZE.notes && notebooks === SIZE.notebooks && !isIndexing,
  )
  return readWhole(page, generated, SAMPLES)
}

describe('notes in 120 notebooks and 30 bases', () => {
  it(
    'are listed, counted, linked and found, after a restart and a catalog from nothing too',
    async () => {
      const links = catalog.notes.reduce((sum, note) => sum + note.links.length, 0)
      expect(links).toBeGreaterThanOrEqual(5 * SIZE.notes)
      const whole = expectedWhole(catalog, generated, SAMPLES)
      expect(whole.notes[0]?.in.length).toBeGreaterThan(100)
      expect(whole.notes[1]?.incoming).toBeGreaterThanOrEqual(SIZE.linksToOne)
      expect(whole.notebooks[1]?.categories?.length).toBe(500)
      for (const before of ['nothing', 'a restart', 'a loss']) {
        if (before === 'a loss')
          for (const end of ['', '-wal', '-shm'])
            await rm(join(folder.path, `${CATALOG_FILE}${end}`), { force: true })
        const { page, host } = await start({ folder: folder.path })
        expect(await seen(page()), before).toEqual(whole)
        await host.close()
      }
    },
    LIMIT,
  )
})
