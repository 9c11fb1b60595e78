// What the lists and the search of a catalog show.
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { NoteEntry } from '../../host/catalog/contract'
import { CATALOG_FILE, openCatalog } from '../../host/catalog/open-catalog'
import type { DocId } from '../../shared/records/keys'
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

describe('searching', () => {
  it('finds French words without their accents, articles and ligatures', async () => {
    const catalog = await openTestCatalog((await createCatalogFolder()).path)
    await catalog.put([
      catalogEntry('a', { text: "Parlons d'abord de l’animation à l'école." }),
      catalogEntry('b', { text: 'Le cœur de l’ŒUVRE, aujourd’hui.' }),
      catalogEntry('c', { text: 'e\u0301te\u0301 décomposé' }),
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
    const catalog = await openTestCatalog((await createCatalogFolder()).path)
    await catalog.put([
      catalogEntry('a', { text: 'des communautés de pratiques' }),
      catalogEntry('b', { text: 'la communication au quotidien' }),
    ])
    expect(await found(catalog, 'commu')).toHaveLength(2)
    expect(await found(catalog, 'communaute pratique')).toEqual(['a'])
    expect(await found(catalog, '"communauté de" ')).toEqual([])
  })

  it('takes a word of two letters by its beginning only while it is typed', async () => {
    const catalog = await openTestCatalog((await createCatalogFolder()).path)
    await catalog.put([
      catalogEntry('a', { text: 'aube nouvelle' }),
      catalogEntry('b', { text: 'au nord' }),
    ])
    expect(await found(catalog, 'au')).toHaveLength(2)
    expect(await found(catalog, 'au no')).toEqual(['b'])
  })

  it('finds exact phrases and leaves out what is not wanted', async () => {
    const catalog = await openTestCatalog((await createCatalogFolder()).path)
    await catalog.put([
      catalogEntry('a', { text: 'la communauté de pratique du nord' }),
      catalogEntry('b', { text: 'la pratique de la communauté' }),
      catalogEntry('c', { text: 'mieux vivre l’animation de groupe' }),
    ])
    expect(await found(catalog, '"communauté de pratique"')).toEqual(['a'])
    expect(await found(catalog, '« pratique de la »')).toEqual(['b'])
    expect(await found(catalog, '"vivre animation"')).toEqual(['c'])
    expect(await found(catalog, 'communaute -nord')).toEqual(['b'])
    expect(await found(catalog, 'communaute -"de la"')).toEqual(['a'])
    expect(await found(catalog, '-nord')).toEqual(['b', 'c'])
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
    const catalog = await openTestCatalog((await createCatalogFolder()).path)
    await catalog.put([catalogEntry('a', { text: 'a' })])
    expect((await catalog.search(query, 10)).total).toBeLessThanOrEqual(1)
  })

  it('puts titles before texts, and the newest first where all else is equal', async () => {
    const catalog = await openTestCatalog((await createCatalogFolder()).path)
    await catalog.put([
      catalogEntry('text', { title: 'Autre', text: 'réseau '.repeat(40), modifiedAt: 9 }),
      catalogEntry('old', { title: 'Le réseau', text: 'x', modifiedAt: 1 }),
      catalogEntry('new', { title: 'Le réseau', text: 'x', modifiedAt: 5 }),
    ])
    expect(await found(catalog, 'reseau')).toEqual(['new', 'old', 'text'])
  })

  it('shows the passage with the match marked, in the text’s own letters', async () => {
    const catalog = await openTestCatalog((await createCatalogFolder()).path)
    const text = `${'avant '.repeat(60)}un atelier d'Animation élargie ${'après '.repeat(60)}`
    await catalog.put([catalogEntry('a', { title: 'Titre', text })])
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
    const catalog = await openTestCatalog((await createCatalogFolder()).path)
    const all = Array.from({ length: 1200 }, (_, at) =>
      catalogEntry(`n${at}`, {
        title: at === 3 ? 'commun' : `t${at}`,
        text: 'commun',
        modifiedAt: at,
      }),
    )
    await catalog.put(all)
    const { total, rows } = await catalog.search('commun', 4)
    expect(total).toBe(1200)
    expect(rows.map((row) => row.docId)).toEqual(['n3', 'n1199', 'n1198', 'n1197'])
  })
})

describe('the lists', () => {
  it('order notes by time and then by id, page by page', async () => {
    const catalog = await openTestCatalog((await createCatalogFolder()).path)
    const all = Array.from({ length: 500 }, (_, at) =>
      catalogEntry(`n${1000 + at}`, { modifiedAt: at % 7 }),
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
    const catalog = await openTestCatalog((await createCatalogFolder()).path)
    await catalog.put([catalogEntry('a', { text: 'mot' }), catalogEntry('b', { text: 'mot' })])
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
    const catalog = await openTestCatalog((await createCatalogFolder()).path)
    const late = `${'\n'.repeat(2000)}mot`
    const put = (text: string, more: Partial<NoteEntry> = {}) =>
      catalog.put([catalogEntry('a', { title: '', text, ...more })])
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
      const trashedAt = null
      return { docId, createdAt, modifiedAt, trashedAt, rights: 'edit', isShared: false } as const
    })
    const { path } = await createCatalogFolder()
    const first = await openCatalog({
      folder: path,
      worker: await buildWorker('catalog'),
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
    const second = await openTestCatalog(path, library.source)
    expect((await second.counts()).notes).toBe(20)
  })

  it('keep what was put when the program ends, in a file for its owner alone', async () => {
    const { path } = await createCatalogFolder()
    const first = await openTestCatalog(path)
    await first.put([catalogEntry('a', { title: 'Gardée', text: 'mot' })])
    await first.close()
    const second = await openTestCatalog(path)
    expect(await found(second, 'mot')).toEqual(['a'])
    expect(statSync(join(path, CATALOG_FILE)).mode & 0o777).toBe(0o600)
  })
})
