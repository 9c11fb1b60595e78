import { expect, test } from 'vitest'
import { Navigation } from '../../../renderer/app/navigation'
import type { DocId } from '../../../shared/records/keys'

// Ids are minted by the model alone; here any text will do.
const note = (name: string) => name as DocId
const here = (navigation: Navigation) => navigation.read().place

test('back and forward lead through the notes that were visited', () => {
  const navigation = new Navigation(() => false)
  for (const name of ['a', 'b', 'c']) navigation.showNote(note(name))
  navigation.goBack()
  navigation.goBack()
  expect(here(navigation).docId).toBe('a')
  expect(navigation.read().canGoBack).toBe(false)
  navigation.goForward()
  expect(here(navigation).docId).toBe('b')
  navigation.showNote(note('d'))
  expect(navigation.read().canGoForward).toBe(false)
})

test('a draft that nobody typed into leaves no step behind', () => {
  const navigation = new Navigation(() => false)
  navigation.showNote(note('a'))
  navigation.startDraft()
  navigation.showNote(note('b'))
  navigation.goBack()
  expect(here(navigation).docId).toBe('a')
})

test('a draft becomes a note in its place, also when the person went on meanwhile', () => {
  const navigation = new Navigation(() => false)
  navigation.startDraft()
  const { draft } = here(navigation)
  navigation.keepDraft(draft ?? 0, note('new'))
  expect(here(navigation)).toMatchObject({ docId: 'new', draft })
  navigation.showNote(note('b'))
  navigation.goBack()
  expect(here(navigation).docId).toBe('new')
})

test('a note that was trashed is not gone back to', () => {
  const navigation = new Navigation(() => false)
  for (const name of ['a', 'b', 'c']) navigation.showNote(note(name))
  navigation.leaveNotes(new Set([note('b')]))
  navigation.goBack()
  expect(here(navigation).docId).toBe('a')
})

test('the same note twice is one step', () => {
  const navigation = new Navigation(() => false)
  navigation.showNote(note('a'))
  navigation.showNote(note('a'))
  expect(navigation.read().canGoBack).toBe(false)
})

test('a draft with letters that no note could be made of stays a place to go back to', () => {
  const navigation = new Navigation((draft) => draft === 1)
  navigation.startDraft()
  navigation.startDraft()
  expect(here(navigation).draft).toBe(2)
  expect(navigation.read().canGoBack).toBe(true)
  navigation.showNote(note('a'))
  navigation.goBack()
  expect(here(navigation).draft).toBe(1)
  navigation.goForward()
  navigation.showDraft(1)
  expect(here(navigation).draft).toBe(1)
})

test('lists, views and filters are steps, and letters typed into a filter are one', () => {
  const navigation = new Navigation(() => false)
  navigation.showNote(note('a'))
  navigation.showList({ kind: 'notebook', docId: note('jardin') })
  navigation.changeLook({ view: 'table' })
  for (const query of ['f', 'fo', 'for']) navigation.changeLook({ filter: { query } })
  navigation.goBack()
  expect(here(navigation).look).toMatchObject({ view: 'table', filter: {} })
  navigation.goBack()
  expect(here(navigation).look.view).toBe('categories')
  navigation.goBack()
  expect(here(navigation)).toMatchObject({ docId: 'a', list: { kind: 'all' } })
})

test('a notebook keeps its look while its notes are read', () => {
  const navigation = new Navigation(() => false)
  const list = { kind: 'notebook', docId: note('jardin') } as const
  navigation.showList(list)
  navigation.changeLook({ view: 'cards' })
  navigation.showNote(note('a'), { list })
  navigation.showList(list)
  expect(here(navigation)).toMatchObject({ docId: null, look: { view: 'cards' } })
})

test('a draft tells the notebook that it was begun in, and a notebook that went leaves its notes', () => {
  const navigation = new Navigation(() => false)
  const list = { kind: 'notebook', docId: note('jardin') } as const
  navigation.startDraft(list)
  expect(navigation.keepDraft(1, note('new'))).toEqual(list)
  navigation.leaveList(note('jardin'))
  expect(here(navigation)).toMatchObject({ docId: 'new', list: { kind: 'all' } })
})
