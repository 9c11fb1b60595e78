import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { CatalogEntry } from '../../host/catalog/contract'
import { CATALOG_FILE, openCatalog, type OpenCatalog } from '../../host/catalog/open-catalog'
import type { CatalogSource } from '../../host/catalog/rebuild'
import { openSqlite } from '../../host/log/open-sqlite'
import type { JobProgress } from '../../shared/contract/jobs'
import { readMeta, readTitle } from '../../shared/model/document'
import { deriveLocalKey } from '../../shared/records/identity'
import type { DocId } from '../../shared/records/keys'
import { extractText } from '../../shared/text/body/plain-text'
import { createTemporaryFolder, type TemporaryFolder } from '../support/folders'
import { generateDocuments } from '../support/generated-notes'
import { openTestLibrary, type TestLibrary } from '../support/library'
import { canMount, fillDisk, mountSmallDisk } from '../support/mounted-disk'
import { onEnd } from '../support/on-end'
import { createRandom } from '../support/random'
import { fillWithNotes } from '../support/staged-notes'
import { buildWorker } from '../support/workers'

let worker: URL
beforeAll(async () => {
  worker = await buildWorker('catalog')
})

async function createFolder(): Promise<TemporaryFolder> {
  const folder = await createTemporaryFolder('catalog')
  onEnd(folder.remove)
  return folder
}

async function open(
  folder: string,
  source?: CatalogSource,
  tell: (progress: JobProgress) => void = () => {},
): Promise<OpenCatalog> {
  const catalog = await openCatalog({ folder, worker, source, tell })
  onEnd(() => catalog.close())
  return catalog
}

function entry(name: string, more: Partial<CatalogEntry> = {}): CatalogEntry {
  return {
    docId: name as DocId,
    title: name,
    text: '',
    createdAt: 1,
    modifiedAt: 1,
    trashedAt: null,
    rights: 'edit',
    isShared: false,
    ...more,
  }
}

async function found(catalog: OpenCatalog, query: string): Promise<readonly string[]> {
  return (await catalog.search(query, 50)).rows.map((row) => row.docId)
}

describe('searching', () => {
  it('finds French words without their accents, articles and ligatures', async () => {
    const catalog = await open((await createFolder()).path)
    await catalog.put([
      entry('a', { text: "Parlons d'abord de l’animation à l'école." }),
      entry('b', { text: 'Le cœur de l’ŒUVRE, aujourd’hui.' }),
      entry('c', { text: 'e\u0301te\u0301 décomposé' }),
    ])
    for (const query of [
      'animation',
      'l’animation',
      "l'ANIMATION",
      'ecole',
      'école',
      'abord',
      "d'ecole",
    ])
      expect([query, await found(catalog, query)]).toEqual([query, ['a']])
    for (const query of ['coeur', 'cœur', 'oeuvre', "l'oeuvre", "aujourd'hui", 'aujourd'])
      expect([query, await found(catalog, query)]).toEqual([query, ['b']])
    expect(await found(catalog, 'été ')).toEqual(['c'])
  })

  it('takes a word by its beginning, so that a singular finds the plural', async () => {
    const catalog = await open((await createFolder()).path)
    await catalog.put([
      entry('a', { text: 'des communautés de pratiques' }),
      entry('b', { text: 'la communication au quotidien' }),
    ])
    expect(await found(catalog, 'commu')).toHaveLength(2)
    expect(await found(catalog, 'communaute pratique')).toEqual(['a'])
    expect(await found(catalog, '"communauté de" ')).toEqual([])
  })

  it('takes a word of two letters by its beginning only while it is typed', async () => {
    const catalog = await open((await createFolder()).path)
    await catalog.put([entry('a', { text: 'aube nouvelle' }), entry('b', { text: 'au nord' })])
    expect(await found(catalog, 'au')).toHaveLength(2)
    expect(await found(catalog, 'au no')).toEqual(['b'])
  })

  it('finds exact phrases and leaves out what is not wanted', async () => {
    const catalog = await open((await createFolder()).path)
    await catalog.put([
      entry('a', { text: 'la communauté de pratique du nord' }),
      entry('b', { text: 'la pratique de la communauté' }),
      entry('c', { text: 'mieux vivre l’animation de groupe' }),
    ])
    expect(await found(catalog, '"communauté de pratique"')).toEqual(['a'])
    expect(await found(catalog, '« pratique de la »')).toEqual(['b'])
    expect(await found(catalog, '"vivre animation"')).toEqual(['c'])
    expect(await found(catalog, 'communaute -nord')).toEqual(['b'])
    expect(await found(catalog, 'communaute -"de la"')).toEqual(['a'])
    expect(await found(catalog, '-nord')).toEqual([])
  })

  it.each([
    '"',
    '*',
    '(',
    ') OR 1',
    'a NOT',
    '^a',
    'title:a',
    '--',
    "'",
    '\\',
    '-',
    '" "',
    '🌿',
    'NEAR(a b)',
  ])('takes %s for no command', async (query) => {
    const catalog = await open((await createFolder()).path)
    await catalog.put([entry('a', { text: 'a' })])
    expect((await catalog.search(query, 10)).total).toBeLessThanOrEqual(1)
  })

  it('puts titles before texts, and the newest first where all else is equal', async () => {
    const catalog = await open((await createFolder()).path)
    await catalog.put([
      entry('text', { title: 'Autre', text: 'réseau '.repeat(40), modifiedAt: 9 }),
      entry('old', { title: 'Le réseau', text: 'x', modifiedAt: 1 }),
      entry('new', { title: 'Le réseau', text: 'x', modifiedAt: 5 }),
    ])
    expect(await found(catalog, 'reseau')).toEqual(['new', 'old', 'text'])
  })

  it('shows the passage with the match marked, in the text’s own letters', async () => {
    const catalog = await open((await createFolder()).path)
    const text = `${'avant '.repeat(60)}un atelier d'Animation élargie ${'après '.repeat(60)}`
    await catalog.put([entry('a', { title: 'Titre', text })])
    const [row] = (await catalog.search('animation elar', 10)).rows
    const pieces = row?.passage ?? []
    expect(pieces.filter((piece) => piece.isMatch).map((piece) => piece.text)).toEqual([
      'Animation',
      'élar',
    ])
    const whole = pieces.map((piece) => piece.text).join('')
    expect(whole).toMatch(/^… .*atelier d'Animation élargie.* …$/)
    expect(whole.length).toBeLessThan(240)
  })

  it('answers with the newest when thousands match, and counts them all', async () => {
    const catalog = await open((await createFolder()).path)
    const all = Array.from({ length: 1200 }, (_, at) =>
      entry(`n${at}`, { title: at === 3 ? 'commun' : `t${at}`, text: 'commun', modifiedAt: at }),
    )
    await catalog.put(all)
    const { total, rows } = await catalog.search('commun', 4)
    expect(total).toBe(1200)
    expect(rows.map((row) => row.docId)).toEqual(['n3', 'n1199', 'n1198', 'n1197'])
  })
})

describe('the lists', () => {
  it('order notes by time and then by id, page by page', async () => {
    const catalog = await open((await createFolder()).path)
    const all = Array.from({ length: 500 }, (_, at) =>
      entry(`n${1000 + at}`, { modifiedAt: at % 7 }),
    )
    await catalog.put(all)
    const expected = all
      .toSorted((a, b) => b.modifiedAt - a.modifiedAt || (a.docId < b.docId ? -1 : 1))
      .map(({ docId }) => docId)
    const listed: string[] = []
    for (let offset = 0; offset < 500; offset += 60) {
      const page = await catalog.list({ shelf: 'notes', offset, limit: 60 })
      expect(page.total).toBe(500)
      listed.push(...page.rows.map((row) => row.docId))
    }
    expect(listed).toEqual(expected)
  })

  it('move a note to the trash and back, out of the search and into it again', async () => {
    const catalog = await open((await createFolder()).path)
    await catalog.put([entry('a', { text: 'mot' }), entry('b', { text: 'mot' })])
    await catalog.change([{ docId: 'a' as DocId, trashedAt: 5, isShared: true, rights: 'view' }])
    expect(await catalog.counts()).toEqual({ notes: 1, trash: 1 })
    expect(await found(catalog, 'mot')).toEqual(['b'])
    expect(await catalog.row('a' as DocId)).toMatchObject({
      trashedAt: 5,
      isShared: true,
      rights: 'view',
    })
    expect((await catalog.list({ shelf: 'trash', offset: 0, limit: 9 })).rows).toHaveLength(1)
    await catalog.change([{ docId: 'a' as DocId, trashedAt: null }])
    expect(await found(catalog, 'mot')).toHaveLength(2)
    await catalog.remove(['a' as DocId])
    expect(await found(catalog, 'mot')).toEqual(['b'])
    expect(await catalog.row('a' as DocId)).toBeUndefined()
  })

  it('fill an empty note and leave no word of it behind, in the trash and out of it', async () => {
    const catalog = await open((await createFolder()).path)
    const late = `${'\n'.repeat(2000)}mot`
    const put = (text: string, more: Partial<CatalogEntry> = {}) =>
      catalog.put([entry('a', { title: '', text, ...more })])
    await put('')
    await catalog.change([{ docId: 'a' as DocId, trashedAt: 5 }])
    await catalog.change([{ docId: 'a' as DocId, trashedAt: null }])
    await put(late)
    expect(await found(catalog, 'mot')).toEqual(['a'])
    await catalog.change([{ docId: 'a' as DocId, trashedAt: 5 }])
    expect(await found(catalog, 'mot')).toEqual([])
    await catalog.change([{ docId: 'a' as DocId, trashedAt: null }])
    await put('autre')
    expect([await found(catalog, 'mot'), await found(catalog, 'autre')]).toEqual([[], ['a']])
    await put('')
    expect((await catalog.search('autre', 9)).total).toBe(0)
  })

  it('show what is put without waiting at once, and keep it with what follows', async () => {
    const library = await openFilledLibrary(40)
    const stored = library.library.log.stale(40).map(({ docId, createdAt, modifiedAt }) => {
      const { title: _, text: __, ...facts } = entry(docId, { createdAt, modifiedAt })
      return facts
    })
    const { path } = await createFolder()
    const first = await openCatalog({
      folder: path,
      worker,
      source: library.source,
      tell: () => {},
    })
    await first.indexed
    await first.remove(stored.map(({ docId }) => docId))
    await first.putStored(stored.slice(0, 10), 'more')
    expect((await first.counts()).notes).toBe(10)
    expect((await first.search('communauté', 50)).total).toBeGreaterThan(0)
    await first.putStored(stored.slice(10, 20), 'last')
    // Of these nobody is told that they are on disk.
    await first.putStored(stored.slice(20, 30), 'more')
    await first.close()
    const second = await open(path, library.source)
    expect((await second.counts()).notes).toBe(20)
  })

  it('keep what was put when the program ends, in a file for its owner alone', async () => {
    const { path } = await createFolder()
    const first = await open(path)
    await first.put([entry('a', { title: 'Gardée', text: 'mot' })])
    await first.close()
    const second = await open(path)
    expect(await found(second, 'mot')).toEqual(['a'])
    expect(statSync(join(path, CATALOG_FILE)).mode & 0o777).toBe(0o600)
  })
})

async function openFilledLibrary(count: number): Promise<TestLibrary & { source: CatalogSource }> {
  const test = await openTestLibrary()
  onEnd(() => test.close())
  await fillWithNotes(test, generateDocuments(count))
  const source = {
    file: join(test.folder, 'library.db'),
    localKey: deriveLocalKey(test.root),
    homeId: test.library.holdings.homeId,
  }
  return { ...test, source }
}

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
    const { path } = await createFolder()
    const told: string[] = []
    const catalog = await openCatalog({
      folder: join(path, 'missing'),
      worker,
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
      const { path } = await createFolder()
      const place = join(path, 'disk')
      onEnd(mountSmallDisk(place, '3m'))
      const catalog = await open(place, library.source)
      await catalog.indexed
      fillDisk(join(place, 'ballast'))
      const text = 'mot '.repeat(5000)
      await catalog.put(Array.from({ length: 100 }, (_, at) => entry(`n${at}`, { text })))
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
    const { path } = await createFolder()
    if (state !== 'missing') {
      const before = await open(path)
      await before.put([entry('stale', { text: 'périmé' })])
      await before.close()
      spoil(join(path, CATALOG_FILE))
    }
    const told: JobProgress[] = []
    const catalog = await open(path, library.source, (progress) => told.push(progress))
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
    const catalog = await open((await createFolder()).path, library.source)
    await catalog.put([entry(first, { title: 'Plus récente' })])
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
    const kept = await open((await createFolder()).path)
    const put = async (docId: DocId) => {
      const held = holdings.present(docId)
      const facts = log.facts(docId)
      const doc = library.library.open(docId)?.doc
      if (!held || !facts || !doc) return
      await kept.put([
        {
          docId,
          title: readTitle(doc),
          text: extractText(doc),
          createdAt: readMeta(doc).createdAt ?? facts.createdAt,
          modifiedAt: facts.modifiedAt,
          trashedAt: held.trashedAt ?? null,
          rights: 'edit',
          isShared: false,
        },
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
    const rebuilt = await open((await createFolder()).path, library.source)
    await rebuilt.indexed
    expect(await contentOf(rebuilt)).toEqual(await contentOf(kept))
  })
})
