// What is offered while a name is typed, and what is like a title that is being typed.
import { beforeAll, describe, expect, it } from 'vitest'
import type { CatalogEntry, NoteEntry } from '../../host/catalog/contract'
import type { OpenCatalog } from '../../host/catalog/open-catalog'
import type { DocId } from '../../shared/records/keys'
import { catalogEntry, collectionEntry } from '../support/catalog-entries'
import { createCatalogFolder, openTestCatalog } from '../support/catalog-stories'
import { buildWorker } from '../support/workers'

beforeAll(() => buildWorker('catalog'))

const KINDS = ['note', 'notebook', 'base'] as const

async function catalogOf(...entries: readonly CatalogEntry[]): Promise<OpenCatalog> {
  const catalog = await openTestCatalog((await createCatalogFolder()).path)
  await catalog.put(entries)
  return catalog
}

function titled(name: string, title: string, more: Partial<NoteEntry> = {}): NoteEntry {
  return catalogEntry(name, { title, ...more })
}

async function offered(
  catalog: OpenCatalog,
  query: string,
  kinds: readonly (typeof KINDS)[number][] = KINDS,
): Promise<readonly string[]> {
  const targets = await catalog.ask('findTargets', { query, kinds, limit: 10 })
  return targets.map(({ docId, alias }) => (alias === null ? docId : `${docId} (${alias})`))
}

describe('what a typed name offers', () => {
  it('is what it begins, then words that begin so, then aliases, whatever the accents', async () => {
    const catalog = await catalogOf(
      titled('words', 'Nos grands réseaux'),
      titled('alias', 'Autre', { aliases: ['Réseau du nord', 'RdN'] }),
      titled('begins', 'Réseautage'),
      titled('whole', 'RÉSEAU'),
      titled('first', 'Réseau social'),
      titled('none', 'Réunion'),
    )
    const all = ['whole', 'first', 'alias (Réseau du nord)', 'begins', 'words']
    expect(await offered(catalog, 'reseau')).toEqual(all)
    expect(await offered(catalog, "l'Réseau")).toEqual(all)
    expect(await offered(catalog, 'nord réseau')).toEqual(['alias (Réseau du nord)'])
    expect(await offered(catalog, 'rdn')).toEqual(['alias (RdN)'])
  })

  it('forgives one letter, where nothing else is left to offer', async () => {
    const catalog = await catalogOf(titled('a', 'Communauté de pratique'), titled('b', 'Comment'))
    for (const typed of ['comunaute', 'commmun', 'cammunauté', 'ocmmun', 'communauté prtique'])
      expect([typed, await offered(catalog, typed)]).toEqual([typed, ['a']])
    expect(await offered(catalog, 'cox')).toEqual([])
  })

  it('is what was changed last while nothing is typed, notebooks and bases among it', async () => {
    const catalog = await catalogOf(
      titled('a', 'A', { modifiedAt: 1 }),
      titled('b', 'B', { modifiedAt: 3, trashedAt: 4 }),
      collectionEntry('n', { title: 'N', modifiedAt: 5 }),
      collectionEntry('m', { kind: 'base', title: 'M', modifiedAt: 0 }),
    )
    expect(await offered(catalog, ' ')).toEqual(['n', 'a', 'm'])
    expect(await offered(catalog, '', ['note'])).toEqual(['a'])
    expect(await offered(catalog, 'n')).toEqual(['n'])
    expect(await offered(catalog, 'm', ['note', 'notebook'])).toEqual([])
  })

  it('follows new titles, the trash and what comes back', async () => {
    const catalog = await catalogOf(titled('a', 'Ancien'), titled('b', 'Voisin'))
    expect(await offered(catalog, 'ancien')).toEqual(['a'])
    await catalog.put([titled('a', 'Nouveau')])
    expect([await offered(catalog, 'ancien'), await offered(catalog, 'nouveau')]).toEqual([
      [],
      ['a'],
    ])
    await catalog.change([{ docId: 'a' as DocId, trashedAt: 1 }])
    expect(await offered(catalog, 'nouveau')).toEqual([])
    await catalog.change([{ docId: 'a' as DocId, trashedAt: null }])
    expect(await offered(catalog, 'nouveau')).toEqual(['a'])
    await catalog.remove(['a' as DocId])
    expect(await offered(catalog, 'nouveau')).toEqual([])
  })

  it('stands every script, empty titles, equal titles and titles of ten thousand letters', async () => {
    const catalog = await catalogOf(
      titled('he', 'קהילה של עשייה'),
      titled('hi', 'हिन्दी लेख'),
      titled('e1', ''),
      titled('s1', 'Même'),
      titled('s2', 'Même'),
      titled('long', 'réseau '.repeat(1500)),
      titled('emoji', '🌿 Vert'),
    )
    expect(await offered(catalog, 'של')).toEqual(['he'])
    expect(await offered(catalog, 'हिन्दी')).toEqual(['hi'])
    expect(await offered(catalog, 'même')).toEqual(['s2', 's1'])
    expect(await offered(catalog, 'réseau réseau')).toEqual(['long'])
    expect(await offered(catalog, '🌿 vert')).toEqual(['emoji'])
    expect(await offered(catalog, '🌿')).toEqual([])
    expect(await offered(catalog, '[*(\\')).toEqual([])
  })
})

describe('what is like a title', () => {
  const similar = async (catalog: OpenCatalog, title: string, except: string | null = null) => {
    const docId = except as DocId | null
    const found = await catalog.ask('findSimilar', { title, except: docId, limit: 5 })
    return found.map((target) => target.docId)
  }

  it('shares its meaningful words, in the title before the text, itself left out', async () => {
    const catalog = await catalogOf(
      titled('a', 'Animer une communauté de pratique'),
      titled('b', 'Les communautés de pratique du nord'),
      titled('c', 'Pratique du vélo'),
      titled('d', 'Autre', { text: 'Comment animer au mieux sa communauté, par la pratique.' }),
      titled('e', 'De la une', { text: 'une de la' }),
      titled('f', 'Loin', { text: `animer ${'x '.repeat(40)} communauté pratique` }),
    )
    expect(await similar(catalog, 'animer la communauté de pratique')).toEqual(['a', 'b', 'd'])
    expect(await similar(catalog, 'animer la communauté de pratique', 'a')).toEqual(['b', 'd'])
    expect(await similar(catalog, 'communautes')).toEqual(['a', 'b'])
  })

  it('is nothing while too little is typed, or only small words', async () => {
    const catalog = await catalogOf(titled('a', 'Eau de la mer'), titled('b', 'Dans notre une'))
    for (const title of ['', 'eau', 'dans notre une', 'la', '🌿 "*', 'NEAR(a b'])
      expect([title, await similar(catalog, title)]).toEqual([title, []])
    expect(await similar(catalog, 'mer et eau')).toEqual(['a'])
  })
})
