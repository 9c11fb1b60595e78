// What the fields of a search find, and what of a note is searched.
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { CatalogEntry, CollectionEntry, NoteEntry } from '../../host/catalog/contract'
import type { OpenCatalog } from '../../host/catalog/open-catalog'
import type { NoteFilter } from '../../shared/contract/lists'
import type { Pieces } from '../../shared/contract/notes'
import type { CategoryId } from '../../shared/model/categories'
import type { DocId } from '../../shared/records/keys'
import { catalogEntry, collectionEntry } from '../support/catalog-entries'
import { createCatalogFolder, found, openTestCatalog } from '../support/catalog-stories'
import { buildWorker } from '../support/workers'

beforeAll(() => buildWorker('catalog'))

async function catalogOf(...entries: readonly CatalogEntry[]): Promise<OpenCatalog> {
  const catalog = await openTestCatalog((await createCatalogFolder()).path)
  await catalog.put(entries)
  return catalog
}

/** The newest first: what is put later is newer. */
function notes(facts: Readonly<Record<string, Partial<NoteEntry>>>): readonly NoteEntry[] {
  return Object.entries(facts).map(([name, more], at) =>
    catalogEntry(name, { modifiedAt: at, ...more }),
  )
}

const EAU = 'eau' as CategoryId

const NOTEBOOK: CollectionEntry = collectionEntry('n', {
  title: 'Le réseau du Nord',
  categories: [{ id: EAU, name: 'Eau vive', colour: null, isRemoved: false, keeps: 0 }],
  members: [
    {
      docId: 'a' as DocId,
      place: 'a',
      by: '',
      isByVerified: false,
      at: null,
      remark: '',
      categoryIds: [EAU],
    },
    {
      docId: 'b' as DocId,
      place: 'b',
      by: '',
      isByVerified: false,
      at: null,
      remark: '',
      categoryIds: [],
    },
  ],
})

/** With `[` and `]` around what matches. */
function marked(pieces: Pieces | undefined): string | undefined {
  return pieces?.map(({ text, isMatch }) => (isMatch ? `[${text}]` : text)).join('')
}

describe('a search', () => {
  it('looks into titles, aliases, tags, summaries, definitions and what else a note says', async () => {
    const catalog = await catalogOf(
      ...notes({
        title: { title: 'Le héron' },
        alias: { aliases: ['Heron cendré'] },
        tag: { tags: ['héron'] },
        summary: { summary: 'Un HÉRON.' },
        definition: { definitions: [{ text: 'Oiseau, dit héron', by: '' }] },
        more: { more: 'L’étang du héron' },
        text: { text: 'colonne\thérons\tnombre' },
        none: { text: 'hérisson' },
      }),
    )
    expect(new Set(await found(catalog, 'heron'))).toEqual(
      new Set(['title', 'alias', 'tag', 'summary', 'definition', 'more', 'text']),
    )
    expect((await found(catalog, 'heron')).slice(0, 2).toSorted()).toEqual(['alias', 'title'])
  })

  it('of the trash finds what lies there alone, with notebooks and bases by their names', async () => {
    const catalog = await catalogOf(
      ...notes({
        here: { text: 'Un héron.' },
        gone: { text: 'Deux hérons au bord.', trashedAt: 5, tags: ['eau'] },
        title: { title: 'Héron', trashedAt: 6 },
        bare: { trashedAt: 7 },
      }),
      collectionEntry('notebook', { title: 'Hérons du lac', trashedAt: 8 }),
      collectionEntry('held', { title: 'Hérons d’ici' }),
    )
    const inTrash = async (query: string) =>
      (await catalog.search(query, 9, 'trash')).rows.map(({ docId }) => docId)
    expect(await inTrash('heron')).toEqual(['notebook', 'title', 'gone'])
    expect(await inTrash('heron -lac')).toEqual(['title', 'gone'])
    expect(await inTrash('heron tag:eau')).toEqual(['gone'])
    expect(await inTrash('tag:eau')).toEqual(['gone'])
    const { rows } = await catalog.search('heron', 9, 'trash')
    expect(rows.at(-1)?.passage[1]).toEqual({ text: 'héron', isMatch: true })
    expect(await found(catalog, 'heron')).toEqual(['here'])
  })

  it('elsewhere says what the trash holds, where nothing else is found', async () => {
    const catalog = await catalogOf(
      ...notes({ here: { text: 'Un héron.' }, gone: { text: 'Un héron, une loutre.' } }),
      collectionEntry('notebook', { title: 'Loutres', trashedAt: 8 }),
    )
    const told = async (query: string) => {
      const { total, inTrash } = await catalog.search(query, 9)
      return { total, inTrash }
    }
    expect(await told('loutre')).toEqual({ total: 1, inTrash: 0 })
    await catalog.change([{ docId: 'gone' as DocId, trashedAt: 5 }])
    expect(await told('loutre')).toEqual({ total: 0, inTrash: 2 })
    expect(await told('héron')).toEqual({ total: 1, inTrash: 0 })
    expect(await told('castor')).toEqual({ total: 0, inTrash: 0 })
    await catalog.put(notes({ gone: { text: 'Une loutre.', trashedAt: 6 } }))
    expect((await catalog.search('loutre', 9, 'trash')).total).toBe(2)
    await catalog.change([{ docId: 'gone' as DocId, trashedAt: null }])
    expect(await told('loutre')).toEqual({ total: 1, inTrash: 0 })
    expect((await catalog.search('loutre', 9, 'trash')).total).toBe(1)
  })

  it('marks the match where it is said, also outside the text', async () => {
    const catalog = await catalogOf(
      ...notes({ a: { text: 'Rien ici.', summary: 'Avec un héron.' }, b: { aliases: ['Héron'] } }),
    )
    const { rows } = await catalog.search('heron', 9)
    const said = rows.map(({ docId, passage }) => [docId, marked(passage)])
    expect(Object.fromEntries(said)).toEqual({ a: 'Avec un [héron].', b: '[Héron]' })
  })

  it('marks the title and the tags by themselves, apart from what else the note says', async () => {
    const catalog = await catalogOf(
      ...notes({
        a: {
          title: 'Le Jardin d’à côté',
          text: 'Rien ici.',
          tags: ['eau', 'jardins', 'sol'],
          summary: 'Un terrain, son jardin.',
        },
      }),
    )
    const [row] = (await catalog.search('jardin', 9)).rows
    expect(marked(row?.markedTitle)).toBe('Le [Jardin] d’à côté')
    expect(row?.markedTags.map(marked)).toEqual(['[jardin]s'])
    expect(marked(row?.passage)).toBe('Un terrain, son [jardin].')
  })

  it.each([
    ['mot de passe', 'Un [mot] seul, de tout ; le [mot] [de] [passe] de Luc.'],
    ['mots de passe', 'Des [mots] d’ordre, deux [mots] [de] [passe].'],
    ['mot d’ordre', 'Le [mot] d’[ordre] du jour, d’abord.'],
    ['the end of it', 'The start, [the] [end] [of] [it] and the rest of it.'],
    ['de la', 'Près [de] [la] mare, [la] vase.'],
    ['passe d', 'Le [passe] [d]u guichet, demain.'],
    ['"de passe"', 'Un mot [de passe] et de la suite.'],
  ])('of %s marks small words only beside another one: %s', async (query, line) => {
    const text = line.replace(/[[\]]/gu, '')
    const catalog = await catalogOf(...notes({ a: { text } }))
    const [row] = (await catalog.search(query, 9)).rows
    expect(marked(row?.passage)).toBe(line)
  })

  it('shows where the words stand together, before where they stand alone', async () => {
    const text = `Un mot. ${'avant '.repeat(80)}on passe, ${'encore '.repeat(80)}le mot de passe ${'après '.repeat(80)}`
    const catalog = await catalogOf(...notes({ a: { text } }))
    const [row] = (await catalog.search('mot de passe', 9)).rows
    expect(marked(row?.passage)).toContain('le [mot] [de] [passe] après')
  })

  it('in a place shows its passage too, where its filter has words', async () => {
    const catalog = await catalogOf(
      ...notes({ a: { title: 'Mare', text: 'Un héron sur la mare.' }, b: {} }),
      NOTEBOOK,
    )
    const listed = (filter: NoteFilter) =>
      catalog.ask('listPlaced', {
        place: { kind: 'notebook', docId: 'n' as DocId },
        filter,
        sort: { by: 'own', isDescending: false },
        offset: 0,
        limit: 9,
      })
    const [row] = (await listed({ query: 'mare heron' })).rows
    expect(marked(row?.found?.passage)).toBe('Un [héron] sur la [mare].')
    expect(marked(row?.found?.markedTitle)).toBe('[Mare]')
    expect((await listed({ query: '-tag:x' })).rows.map(({ found: said }) => said)).toEqual([
      null,
      null,
    ])
  })

  it.each([
    ['type:terme', ['c']],
    ['type:terme type:general', ['c', 'b', 'a']],
    ['-type:term', ['b', 'a']],
    ['étiquette:eau', ['b', 'a']],
    ['tag:"eau"', ['a']],
    ['tag:eau tag:vive', ['b']],
    ['tag:🌿', ['c']],
    ['auteur:roy', ['c', 'a']],
    ['author:"Marie Roy"', ['a']],
    ['carnet:reseau', ['b', 'a']],
    ['catégorie:eau', ['a']],
    ['carnet:nord -category:"eau vive"', ['b']],
    ['licence:cc-by', ['a']],
    ['licence:aucune', ['c', 'b']],
    ['langue:fr', ['b', 'a']],
    ['langue:fr-ca', ['b']],
    ['modifié:2025-01', ['b']],
    ['modified:>=2025', ['c', 'b']],
    ['modified:..2024', ['a']],
    ['a:tâche', ['a']],
    ['has:attachment', ['b']],
    ['titre:pluie', ['a']],
    ['-titre:pluie de', ['b']],
    ['pluie type:general', ['b', 'a']],
    ['pluie -tag:vive', ['a']],
    ['tag:eau -pluie', []],
    ['tag:eau -"la pluie"', ['a']],
    ['-pluie', ['c']],
    ['type:', []],
    ['pluie type:', ['b', 'a']],
    ['tag:zzz', []],
  ])('understands %s', async (query, expected) => {
    const day = (year: number, month: number) => new Date(year, month - 1, 9).getTime()
    const catalog = await catalogOf(
      catalogEntry('a', {
        title: 'Pluie de mai',
        tags: ['eau'],
        authors: ['Marie Roy'],
        licence: 'CC-BY-4.0',
        language: 'fr',
        modifiedAt: day(2024, 12),
        openTasks: 2,
      }),
      catalogEntry('b', {
        title: 'Autre',
        text: 'de la pluie',
        tags: ['Eau vive'],
        language: 'fr-CA',
        modifiedAt: day(2025, 1),
        hasAttachments: true,
      }),
      catalogEntry('c', {
        title: 'Terme',
        type: 'term',
        tags: ['🌿'],
        authors: ['Paul Royer'],
        modifiedAt: day(2025, 2),
      }),
      catalogEntry('t', { title: 'pluie', type: 'term', tags: ['eau'], trashedAt: 4 }),
      NOTEBOOK,
    )
    const { total, rows } = await catalog.search(query, 50)
    expect(rows.map((row) => row.docId).toSorted()).toEqual(expected.toSorted())
    expect(total).toBe(expected.length)
  })

  it.each(['الْعَرَبِيَّة', 'हिन्दी', 'ёжик', '한국어', 'שָׁלוֹם'])(
    'finds %s as it is written',
    async (word) => {
      const catalog = await catalogOf(...notes({ a: { text: `🌿 (${word}), 🌿` }, b: {} }))
      const { rows } = await catalog.search(word, 9)
      expect(
        rows.map(({ docId, passage }) => [docId, passage.find((each) => each.isMatch)?.text]),
      ).toEqual([['a', word]])
    },
  )

  it('answers whatever is typed', async () => {
    const catalog = await catalogOf(...notes({ a: { text: 'a b' } }), NOTEBOOK)
    const piece = fc.constantFrom(
      'titre:',
      'tag:',
      '-',
      '"',
      '«',
      '»',
      ' ',
      'a',
      'b*',
      '(',
      ')',
      'NOT',
      'NEAR(',
      '^',
      '{title}',
      ':',
      "'",
      '\\',
      '\0',
      '🌿',
      '\ud83c',
      'type:term',
      'modifié:>2025',
      'é',
    )
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.array(piece).map((all) => all.join('')),
          fc.string({ unit: 'binary' }),
        ),
        async (query) => {
          const { total, rows } = await catalog.search(query, 10)
          expect(rows.length).toBe(Math.min(total, 10))
        },
      ),
      { numRuns: 300 },
    )
  })
})
