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
