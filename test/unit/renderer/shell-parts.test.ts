import { expect, test } from 'vitest'
import { isChord } from '../../../renderer/app/commands'
import { parsePreferences, Preferences } from '../../../renderer/app/preferences'
import * as select from '../../../renderer/features/note-list/selection'
import { glanceAtLink } from '../../../renderer/features/open-link/glance-at-link'
import { countText } from '../../../renderer/features/panel/count-text'
import { isSameWord, pickTwo } from '../../../renderer/features/settings/two-words'
import { fullTime, shortTime, timeGroup } from '../../../renderer/i18n/times'
import { createWords } from '../../../renderer/i18n/i18n'
import type { DocId } from '../../../shared/records/keys'

const NOW = new Date(2026, 10, 21, 9, 30).getTime()
const daysAgo = (days: number) => new Date(2026, 10, 21 - days, 22, 15).getTime()
const ids = ['a', 'b', 'c', 'd'] as DocId[]
const idAt = (index: number) => ids[index]
const press = (key: string, held: Partial<KeyboardEvent> = {}) =>
  ({
    key,
    code: '',
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    altKey: false,
    ...held,
  }) as KeyboardEvent

test('notes stand under today, yesterday, this week, then their month', async () => {
  const { t } = await createWords('fr')
  const headings = [0, 1, 6, 7, 40, 400].map((days) => timeGroup(t, 'fr', daysAgo(days), NOW))
  expect(headings).toEqual([
    'Aujourd’hui',
    'Hier',
    'Cette semaine',
    'Novembre',
    'Octobre',
    'Octobre 2025',
  ])
})

test('a row says the hour today and the date of another year', () => {
  expect(shortTime('fr', new Date(2026, 10, 21, 9, 14).getTime(), NOW)).toMatch(/^9\sh\s14$/u)
  expect(shortTime('en', daysAgo(400), NOW)).toContain('2025')
})

test('the hour has one form, alone and behind its date', () => {
  const early = new Date(2026, 10, 21, 2, 44).getTime()
  const plain = (text: string) => text.replace(/\s/gu, ' ')
  expect(plain(shortTime('fr', early, NOW))).toBe('2 h 44')
  expect(plain(fullTime('fr', early))).toBe('21 nov. 2026, 2 h 44')
})

test('a range goes from where it began, over and back', () => {
  const start = select.moveTo(select.NO_SELECTION, 1)
  const down = select.extendTo(start, 3, idAt)
  expect([...down.chosen]).toEqual(['b', 'c', 'd'])
  expect([...select.extendTo(down, 0, idAt).chosen]).toEqual(['a', 'b'])
})

test('a range is known by its ends, also over rows that were not read', () => {
  const read = (index: number) => (index === 2 ? undefined : idAt(index))
  const next = select.extendTo(select.moveTo(select.NO_SELECTION, 3), 0, read)
  expect([...next.chosen]).toEqual(['a', 'b', 'd'])
  expect(select.rangeOf(next)).toEqual({ first: 0, last: 3 })
})

test('an action is for everything chosen only when its own row is', () => {
  const chosen = select.toggleAt(select.toggleAt(select.NO_SELECTION, 0, idAt), 2, idAt)
  expect(select.targets(chosen, ids[2] as DocId)).toEqual(['a', 'c'])
  expect(select.targets(chosen, ids[1] as DocId)).toEqual(['b'])
  expect(select.toggleAt(chosen, 0, idAt).chosen.has(ids[0] as DocId)).toBe(false)
})

test('keys move within the list and no further', () => {
  const place = { active: 2, total: 4, page: 3 }
  expect(select.movedIndex('ArrowDown', place)).toBe(3)
  expect(select.movedIndex('PageDown', place)).toBe(3)
  expect(select.movedIndex('Home', place)).toBe(0)
  expect(select.movedIndex('PageUp', place)).toBe(0)
  expect(select.movedIndex('x', place)).toBeUndefined()
})

test('shortcuts follow the letter, and digits also where they need Shift', () => {
  const ctrl = (key: string) => ({ key, isCtrl: true })
  expect(isChord(press('n', { ctrlKey: true }), ctrl('n'))).toBe(true)
  expect(isChord(press('N', { ctrlKey: true, shiftKey: true }), ctrl('n'))).toBe(false)
  expect(isChord(press('&', { ctrlKey: true, code: 'Digit1' }), ctrl('1'))).toBe(true)
  expect(isChord(press('/', { ctrlKey: true, shiftKey: true }), ctrl('/'))).toBe(true)
  expect(isChord(press('n', { ctrlKey: true, altKey: true }), ctrl('n'))).toBe(false)
})

test('preferences survive a restart, and damage to them is worth the defaults', () => {
  const kept = new Map<string, string>()
  const store = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  }
  new Preferences(store).change({ theme: 'dark', isPanelShown: false })
  expect(new Preferences(store).read()).toMatchObject({ theme: 'dark', isPanelShown: false })
  expect(parsePreferences('{"theme":"pink","language":7')).toEqual(parsePreferences(null))
  expect(parsePreferences('{"theme":"pink","isSidebarShown":"no"}')).toEqual(parsePreferences(null))
})

test('two different words are asked for, and accents are forgiven', () => {
  for (let seed = 0; seed < 200; seed++) {
    const [first, second] = pickTwo(24, Uint32Array.of(seed * 7919, seed * 104729))
    expect(first).toBeLessThan(second)
    expect(second).toBeLessThan(24)
  }
  expect(isSameWord(' Geant ', 'géant')).toBe(true)
  expect(isSameWord('géants', 'géant')).toBe(false)
})

test('a glance at a link says what opening it would add', () => {
  const link = 'carnet://note/abc#e=secret&r=wss%3A%2F%2Frelay.example.org'
  expect(glanceAtLink(link)).toEqual({ words: 'confirmEdit', relay: 'wss://relay.example.org' })
  expect(glanceAtLink('<carnet://note/abc#v=x&w=y>').words).toBe('confirmView')
  expect(glanceAtLink('carnet://note/abc').words).toBe('confirmPlace')
  expect(glanceAtLink('https://example.org').words).toBe('confirmUnknown')
})

test('words and letters are counted as a reader sees them', () => {
  expect(countText('L’été, déjà\nfini', 'fr')).toEqual({ words: 3, letters: 15 })
  expect(countText('👩‍🌾 e\u0301', 'fr').letters).toBe(3)
  expect(countText('', 'fr')).toEqual({ words: 0, letters: 0 })
})
