import { expect, test } from 'vitest'
import { formatAddress, parseAddress } from '../../../renderer/app/address'
import { FIRST_LOOK, type Place, START } from '../../../renderer/app/place'
import type { CategoryId } from '../../../shared/model/categories'
import type { DocId } from '../../../shared/records/keys'

// Ids are minted by the model alone.
const NOTEBOOK = 'PrTdaFWcEGpTC4WGO7CHPw' as DocId
const NOTE = 'AAAAAAAAAAAAAAAAAAAAAA' as DocId

const places: readonly Place[] = [
  { ...START, list: { kind: 'to-sort' } },
  { ...START, docId: NOTE },
  { ...START, search: 'atelier' },
  { ...START, list: { kind: 'trash' }, docId: NOTE, search: 'l\'été & "fin d\'hiver" -tag:#1 ? +' },
  { ...START, list: { kind: 'notebook', docId: NOTEBOOK } },
  { ...START, list: { kind: 'base', docId: NOTEBOOK }, docId: NOTE },
  {
    ...START,
    list: { kind: 'notebook', docId: NOTEBOOK },
    look: {
      view: 'table',
      sort: { by: 'title', isDescending: true },
      filter: {
        categories: ['none'],
        types: ['term'],
        tags: ['été & hiver', '#1'],
        licences: ['CC-BY-4.0', 'none'],
        modifiedFrom: 1_700_000_000_000,
        publishedFrom: -86_400_000,
        publishedTo: 1_700_000_000_000,
        integratedFrom: 0,
        integratedTo: 1,
        hasOpenTasks: true,
        query: '"aide numérique" -bus?',
      },
      columns: ['authors', 'licence', 'published'],
    },
    search: 'tag:semis',
  },
  {
    ...START,
    list: { kind: 'notebook', docId: NOTEBOOK },
    look: { ...FIRST_LOOK, columns: [] },
  },
  { ...START, graph: { kind: 'all' } },
  {
    ...START,
    list: { kind: 'notebook', docId: NOTEBOOK },
    docId: NOTE,
    graph: { kind: 'note', docId: NOTE, hops: 2 },
    drawn: {
      search: 'thé & "menthe"',
      by: 'type',
      hidden: ['term', 'none'],
      manner: 'list',
      chosen: NOTEBOOK,
      camera: null,
    },
  },
  { ...START, docId: NOTE, graph: { kind: 'base', docId: NOTEBOOK } },
]

test.each(places)('an address leads back to its place %#', (place) => {
  expect(parseAddress(formatAddress(place))).toEqual(place)
})

test('the first place and a draft without a letter have no address', () => {
  expect([formatAddress(START), formatAddress({ ...START, draft: 1 })]).toEqual(['', ''])
})

test('a search is told by its words, and a draft without a letter by its search alone', () => {
  const search = { ...START, draft: 1, search: ' atelier  bois ' }
  expect(formatAddress(search)).toBe('#/all?q=atelier++bois')
  expect(formatAddress({ ...START, search: '  ' })).toBe('')
})

test('a search that the field could not hold is left out', () => {
  for (const q of ['', '%20', 'a%0Ab', '%00', 'a'.repeat(501)])
    expect(parseAddress(`#/all?q=${q}`)).toEqual(START)
  expect(parseAddress('#/nowhere?q=a')).toBeUndefined()
})

test('what nobody wrote leads nowhere, and what is not understood is left out', () => {
  for (const text of ['', '#', '#token=abc', '#/', '#/nowhere', '#/notebook/short'])
    expect(parseAddress(text)).toBeUndefined()
  const odd = `#/notebook/${NOTEBOOK}/note/x?view=none&sort=-shoe&type=pear&category=!&from=soon&published-to=1e9&tasks=maybe`
  expect(parseAddress(odd)).toEqual({
    ...START,
    list: { kind: 'notebook', docId: NOTEBOOK },
    look: FIRST_LOOK,
  })
})

test('where a picture was moved to is in no address, and a graph that nobody could ask for is none', () => {
  const camera = { x: 1, y: 2, ratio: 0.5, angle: 0 }
  const moved = { ...START, graph: { kind: 'all' as const }, drawn: { ...START.drawn, camera } }
  expect(parseAddress(formatAddress(moved))).toEqual({ ...moved, drawn: START.drawn })
  for (const graph of ['', 'note', 'note.short', `trash.${NOTE}`, `all.`, '%00'])
    expect(parseAddress(`#/all?graph=${graph}&hops=9&left-out=%0A&colours=red&chosen=x`)).toEqual(
      graph === 'all.' ? { ...START, graph: { kind: 'all' } } : START,
    )
})

test('a category is named by its id', () => {
  const address = formatAddress({
    ...START,
    list: { kind: 'notebook', docId: NOTEBOOK },
    look: { ...FIRST_LOOK, filter: { categories: ['none' as CategoryId | 'none'] } },
  })
  expect(address).toBe(`#/notebook/${NOTEBOOK}?category=none`)
})

test('columns stand in the order of the table, and those that nobody knows are left out', () => {
  const address = `#/notebook/${NOTEBOOK}?view=table&columns=published+shoe+authors`
  expect(parseAddress(address)?.look.columns).toEqual(['authors', 'published'])
})
