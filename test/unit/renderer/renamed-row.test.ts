import { describe, expect, it } from 'vitest'
import { changedTitle } from '../../../renderer/ui/rename-field'
import { findRenamed } from '../../../renderer/ui/use-renamed-row'

const idsOf = (...ids: readonly string[]) => ({
  drawn: ids.map((_, index) => index),
  idAt: (index: number) => ids[index],
})

describe('a title that is typed over in a list', () => {
  it('goes with its row', () => {
    expect(findRenamed('b', { ...idsOf('a', 'b', 'c'), active: 1 })).toBe(1)
    expect(findRenamed('b', { ...idsOf('c', 'a', 'b'), active: 1 })).toBe(2)
  })

  it('is in one row alone of a note that stands in several', () => {
    expect(findRenamed('b', { ...idsOf('b', 'a', 'c', 'b'), active: 3 })).toBe(3)
    expect(findRenamed('b', { ...idsOf('b', 'a', 'c', 'b'), active: 1 })).toBe(0)
  })

  it('is nowhere when its row is drawn no more', () => {
    expect(findRenamed('b', { ...idsOf('a', 'c'), active: 1 })).toBeUndefined()
  })

  it('is a change only where it says something else', () => {
    expect(changedTitle({ start: 'Bees', text: ' Bees ' })).toBeNull()
    expect(changedTitle({ start: 'Bees', text: 'Bees and hives ' })).toBe('Bees and hives')
  })
})
