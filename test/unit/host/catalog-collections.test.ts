// What pages show of notebooks and bases, and how it follows what comes and goes.
import { describe, expect, it } from 'vitest'
import {
  listCollections,
  readBase,
  readIntegrations,
  readNotebook,
} from '../../../host/catalog/collections'
import { catalogEntry, collectionEntry } from '../../support/catalog-entries'
import { category, categoryId, id, member, openMemoryStore } from '../../support/catalog-store'

const tool = categoryId('tool')

describe('notebooks and bases', () => {
  it('are in no list, count or search of notes', () => {
    const store = openMemoryStore([
      catalogEntry('a'),
      collectionEntry('carnet'),
      collectionEntry('base', { kind: 'base' }),
    ])
    expect(store.counts()).toEqual({ notes: 1, trash: 0 })
    expect(store.search('carnet', 9).total).toBe(0)
    expect(store.list({ shelf: 'notes', offset: 0, limit: 9 }).total).toBe(1)
    expect(store.row(id('carnet'))?.kind).toBe('notebook')
  })

  it('are in the trash with the notes, the latest first', () => {
    const store = openMemoryStore([
      catalogEntry('a', { trashedAt: 2 }),
      collectionEntry('carnet', { trashedAt: 3, description: 'Tout' }),
      collectionEntry('base', { kind: 'base', trashedAt: 1 }),
      catalogEntry('b'),
    ])
    expect(store.counts()).toEqual({ notes: 1, trash: 3 })
    const list = (offset: number) => store.list({ shelf: 'trash', offset, limit: 2 })
    expect(list(0).rows.map(({ docId, kind, excerpt }) => [docId, kind, excerpt])).toEqual([
      ['carnet', 'notebook', 'Tout'],
      ['a', 'note', expect.any(String)],
    ])
    expect(list(2).rows.map(({ docId, kind }) => [docId, kind])).toEqual([['base', 'base']])
    expect(list(0).total).toBe(3)
  })

  it('are listed by title, without those in the trash', () => {
    const store = openMemoryStore([
      collectionEntry('z', { title: 'Zinc' }),
      collectionEntry('e', {
        title: 'Été',
        kind: 'base',
        description: 'Tout',
        colour: 'teal',
        rights: 'view',
        isShared: true,
      }),
      collectionEntry('gone', { trashedAt: 2 }),
      collectionEntry('a', { title: 'abri' }),
    ])
    expect(listCollections(store.sqlite).map(({ docId }) => docId)).toEqual(['a', 'e', 'z'])
    expect(listCollections(store.sqlite)[1]).toEqual({
      docId: 'e',
      kind: 'base',
      title: 'Été',
      description: 'Tout',
      colour: 'teal',
      count: 0,
      createdAt: 1,
      modifiedAt: 1,
      trashedAt: null,
      rights: 'view',
      isShared: true,
      sharesEditing: false,
      managers: [],
    })
  })

  it('leave the list of notes when a document proves to be one, and the reverse', () => {
    const store = openMemoryStore([catalogEntry('x')])
    store.put([collectionEntry('x')])
    expect([store.counts().notes, listCollections(store.sqlite).length]).toEqual([0, 1])
    store.put([catalogEntry('x')])
    expect([store.counts().notes, listCollections(store.sqlite).length]).toEqual([1, 0])
    const { docId, createdAt, modifiedAt } = catalogEntry('x')
    store.put([
      {
        kind: 'unlisted',
        docId,
        createdAt,
        modifiedAt,
        trashedAt: null,
        rights: 'edit',
        isShared: false,
      },
    ])
    expect(store.counts().notes).toBe(0)
  })
})

describe('a notebook’s page', () => {
  it('counts notes that are held and not in the trash, whatever comes first', () => {
    const notebook = collectionEntry('garden', {
      categories: [
        category('tool'),
        category('method', { colour: 'teal' }),
        category('old', { isRemoved: true, keeps: 3 }),
      ],
      members: [
        member('a', { categoryIds: [tool] }),
        member('b', { categoryIds: [tool, categoryId('method')] }),
        member('c'),
      ],
    })
    const store = openMemoryStore([notebook])
    const sizes = () => {
      const view = readNotebook(store, id('garden'))
      return [
        view?.count,
        view?.unclassified,
        ...(view?.categories.map(({ count }) => count) ?? []),
      ]
    }
    expect(sizes()).toEqual([0, 0, 0, 0])
    store.put([catalogEntry('a'), catalogEntry('c')])
    expect(sizes()).toEqual([2, 1, 1, 0])
    store.put([catalogEntry('b'), catalogEntry('a', { text: 'encore' }), catalogEntry('apart')])
    expect(sizes()).toEqual([3, 1, 2, 1])
    store.change([
      { docId: id('b'), trashedAt: 1 },
      { docId: id('c'), trashedAt: 1 },
    ])
    expect(sizes()).toEqual([1, 0, 1, 0])
    store.change([
      { docId: id('b'), trashedAt: 2 },
      { docId: id('c'), trashedAt: null },
    ])
    store.remove([id('a')])
    expect(sizes()).toEqual([1, 1, 0, 0])
    store.put([notebook])
    expect(sizes()).toEqual([1, 1, 0, 0])
    expect(readNotebook(store, id('garden'))?.removed).toEqual([
      { id: 'old', name: 'old', colour: null, count: 3 },
    ])
  })

  it('tells its settings and the bases that collect it', () => {
    const store = openMemoryStore([
      collectionEntry('garden', {
        licence: 'CC-BY-SA-4.0',
        underlinesTerms: false,
        description: 'Semis',
      }),
      collectionEntry('base', { kind: 'base', members: [member('garden')] }),
      collectionEntry('gone', { kind: 'base', members: [member('garden')], trashedAt: 1 }),
    ])
    expect(readNotebook(store, id('garden'))).toMatchObject({
      licence: 'CC-BY-SA-4.0',
      underlinesTerms: false,
      description: 'Semis',
      bases: [{ docId: 'base', count: 1 }],
    })
    expect(readNotebook(store, id('base'))).toBeNull()
    expect(readNotebook(store, id('nowhere'))).toBeNull()
  })

  it('shows what was taken out, moved and classified anew, and nothing of before', () => {
    const put = (members: Parameters<typeof collectionEntry>[1]) =>
      collectionEntry('garden', { categories: [category('tool')], ...members })
    const store = openMemoryStore([
      catalogEntry('a'),
      catalogEntry('b'),
      put({ members: [member('a', { categoryIds: [tool] }), member('b')] }),
    ])
    store.put([put({ members: [member('b', { categoryIds: [tool], remark: 'mieux' })] })])
    expect(readNotebook(store, id('garden'))).toMatchObject({
      count: 1,
      unclassified: 0,
      categories: [{ count: 1 }],
    })
    expect(readIntegrations(store.sqlite, id('a'))).toEqual([])
    expect(readIntegrations(store.sqlite, id('b'))).toMatchObject([
      { remark: 'mieux', categories: [{ id: 'tool' }] },
    ])
    store.put([put({ members: [], categories: [] })])
    expect(readNotebook(store, id('garden'))).toMatchObject({
      count: 0,
      unclassified: 0,
      categories: [],
    })
  })
})

describe('a base’s page', () => {
  it('has its notebooks in its own order, its notes once each, and the latest of them', () => {
    const store = openMemoryStore([
      catalogEntry('a', { modifiedAt: 5 }),
      catalogEntry('b', { modifiedAt: 9 }),
      catalogEntry('c', { trashedAt: 1 }),
      collectionEntry('one', { members: [member('a'), member('b')] }),
      collectionEntry('two', { members: [member('b'), member('c')] }),
      collectionEntry('base', {
        kind: 'base',
        members: [
          member('two', { place: 'a1 two' }),
          member('one', { place: 'a2 one' }),
          member('missing'),
          member('a'),
        ],
      }),
    ])
    expect(readBase(store, id('base'))).toMatchObject({
      count: 2,
      noteCount: 2,
      notebooks: [
        { docId: 'two', count: 1 },
        { docId: 'one', count: 2 },
      ],
      latest: [{ docId: 'b' }, { docId: 'a' }],
    })
    store.change([{ docId: id('one'), trashedAt: 1 }])
    expect(readBase(store, id('base'))).toMatchObject({
      count: 1,
      noteCount: 1,
      notebooks: [{ docId: 'two' }],
    })
    expect(readBase(store, id('one'))).toBeNull()
  })
})

describe('a note’s own panel', () => {
  it('lists the hundred notebooks that a note is in, with their sizes and its categories there', () => {
    const notebooks = Array.from({ length: 100 }, (_, at) =>
      collectionEntry(`n${at}`, {
        title: `Carnet ${at}`,
        categories: [category('tool')],
        members: [
          member('a', { by: 'Nadia', at, categoryIds: at % 2 === 0 ? [tool] : [] }),
          member('b'),
        ],
      }),
    )
    const store = openMemoryStore([
      ...notebooks,
      catalogEntry('a'),
      catalogEntry('b'),
      collectionEntry('other'),
    ])
    const rows = readIntegrations(store.sqlite, id('a'))
    expect(rows.map(({ at }) => at)).toEqual(notebooks.map((_, at) => at))
    expect(rows[2]).toMatchObject({
      notebook: { docId: 'n2', count: 2 },
      by: 'Nadia',
      categories: [{ id: 'tool', count: 1 }],
    })
    store.change([
      { docId: id('n2'), trashedAt: 1 },
      { docId: id('b'), trashedAt: 1 },
    ])
    expect(readIntegrations(store.sqlite, id('a'))).toHaveLength(99)
    expect(readIntegrations(store.sqlite, id('a'))[0]?.notebook.count).toBe(1)
  })

  it('stands a notebook of 500 categories', () => {
    const categories = Array.from({ length: 500 }, (_, at) => category(`c${at}`))
    const categoryIds = categories.map((each) => each.id)
    const store = openMemoryStore([
      catalogEntry('a'),
      collectionEntry('garden', { categories, members: [member('a', { categoryIds })] }),
    ])
    expect(readIntegrations(store.sqlite, id('a'))[0]?.categories).toHaveLength(500)
    expect(readNotebook(store, id('garden'))?.categories.every(({ count }) => count === 1)).toBe(
      true,
    )
  })
})
