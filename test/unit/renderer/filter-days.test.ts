import { expect, it } from 'vitest'
import { dayOf, timeOfDay } from '../../../renderer/features/notebook/filters'

it.each(['2026-11-22', '2024-02-29', '1969-12-31', '0099-01-01', '0002-03-04'])(
  'says the day %s again, from its first moment to its last',
  (day) => {
    const [first, last] = [timeOfDay(day, 'first') ?? 0, timeOfDay(day, 'last') ?? 0]
    expect([dayOf(first), dayOf(last)]).toEqual([day, day])
    expect([dayOf(first - 1), dayOf(last + 1)]).not.toContain(day)
  },
)

it.each(['', '2026', '2026-11', 'soon'])('makes no time of %j', (day) => {
  expect(timeOfDay(day, 'first')).toBeUndefined()
})
