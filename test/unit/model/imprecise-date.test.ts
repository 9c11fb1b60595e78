import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  parseImpreciseDate,
  sortKeyOf,
  writeImpreciseDate,
} from '../../../shared/model/imprecise-date'

describe('an imprecise date', () => {
  it('is written as it was read', () => {
    const point = fc
      .tuple(
        fc.integer({ min: 0, max: 9999 }),
        fc.integer({ min: 1, max: 12 }),
        fc.nat(28),
        fc.nat(3),
      )
      .map(([year, month, day, parts]) => {
        const all = [year, month, Math.max(1, day)].map((part, i) =>
          String(part).padStart(i === 0 ? 4 : 2, '0'),
        )
        return `${all.slice(0, Math.max(1, parts)).join('-')}${parts === 0 ? '~' : ''}`
      })
    const text = fc.oneof(
      point,
      point.map((from) => `${from}/..`),
      point.map((until) => `../${until}`),
    )
    fc.assert(
      fc.property(text, (written) => {
        const date = parseImpreciseDate(written)
        expect(date && writeImpreciseDate(date)).toBe(written)
      }),
    )
  })

  it('is refused where no calendar has it, or it ends before it begins', () => {
    const wrong = [
      '',
      '25',
      '2025-13',
      '2025-02-29',
      '2025-00',
      '2025-1',
      '../..',
      '2025/2024',
      'x',
    ]
    expect(wrong.map(parseImpreciseDate)).toEqual(wrong.map(() => undefined))
    expect(parseImpreciseDate('2024-02-29')).toBeDefined()
    expect(parseImpreciseDate('2025-03/2025')).toBeDefined()
    expect(parseImpreciseDate(2025)).toBeUndefined()
  })

  it('sorts by its first day, open beginnings first', () => {
    const written = ['2025-03', '2025', '../2024', '2024-12-31/..', '2025-02~']
    const keys = written.map((text) => {
      const date = parseImpreciseDate(text)
      return date && sortKeyOf(date)
    })
    expect(keys).toEqual(['2025-03-01', '2025-01-01', '', '2024-12-31', '2025-02-01'])
  })
})
