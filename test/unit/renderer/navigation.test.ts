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

function type(navigation: Navigation, words: string): void {
  for (const end of words.split('').keys()) navigation.changeSearch(words.slice(0, end + 1))
}

/** What the ways back lead through, the newest first. */
function wayBack(navigation: Navigation): readonly string[] {
  const steps: string[] = []
  while (navigation.read().canGoBack) {
    navigation.goBack()
    const { docId, search } = here(navigation)
    steps.push(search === '' ? `${docId}` : `${docId} ${search}`)
  }
  return steps
}

test('a search is one step however many letters it takes, until a note is opened from it', () => {
  const navigation = new Navigation(() => false)
  navigation.showNote(note('a'))
  type(navigation, 'semis')
  navigation.changeSearch('taille')
  expect(here(navigation)).toMatchObject({ docId: 'a', search: 'taille' })
  navigation.showNote(note('b'))
  expect(here(navigation).search).toBe('taille')
  navigation.changeSearch('tailles')
  expect(wayBack(navigation)).toEqual(['b taille', 'a taille', 'a'])
})

test('a search that was put away is come back to, and another one after it is another step', () => {
  const navigation = new Navigation(() => false)
  navigation.showNote(note('a'))
  type(navigation, 'semis')
  navigation.changeSearch('')
  expect(here(navigation)).toMatchObject({ docId: 'a', search: '' })
  type(navigation, 'taille')
  navigation.goBack()
  expect(here(navigation).search).toBe('semis')
  navigation.goForward()
  expect(here(navigation).search).toBe('taille')
  navigation.goBack()
  type(navigation, 'os')
  expect(wayBack(navigation)).toEqual(['a semis', 'a'])
})

test('a search that was taken back letter by letter leaves no step behind', () => {
  const navigation = new Navigation(() => false)
  navigation.showNote(note('a'))
  for (const words of ['s', 'se', 's', '']) navigation.changeSearch(words)
  expect(navigation.read().canGoBack).toBe(false)
  type(navigation, 'os')
  expect(wayBack(navigation)).toEqual(['a'])
})

test('whoever asks for a list sees it, and the search is a step behind', () => {
  const navigation = new Navigation(() => false)
  navigation.showNote(note('a'))
  type(navigation, 'semis')
  navigation.showList({ kind: 'all' })
  expect(here(navigation)).toMatchObject({ docId: 'a', search: '' })
  navigation.goBack()
  navigation.showList({ kind: 'notebook', docId: note('jardin') })
  expect(here(navigation).search).toBe('')
  type(navigation, 'os')
  navigation.changeLook({ view: 'table' })
  navigation.showNote(note('b'), { list: { kind: 'trash' } })
  expect(here(navigation).search).toBe('')
  expect(wayBack(navigation)).toEqual(['null os', 'null os', 'null', 'a semis', 'a'])
})

test('a search begun on an untouched draft keeps it, and an empty window with one is a place', () => {
  const navigation = new Navigation(() => false)
  navigation.startDraft()
  type(navigation, 'semis')
  expect(here(navigation)).toMatchObject({ draft: 1, search: 'semis' })
  navigation.startDraft()
  expect(here(navigation)).toMatchObject({ draft: 2, search: 'semis' })
  expect(navigation.read().canGoBack).toBe(false)
})

test('the way back from a note leads to the graph that it was opened in, as it was looked at', () => {
  const navigation = new Navigation(() => false)
  navigation.showNote(note('a'))
  navigation.showGraph({ kind: 'note', docId: note('a'), hops: 1 })
  navigation.changeGraph({ hops: 2 })
  navigation.changeGraph({ search: 'thé', hidden: ['term'] })
  navigation.changeGraph({ chosen: note('b') })
  const left = here(navigation)
  navigation.showNote(note('b'))
  expect(here(navigation)).toMatchObject({ docId: 'b', graph: null, drawn: { search: '' } })
  navigation.goBack()
  expect(here(navigation)).toBe(left)
  expect(left.graph).toEqual({ kind: 'note', docId: 'a', hops: 2 })
  expect(left.drawn).toMatchObject({ search: 'thé', hidden: ['term'], chosen: 'b' })
  navigation.changeGraph({ hops: 1 })
  expect(navigation.read().canGoForward).toBe(true)
  navigation.closeGraph()
  expect(here(navigation)).toMatchObject({ docId: 'a', graph: null })
  navigation.goForward()
  expect(here(navigation).graph).toEqual({ kind: 'note', docId: 'a', hops: 1 })
})

test('closing a graph leads to what lies under it, also where an address or nothing led there', () => {
  const navigation = new Navigation(() => false)
  navigation.showGraph({ kind: 'all' })
  expect(here(navigation).graph).not.toBeNull()
  navigation.closeGraph()
  expect(here(navigation)).toMatchObject({ docId: null, graph: null })
  navigation.showNote(note('a'))
  navigation.follow({ ...here(navigation), docId: note('b'), graph: { kind: 'all' } })
  navigation.closeGraph()
  expect(here(navigation)).toMatchObject({ docId: 'b', graph: null })
})

test('the note under a graph is opened from it by leaving the graph', () => {
  const navigation = new Navigation(() => false)
  navigation.showNote(note('a'))
  navigation.showGraph({ kind: 'all' })
  navigation.showNote(note('a'))
  expect(here(navigation)).toMatchObject({ docId: 'a', graph: null })
  navigation.goBack()
  expect(here(navigation).graph).toEqual({ kind: 'all' })
  navigation.showList({ kind: 'all' })
  expect(here(navigation).graph).toBeNull()
})

test('the graph of a base that was thrown away is no place any more', () => {
  const navigation = new Navigation(() => false)
  navigation.showNote(note('a'))
  navigation.showGraph({ kind: 'base', docId: note('base') })
  navigation.leaveList(note('base'))
  expect(here(navigation)).toMatchObject({ docId: 'a', graph: null })
})
