// What the lists of a place show: filtered, sorted, a page at a time, and counted.
import { describe, expect, it } from 'vitest'
import { readFacets } from '../../../host/catalog/facets'
import { findPlaced, listPlaced } from '../../../host/catalog/placed-notes'
import type { NoteFilter, NotePlace, NoteSort } from '../../../shared/contract/lists'
import { catalogEntry, collectionEntry } from '../../support/catalog-entries'
import {
  categoryId,
  category,
  id,
  listed,
  member,
  openMemoryStore,
} from '../../support/catalog-store'
import { generateCatalog } from '../../support/generated-collections'
import { createRandom } from '../../support/random'

const NOTEBOOK: NotePlace = { kind: 'notebook', docId: id('garden') }
const OWN: NoteSort = { by: 'own', isDescending: false }

describe('a list of notes', () => {
  it('is sorted by title as people read: accents, case, numbers, empty ones last', () => {
    const titles = [
      'Zèbre',
      'été',
      'Ete 10',
      'ETE 2',
      '« Eté 3 »',
      'œuvre',
      'Offre',
      '',
      'abri',
      'côte',
      'cote',
    ]
    const store = openMemoryStore(titles.map((title, at) => catalogEntry(`n${at}`, { title })))
    const sorted = listed(store).map((docId) => titles[Number(docId.slice(1))])
    expect(sorted).toEqual([
      'abri',
      'cote',
      'côte',
      'été',
      'ETE 2',
      '« Eté 3 »',
      'Ete 10',
      'œuvre',
      'Offre',
      'Zèbre',
      '',
    ])
  })

  it('stands an empty title, one of 10,000 letters, two that are the same, and another direction', () => {
    const long = 'Très long '.repeat(1000)
    const store = openMemoryStore([
      catalogEntry('b', { title: 'Pareil' }),
      catalogEntry('a', { title: 'Pareil' }),
      catalogEntry('empty', { title: '' }),
      catalogEntry('long', { title: long }),
      catalogEntry('rtl', { title: 'مرحبا 🌿' }),
    ])
    expect(listed(store)).toEqual(['a', 'b', 'long', 'rtl', 'empty'])
    expect(store.row(id('long'))?.title).toBe(long)
  })

  it('tells at which row a note stands, and nothing of one that is not on it', () => {
    const store = openMemoryStore([
      catalogEntry('a', { title: 'Taille', tags: ['outil'] }),
      catalogEntry('b', { title: 'Semis' }),
      catalogEntry('c', { title: 'Arrosage', tags: ['outil'] }),
    ])
    const sort: NoteSort = { by: 'title', isDescending: false }
    const at = (docId: string, filter: NoteFilter = {}, place: NotePlace = { kind: 'all' }) =>
      findPlaced(store, { place, filter, sort, docId: id(docId) })
    expect(['c', 'b', 'a'].map((docId) => at(docId))).toEqual([0, 1, 2])
    expect(['c', 'b', 'a'].map((docId) => at(docId, { tags: ['outil'] }))).toEqual([0, null, 1])
    expect([at('nowhere'), at('a', {}, { kind: 'trash' }), at('a', {}, NOTEBOOK)]).toEqual([
      null,
      null,
      null,
    ])
  })

  it('puts what was never published last, whichever way it is sorted', () => {
    const store = openMemoryStore([
      catalogEntry('never'),
      catalogEntry('early', { publishedAt: 1 }),
      catalogEntry('late', { publishedAt: 2 }),
    ])
    const by = (isDescending: boolean) => listed(store, { sort: { by: 'published', isDescending } })
    expect([by(false), by(true)]).toEqual([
      ['early', 'late', 'never'],
      ['late', 'early', 'never'],
    ])
  })

  it('is sorted by authors as they are written, then by title, with those of nobody last', () => {
    const store = openMemoryStore([
      catalogEntry('nobody', { title: 'A' }),
      catalogEntry('b', { title: 'Bac', authors: ['Élise'] }),
      catalogEntry('a', { title: 'Abri', authors: ['elise'] }),
      catalogEntry('two', { authors: ['Élise', 'Zoé'] }),
      catalogEntry('rtl', { authors: ['أمل'] }),
      catalogEntry('z', { authors: ['Zoé', 'Élise'] }),
    ])
    const by = (isDescending: boolean) => listed(store, { sort: { by: 'authors', isDescending } })
    expect(by(false)).toEqual(['a', 'b', 'two', 'z', 'rtl', 'nobody'])
    expect(by(true)).toEqual(['rtl', 'z', 'two', 'b', 'a', 'nobody'])
  })

  it('takes any of the values of one field, and all of the fields', () => {
    const store = openMemoryStore([
      catalogEntry('a', { tags: ['récit'], type: 'term', language: 'fr', openTasks: 1 }),
      catalogEntry('b', {
        tags: ['outil', 'récit'],
        type: 'term',
        licence: 'CC-BY-4.0',
        publishedAt: 10,
      }),
      catalogEntry('c', {
        tags: ['outil'],
        authors: ['Marie Roy'],
        hasAttachments: true,
        publishedAt: 20,
      }),
      catalogEntry('d', { modifiedAt: 50, text: 'Une animation réussie' }),
    ])
    const by = (filter: NoteFilter) => listed(store, { filter })
    expect(by({ tags: ['récit', 'outil'] })).toEqual(['a', 'b', 'c'])
    expect(by({ tags: ['outil'], types: ['term'] })).toEqual(['b'])
    expect(by({ licences: ['none'], types: ['term'] })).toEqual(['a'])
    expect(by({ authors: ['Marie Roy'], hasAttachments: true })).toEqual(['c'])
    expect(by({ hasOpenTasks: true, languages: ['fr'] })).toEqual(['a'])
    expect(by({ hasOpenTasks: false })).toEqual(['b', 'c', 'd'])
    expect(by({ modifiedFrom: 2, modifiedTo: 50 })).toEqual(['d'])
    expect(by({ publishedFrom: 10, publishedTo: 20 })).toEqual(['b', 'c'])
    expect(by({ publishedFrom: 11 })).toEqual(['c'])
    expect(by({ publishedTo: 19, tags: ['outil'] })).toEqual(['b'])
    expect(by({ query: 'l’animation' })).toEqual(['d'])
    expect(by({ query: ' ', tags: [] })).toEqual(['a', 'b', 'c', 'd'])
  })

  it('finds by what a note says outside its text', () => {
    const store = openMemoryStore([
      catalogEntry('a', { aliases: ['TL'], summary: 'Un abri', authors: ['Marie Roy'] }),
      catalogEntry('b', {
        definitions: [{ text: 'Un lieu partagé', by: 'Oldenburg' }],
        more: 'Rimouski',
      }),
    ])
    for (const query of ['tl', 'abri', 'roy'])
      expect(listed(store, { filter: { query } })).toEqual(['a'])
    for (const query of ['partage', 'rimouski'])
      expect(listed(store, { filter: { query } })).toEqual(['b'])
    store.change([{ docId: id('a'), trashedAt: 1 }])
    expect(store.search('abri', 9).total).toBe(0)
    store.change([{ docId: id('a'), trashedAt: null }])
    expect(store.search('abri', 9).rows.map(({ docId }) => docId)).toEqual(['a'])
  })
})

describe('a notebook’s list', () => {
  it('shows its notes in its own order with their categories, remark, and who brought them when', () => {
    const store = openMemoryStore([
      catalogEntry('a', { summary: 'Court', tags: ['t'], type: 'term' }),
      catalogEntry('b'),
      collectionEntry('garden', {
        categories: [category('tool'), category('method')],
        members: [
          member('b', {
            place: 'a1 b',
            by: 'Nadia',
            at: 5,
            remark: 'à lire',
            categoryIds: [categoryId('method'), categoryId('tool')],
          }),
          member('a', { place: 'a2 a' }),
          member('elsewhere', { place: 'a3 elsewhere' }),
        ],
      }),
    ])
    const request = { place: NOTEBOOK, filter: {}, sort: OWN, offset: 0, limit: 10 }
    expect(listPlaced(store, request)).toMatchObject({
      total: 2,
      rows: [
        {
          docId: 'b',
          categoryIds: ['tool', 'method'],
          remark: 'à lire',
          integratedBy: 'Nadia',
          integratedAt: 5,
        },
        {
          docId: 'a',
          categoryIds: [],
          remark: '',
          integratedBy: '',
          integratedAt: null,
          summary: 'Court',
          tags: ['t'],
          type: 'term',
        },
      ],
    })
  })

  it('says who wrote its notes, in what language, under which licence, and when they came out', () => {
    const store = openMemoryStore([
      catalogEntry('a', {
        authors: ['Zoé', 'أمل'],
        language: 'fr',
        licence: 'CC0-1.0',
        publishedAt: 7,
      }),
      catalogEntry('b'),
      collectionEntry('garden', {
        licence: 'CC-BY-4.0',
        members: [member('a', { place: 'a1 a' }), member('b', { place: 'a2 b' })],
      }),
    ])
    const rows = (place: NotePlace) =>
      listPlaced(store, { place, filter: {}, sort: OWN, offset: 0, limit: 10 }).rows
    const [a, b] = rows(NOTEBOOK)
    expect(a).toMatchObject({
      authors: ['Zoé', 'أمل'],
      language: 'fr',
      licence: 'CC0-1.0',
      publishedAt: 7,
    })
    expect(b).toMatchObject({ authors: [], language: '', licence: 'CC-BY-4.0', publishedAt: null })
    const elsewhere = rows({ kind: 'all' }).find(({ docId }) => docId === 'b')
    expect(elsewhere?.licence).toBe(null)
  })

  it('filters by when notes came into it; other lists by when they came into any', () => {
    const store = openMemoryStore([
      ...['a', 'b', 'c'].map((name) => catalogEntry(name)),
      collectionEntry('garden', {
        members: [member('a', { at: 10 }), member('b', { at: 20 }), member('c')],
      }),
      collectionEntry('paths', { members: [member('c', { at: 20 })] }),
      collectionEntry('gone', { members: [member('a', { at: 20 })], trashedAt: 1 }),
      collectionEntry('base', { kind: 'base', members: [member('garden', { at: 20 })] }),
    ])
    const by = (filter: NoteFilter, place: NotePlace = NOTEBOOK) => listed(store, { place, filter })
    expect(by({ integratedFrom: 10 })).toEqual(['a', 'b'])
    expect(by({ integratedFrom: 11, integratedTo: 20 })).toEqual(['b'])
    expect(by({ integratedTo: 19 })).toEqual(['a'])
    expect(by({ integratedTo: 20, categories: ['none'], query: 'a' })).toEqual(['a'])
    expect(by({ integratedFrom: 15 }, { kind: 'all' })).toEqual(['b', 'c'])
    expect(by({ integratedFrom: 15 }, { kind: 'to-sort' })).toEqual([])
    store.put([collectionEntry('garden', { members: [member('c', { at: 20 })] })])
    expect(by({ integratedFrom: 10 })).toEqual(['c'])
  })

  it('takes the days of publication and integration as words of a search, and their contrary', () => {
    const day = (text: string) => new Date(text).getTime()
    const store = openMemoryStore([
      catalogEntry('a', { publishedAt: day('2024-03-02T12:00') }),
      catalogEntry('b', { publishedAt: day('2025-03-02T12:00') }),
      catalogEntry('never'),
      collectionEntry('garden', {
        members: [
          member('a', { at: day('2025-06-01T08:00') }),
          member('b', { at: day('2025-07-01T08:00') }),
          member('never'),
        ],
      }),
      collectionEntry('paths', { members: [member('never', { at: day('2025-06-30T23:00') })] }),
    ])
    const by = (query: string, place: NotePlace = NOTEBOOK) =>
      listed(store, { place, filter: { query } })
    expect(by('publié:2024')).toEqual(['a'])
    expect(by('published:>2024')).toEqual(['b'])
    expect(by('-publiée:2024')).toEqual(['b', 'never'])
    expect(by('intégré:2025-06')).toEqual(['a'])
    expect(by('integrated:2025-06', { kind: 'all' })).toEqual(['a', 'never'])
    expect(by('-intégré:2025-06')).toEqual(['b', 'never'])
    expect(by('publié:2025 intégré:2025-07-01')).toEqual(['b'])
    expect(store.search('intégré:2025-06', 9).rows.map(({ docId }) => docId)).toHaveLength(2)
  })

  it('filters by category and by having none', () => {
    const store = openMemoryStore([
      ...['a', 'b', 'c'].map((name) => catalogEntry(name)),
      collectionEntry('garden', {
        categories: [category('tool'), category('method')],
        members: [
          member('a', { categoryIds: [categoryId('tool')] }),
          member('b', { categoryIds: [categoryId('method')] }),
          member('c'),
        ],
      }),
    ])
    const by = (...categories: readonly string[]) =>
      listed(store, { place: NOTEBOOK, filter: { categories: categories.map(categoryId) } })
    expect(by('tool')).toEqual(['a'])
    expect(by('none')).toEqual(['c'])
    expect(by('none', 'method')).toEqual(['b', 'c'])
    expect(by('unknown')).toEqual([])
  })

  it('is empty for a notebook that is not held', () => {
    const store = openMemoryStore([catalogEntry('a')])
    expect(listed(store, { place: NOTEBOOK })).toEqual([])
    expect(readFacets(store, NOTEBOOK).types).toEqual([])
  })
})

describe('what is to sort', () => {
  it('is what no notebook holds, but for one in the trash', () => {
    const store = openMemoryStore([
      ...['a', 'b', 'c'].map((name) => catalogEntry(name)),
      collectionEntry('garden', { members: [member('a')] }),
      collectionEntry('old', { members: [member('b')], trashedAt: 3 }),
      collectionEntry('base', { kind: 'base', members: [member('garden'), member('c')] }),
    ])
    const toSort = () => listed(store, { place: { kind: 'to-sort' } })
    expect(toSort()).toEqual(['b', 'c'])
    store.change([{ docId: id('garden'), trashedAt: 4 }])
    expect(toSort()).toEqual(['a', 'b', 'c'])
    store.change([{ docId: id('old'), trashedAt: null }])
    expect(toSort()).toEqual(['a', 'c'])
  })
})

describe('a base’s list', () => {
  it('has the notes of its notebooks, each once, without those of one in the trash', () => {
    const store = openMemoryStore([
      ...['a', 'b', 'c', 'd'].map((name) => catalogEntry(name)),
      collectionEntry('one', { members: [member('a'), member('b')] }),
      collectionEntry('two', { members: [member('b'), member('c')] }),
      collectionEntry('gone', { members: [member('d')], trashedAt: 1 }),
      collectionEntry('base', {
        kind: 'base',
        members: ['one', 'two', 'gone'].map((name) => member(name)),
      }),
    ])
    expect(listed(store, { place: { kind: 'base', docId: id('base') } })).toEqual(['a', 'b', 'c'])
  })
})

describe('facets', () => {
  it('count the values of a place, most frequent first', () => {
    const store = openMemoryStore([
      catalogEntry('a', { tags: ['récit', 'outil'], language: 'fr', openTasks: 2 }),
      catalogEntry('b', {
        tags: ['outil'],
        authors: ['Marie'],
        type: 'term',
        hasAttachments: true,
      }),
      catalogEntry('c', { tags: ['outil'], licence: 'CC0-1.0', trashedAt: 1 }),
      collectionEntry('garden', { members: [member('a'), member('c')] }),
    ])
    expect(readFacets(store, { kind: 'all' })).toEqual({
      types: [
        { value: 'general', count: 1 },
        { value: 'term', count: 1 },
      ],
      tags: [
        { value: 'outil', count: 2 },
        { value: 'récit', count: 1 },
      ],
      authors: [{ value: 'Marie', count: 1 }],
      licences: [{ value: 'none', count: 2 }],
      languages: [{ value: 'fr', count: 1 }],
      categories: [],
      withAttachments: 1,
      withOpenTasks: 1,
    })
    expect(readFacets(store, NOTEBOOK)).toMatchObject({
      tags: [
        { value: 'outil', count: 1 },
        { value: 'récit', count: 1 },
      ],
      withOpenTasks: 1,
    })
    expect(readFacets(store, { kind: 'trash' }).licences).toEqual([{ value: 'CC0-1.0', count: 1 }])
  })

  it('are all of them while a filter by words waits for its value, and those without a word', () => {
    const store = openMemoryStore([catalogEntry('a', { text: 'gel' }), catalogEntry('b')])
    const by = (query: string) => listed(store, { filter: { query } })
    expect(by('étiquette: -type:')).toEqual(['a', 'b'])
    expect(by('-gel')).toEqual(['b'])
    expect(by('-gel -b')).toEqual([])
    expect(by('«»')).toEqual([])
  })

  it('have the names of categories, wherever in the place they are', () => {
    const outil = category('o', { name: 'Outil' })
    const members = [member('a', { categoryIds: [outil.id] }), member('b')]
    const store = openMemoryStore([
      catalogEntry('a'),
      catalogEntry('b'),
      collectionEntry('garden', { members, categories: [outil, category('Vide')] }),
      collectionEntry('other', {
        members: [member('b', { categoryIds: [outil.id] })],
        categories: [outil],
      }),
      collectionEntry('gone', {
        members,
        categories: [category('o', { name: 'Parti' })],
        trashedAt: 1,
      }),
      collectionEntry('base', { kind: 'base', members: [member('other')] }),
    ])
    const categories = (place: NotePlace) => readFacets(store, place).categories
    expect(categories({ kind: 'all' })).toEqual([{ value: 'Outil', count: 2 }])
    expect(categories(NOTEBOOK)).toEqual([{ value: 'Outil', count: 1 }])
    expect(categories({ kind: 'base', docId: id('base') })).toEqual([{ value: 'Outil', count: 1 }])
    expect(categories({ kind: 'to-sort' })).toEqual([])
  })

  it('stand by how many have them, then as a dictionary has them', () => {
    const tags = ['zéro', 'École', 'arbre', 'éclair', 'n° 10', 'n° 2']
    const store = openMemoryStore([
      catalogEntry('a', { tags, authors: ['Zoé', 'Émile'] }),
      catalogEntry('b', { tags: ['zéro'] }),
      collectionEntry('garden', {
        members: ['a', 'b'].map((name) => member(name, { categoryIds: tags.map(categoryId) })),
        categories: tags.map((name) => category(name, { name })),
      }),
    ])
    const { tags: shown, authors, categories } = readFacets(store, { kind: 'all' })
    const byName = ['arbre', 'éclair', 'École', 'n° 2', 'n° 10']
    expect(shown.map(({ value }) => value)).toEqual(['zéro', ...byName])
    expect(authors.map(({ value }) => value)).toEqual(['Émile', 'Zoé'])
    expect(categories.map(({ value }) => value)).toEqual([...byName, 'zéro'])
  })

  it('count a notebook’s licence for its notes without their own, there alone', () => {
    const store = openMemoryStore([
      catalogEntry('a'),
      catalogEntry('b', { licence: 'CC0-1.0' }),
      catalogEntry('c', { licence: 'CC-BY-4.0' }),
      collectionEntry('garden', { members: [member('a'), member('b')], licence: 'CC-BY-4.0' }),
      collectionEntry('plain', { members: [member('a'), member('c')] }),
    ])
    const licences = (place: NotePlace) => readFacets(store, place).licences
    expect(licences(NOTEBOOK)).toEqual([
      { value: 'CC-BY-4.0', count: 1 },
      { value: 'CC0-1.0', count: 1 },
    ])
    const by = (place: NotePlace, filter: NoteFilter) => listed(store, { place, filter })
    const plain: NotePlace = { kind: 'notebook', docId: id('plain') }
    for (const filter of [{ licences: ['CC-BY-4.0' as const] }, { query: 'licence:cc-by' }]) {
      expect(by(NOTEBOOK, filter)).toEqual(['a'])
      expect(by(plain, filter)).toEqual(['c'])
      expect(by({ kind: 'all' }, filter)).toEqual(['c'])
    }
    expect(by(NOTEBOOK, { licences: ['none'] })).toEqual([])
    expect(by(NOTEBOOK, { query: '-licence:cc-by' })).toEqual(['b'])
    store.put([collectionEntry('garden', { members: [member('a')], licence: null })])
    expect(licences(NOTEBOOK)).toEqual([{ value: 'none', count: 1 }])
  })

  it('count thousands as they count a few', () => {
    const { notes } = generateCatalog({ notes: 1100, notebooks: 0, bases: 0 })
    const members = notes.map(({ docId }) => member(docId))
    const store = openMemoryStore([...notes, collectionEntry('garden', { members })])
    expect(readFacets(store, NOTEBOOK)).toEqual(readFacets(store, { kind: 'all' }))
    const terms = notes.filter(({ type }) => type === 'term').length
    expect(readFacets(store, NOTEBOOK).types).toContainEqual({ value: 'term', count: terms })
  }, 60_000)
})

describe('a list of many notes', () => {
  it.each([1, 2, 3])(
    'has what a plain look at each note gives, page by page, filters %i',
    (seed) => {
      const random = createRandom(seed)
      const { notes, notebooks } = generateCatalog({ notes: 150, notebooks: 2, bases: 0 })
      const store = openMemoryStore([...notes, ...notebooks])
      const [book] = notebooks
      for (let round = 0; round < 20; round += 1) {
        const some = random.pick(notes)
        const chosen = book?.categories[random.below(3)]?.id
        const filter: NoteFilter = {
          ...(random.below(2) === 0 && { types: [some.type] }),
          ...(random.below(3) === 0 && { tags: some.tags }),
          ...(random.below(3) === 0 && { authors: some.authors }),
          ...(random.below(3) === 0 && { languages: [some.language] }),
          ...(random.below(3) === 0 && { licences: [some.licence ?? 'none'] }),
          ...(random.below(3) === 0 && { modifiedFrom: some.modifiedAt }),
          ...(random.below(4) === 0 && { publishedTo: some.publishedAt ?? some.modifiedAt }),
          ...(random.below(3) === 0 && chosen && { categories: [chosen] }),
        }
        const placed = new Map(book?.members.map(({ docId, categoryIds }) => [docId, categoryIds]))
        const expected = notes.filter(
          (note) =>
            isAmong(filter.types, note.type) &&
            (!filter.tags?.length || note.tags.some((tag) => filter.tags?.includes(tag))) &&
            (!filter.authors || note.authors.some((name) => filter.authors?.includes(name))) &&
            isAmong(filter.languages, note.language) &&
            isAmong(filter.licences, note.licence ?? 'none') &&
            note.modifiedAt >= (filter.modifiedFrom ?? 0) &&
            (filter.publishedTo === undefined ||
              (note.publishedAt !== null && note.publishedAt <= filter.publishedTo)) &&
            (!filter.categories ||
              placed.get(note.docId)?.some((each) => filter.categories?.includes(each))),
        )
        const place: NotePlace = { kind: 'notebook', docId: id('notebook-0') }
        const sort: NoteSort = { by: 'modified', isDescending: random.below(2) === 0 }
        const pages = Array.from({ length: 16 }, (_, page) =>
          listPlaced(store, { place, filter, sort, offset: page * 10, limit: 10 }),
        )
        const way = sort.isDescending ? -1 : 1
        expect(pages.flatMap(({ rows }) => rows.map(({ docId }) => docId))).toEqual(
          expected
            .toSorted((a, b) => way * (a.modifiedAt - b.modifiedAt) || (a.docId < b.docId ? -1 : 1))
            .map(({ docId }) => docId),
        )
        expect(pages[0]?.total).toBe(expected.length)
      }
    },
  )
})

function isAmong<Value>(values: readonly Value[] | undefined, value: Value): boolean {
  return values === undefined || values.includes(value)
}
