import { expect, test } from 'vitest'
import { fullTime, shortTime, timeGroup } from '../../../renderer/i18n/times'
import { createWords } from '../../../renderer/i18n/i18n'

const NOW = new Date(2026, 10, 21, 9, 30).getTime()
const daysAgo = (days: number) => new Date(2026, 10, 21 - days, 22, 15).getTime()

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
