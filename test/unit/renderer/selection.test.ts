import { expect, test } from 'vitest'
import * as select from '../../../renderer/ui/selection'
import type { DocId } from '../../../shared/records/keys'

const ids = ['a', 'b', 'c', 'd'] as DocId[]
const idAt = (index: number) => ids[index]

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

test('a range is read when each of its rows is, also where one stands in it twice', () => {
  const twice = (index: number) => ['a', 'b', 'a', undefined][index] as DocId | undefined
  const range = select.extendTo(select.moveTo(select.NO_SELECTION, 0), 2, twice)
  expect([...range.chosen]).toEqual(['a', 'b'])
  expect(select.isRead(range, twice)).toBe(true)
  expect(select.isRead(select.extendTo(range, 3, twice), twice)).toBe(false)
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
