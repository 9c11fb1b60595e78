// A catalog that the disk does not take, or that is lost: it holds nothing that cannot be built anew.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { entryOf } from '../../host/catalog/contract'
import { CATALOG_FILE, openCatalog, type OpenCatalog } from '../../host/catalog/open-catalog'
import { openSqlite } from '../../host/log/open-sqlite'
import type { JobProgress } from '../../shared/contract/jobs'
import type { DocId } from '../../shared/records/keys'
import { readDocument } from '../../shared/text/reading/read-document'
import { canMount, fillDisk, mountSmallDisk } from '../support/mounted-disk'
import { onEnd } from '../support/on-end'
import { createRandom } from '../support/random'
import { buildWorker } from '../support/workers'
import { catalogEntry } from '../support/catalog-entries'
import {
  createCatalogFolder,
  found,
  openFilledLibrary,
  openTestCatalog,
} from '../support/catalog-stories'

// Built before the first story, whose own time is for telling it.
beforeAll(() => buildWorker('catalog'))

/** Every row and every word, as the catalog shows them. */
async function contentOf(catalog: OpenCatalog): Promise<unknown> {
  const notes = await catalog.list({ shelf: 'notes', offset: 0, limit: 10_000 })
  const trash = await catalog.list({ shelf: 'trash', offset: 0, limit: 10_000 })
  const searches = []
  for (const query of ['communauté', 'practice', 'l’atelier', 'pra', '"de la"', 'zzz']) {
    const { total, rows } = await catalog.search(query, 10_000)
    searches.push([query, total, rows.map((row) => [row.docId, row.passage]).toSorted()])
  }
  return { notes, trash, searches }
}

describe('a catalog that the disk does not take', () => {
  it('is kept in memory, and says so', async () => {
    const library = await openFilledLibrary(60)
    const { path } = await createCatalogFolder()
    const told: string[] = []
    const catalog = await openCatalog({
      folder: join(path, 'missing'),
      worker: await buildWorker('catalog'),
      source: library.source,
      tell: () => {},
      unkept: (error) => told.push(error),
    })
    onEnd(() => catalog.close())
    expect(await catalog.indexed).toMatchObject({ kind: 'finished' })
    expect(await catalog.counts()).toEqual({ notes: 60, trash: 0 })
    expect(told).toEqual(['unknown'])
  })

  it.runIf(canMount)(
    'goes on in memory when the disk fills up, with all that it held',
    async () => {
      const library = await openFilledLibrary(60)
      const { path } = await createCatalogFolder()
      const place = join(path, 'disk')
      onEnd(mountSmallDisk(place, '3m'))
      const catalog = await openTestCatalog(place, library.source)
      await catalog.indexed
      fillDisk(join(place, 'ballast'))
      const text = 'mot '.repeat(5000)
      await catalog.put(Array.from({ length: 100 }, (_, at) => catalogEntry(`n${at}`, { text })))
      await expect.poll(() => catalog.counts()).toEqual({ notes: 160, trash: 0 })
      expect(existsSync(join(place, CATALOG_FILE))).toBe(false)
    },
  )
})

describe('a lost catalog', () => {
  it.each([
    ['missing', () => undefined],
    ['damaged', (file: string) => writeFileSync(file, 'nonsense '.repeat(1000))],
    [
      'damaged in the middle',
      (file: string) => {
        const bytes = readFileSync(file)
        bytes.fill(0x5a, 4096, bytes.byteLength)
        writeFileSync(file, bytes)
      },
    ],
    [
      'of a later version',
      (file: string) => {
        const sqlite = openSqlite(file)
        sqlite.exec('PRAGMA user_version = 999')
        sqlite.close()
      },
    ],
  ] as const)('is built anew when it is %s, with progress', async (state, spoil) => {
    const library = await openFilledLibrary(60)
    const { path } = await createCatalogFolder()
    if (state !== 'missing') {
      const before = await openTestCatalog(path)
      await before.put([catalogEntry('stale', { text: 'périmé' })])
      await before.close()
      spoil(join(path, CATALOG_FILE))
    }
    const told: JobProgress[] = []
    const catalog = await openTestCatalog(path, library.source, (progress) => told.push(progress))
    expect((await catalog.search('de', 5)).isIndexing).toBe(true)
    expect(await catalog.indexed).toMatchObject({ kind: 'finished' })
    expect((await catalog.search('de', 5)).isIndexing).toBe(false)
    expect(await catalog.counts()).toEqual({ notes: 60, trash: 0 })
    expect(told.at(-1)).toMatchObject({ kind: 'index', done: 60, total: 60 })
    expect(await found(catalog, 'périmé')).toEqual([])
    expect(existsSync(join(path, CATALOG_FILE))).toBe(true)
  })

  it('keeps what is put while it is being built, which is newer', async () => {
    const library = await openFilledLibrary(120)
    const [first, second, third] = library.library.log
      .documentIds()
      .filter((id) => id !== library.source.homeId)
    if (!first || !second || !third) throw new Error('three notes are needed')
    const catalog = await openTestCatalog((await createCatalogFolder()).path, library.source)
    await catalog.put([catalogEntry(first, { title: 'Plus récente' })])
    await catalog.change([{ docId: second, trashedAt: 7 }])
    await catalog.remove([third])
    await catalog.indexed
    expect((await catalog.row(first))?.title).toBe('Plus récente')
    expect((await catalog.row(second))?.trashedAt).toBe(7)
    expect(await catalog.row(third)).toBeUndefined()
    expect(await catalog.counts()).toEqual({ notes: 118, trash: 1 })
  })

  it.each([1, 2, 3])('is the same built anew as kept up to date, history %i', async (seed) => {
    const random = createRandom(seed)
    const library = await openFilledLibrary(40)
    const { holdings, log } = library.library
    const kept = await openTestCatalog((await createCatalogFolder()).path)
    const put = async (docId: DocId) => {
      const held = holdings.present(docId)
      const facts = log.facts(docId)
      const doc = library.library.open(docId)?.doc
      if (!held || !facts || !doc) return
      await kept.put([
        entryOf(
          {
            docId,
            createdAt: facts.createdAt,
            modifiedAt: facts.modifiedAt,
            trashedAt: held.trashedAt ?? null,
            rights: 'edit',
            isShared: false,
          },
          readDocument(doc),
        ),
      ])
    }
    const ids = log.documentIds().filter((id) => id !== library.source.homeId)
    for (const docId of ids) await put(docId)
    for (let step = 0; step < 60; step += 1) {
      const docId = random.pick(ids)
      const action = random.below(4)
      if (action === 0) {
        holdings.home.trash(docId, step + 1)
        await kept.change([{ docId, trashedAt: step + 1 }])
      } else if (action === 1) {
        holdings.home.restore(docId)
        await kept.change([{ docId, trashedAt: null }])
      } else {
        const doc = library.library.open(docId)?.doc
        doc?.getText('title').insert(0, random.pick(['communauté ', 'l’atelier ', 'X']))
        library.library.journal.flush()
        await put(docId)
      }
    }
    library.library.journal.flush()
    const rebuilt = await openTestCatalog((await createCatalogFolder()).path, library.source)
    await rebuilt.indexed
    expect(await contentOf(rebuilt)).toEqual(await contentOf(kept))
  })
})
