// How a notebook was looked at stays, whatever was visited since, and in the next window too.
import { expect, test } from 'vitest'
import { parseAddress } from '../../../renderer/app/address'
import { keepLooks, readKeptLook } from '../../../renderer/app/kept-looks'
import { Navigation } from '../../../renderer/app/navigation'
import { type KeptText, Preferences } from '../../../renderer/app/preferences'
import type { DocId } from '../../../shared/records/keys'

// Ids are minted by the model alone.
const notebook = (id: string) => ({ kind: 'notebook', docId: id.repeat(22) as DocId }) as const
const JARDIN = notebook('A')
const ATELIER = notebook('B')

function machine(): KeptText {
  const kept = new Map<string, string>()
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
  }
}

function openWindow(kept: KeptText) {
  const preferences = new Preferences(kept)
  const navigation = new Navigation(
    () => false,
    (list) => readKeptLook(preferences, list),
  )
  keepLooks(preferences, navigation)
  return { navigation, preferences, look: () => navigation.read().place.look }
}

test('a notebook is looked at as it was left, each its own way, and without the filter', () => {
  const { navigation, look } = openWindow(machine())
  navigation.showList(JARDIN)
  navigation.changeLook({ view: 'table', sort: { by: 'title', isDescending: true } })
  navigation.changeLook({ filter: { query: 'semis' } })
  navigation.showList(ATELIER)
  expect(look()).toMatchObject({ view: 'categories', filter: {} })
  navigation.changeLook({ view: 'cards' })
  navigation.showList({ kind: 'all' })
  navigation.showList(JARDIN)
  expect(look()).toEqual({ view: 'table', sort: { by: 'title', isDescending: true }, filter: {} })
  navigation.showList(ATELIER)
  expect(look().view).toBe('cards')
})

test('it is so after a restart, and again as at first once it was left so', () => {
  const kept = machine()
  const first = openWindow(kept)
  first.navigation.showList(JARDIN)
  first.navigation.changeLook({ view: 'graph' })
  const second = openWindow(kept)
  second.navigation.showNote('C'.repeat(22) as DocId, { list: JARDIN })
  expect(second.look().view).toBe('graph')
  second.navigation.changeLook({ view: 'categories' })
  const third = openWindow(kept)
  third.navigation.showList(JARDIN)
  expect(third.look().view).toBe('categories')
  expect(third.preferences.read().looks).toEqual([])
})

test('what two windows leave is kept, and a theme chosen in one of them takes none of it away', () => {
  const kept = machine()
  const [one, other] = [openWindow(kept), openWindow(kept)]
  one.navigation.showList(JARDIN)
  one.navigation.changeLook({ view: 'table' })
  other.navigation.showList(ATELIER)
  other.navigation.changeLook({ view: 'cards' })
  one.preferences.change({ theme: 'dark' })
  const next = openWindow(kept)
  next.navigation.showList(JARDIN)
  expect(next.look().view).toBe('table')
  next.navigation.showList(ATELIER)
  expect(next.look().view).toBe('cards')
})

test('of very many notebooks the ones that were left last are kept', () => {
  const { preferences } = openWindow(machine())
  const idAt = (at: number) => String(at).padStart(22, 'A') as DocId
  for (let at = 0; at < 501; at += 1) preferences.keepLook({ docId: idAt(at), query: 'view=table' })
  const { looks } = preferences.read()
  expect([looks.length, looks[0]?.docId, looks.at(-1)?.docId]).toEqual([500, idAt(1), idAt(500)])
})

test('an address wins where it says a view or an order, and else leads to what was left', () => {
  const { navigation } = openWindow(machine())
  navigation.showList(JARDIN)
  navigation.changeLook({ view: 'table', sort: { by: 'title', isDescending: false } })
  const lookAt = (query: string) =>
    parseAddress(`#/notebook/${JARDIN.docId}${query}`, navigation.lookOf)?.look
  expect(lookAt('?view=cards')).toMatchObject({ view: 'cards', sort: { by: 'own' } })
  expect(lookAt('?sort=-modified')).toMatchObject({ view: 'categories' })
  expect(lookAt('?tag=semis')).toMatchObject({ view: 'table', filter: { tags: ['semis'] } })
  expect(lookAt('')).toMatchObject({ view: 'table', sort: { by: 'title' } })
})

test('a notebook keeps the columns of its own table, which an address without any leaves', () => {
  const kept = machine()
  const { navigation } = openWindow(kept)
  navigation.showList(JARDIN)
  navigation.changeLook({ view: 'table', columns: ['authors', 'published'] })
  navigation.changeLook({ view: 'list' })
  navigation.showList(ATELIER)
  navigation.changeLook({ view: 'table' })
  const next = openWindow(kept)
  next.navigation.showList(ATELIER)
  expect(next.look().columns).toBeUndefined()
  next.navigation.showList(JARDIN)
  expect(next.look()).toMatchObject({ view: 'list', columns: ['authors', 'published'] })
  const lookAt = (query: string) =>
    parseAddress(`#/notebook/${JARDIN.docId}${query}`, next.navigation.lookOf)?.look
  expect(lookAt('?view=table')).toMatchObject({ view: 'table', columns: ['authors', 'published'] })
  expect(lookAt('?columns=remark')).toMatchObject({ view: 'list', columns: ['remark'] })
})
