import { expect, it } from 'vitest'
import { findSameCategory } from '../../../renderer/app/same-category'
import type { CategoryRow } from '../../../shared/contract/collections'

const rows = [
  { id: 'a', name: 'Été' },
  { id: 'b', name: 'Hiver' },
  { id: 'c', name: 'ete ' },
] as unknown as readonly CategoryRow[]

const idOf = (name: string, id?: string) =>
  findSameCategory(rows, name, id as CategoryRow['id'] | undefined)?.id

it('finds the first category of a name, whatever its case and accents', () => {
  expect([idOf(' ÉTÉ '), idOf('automne'), idOf(' ')]).toEqual(['a', undefined, undefined])
})

it('takes no name for no category, also where one has no name yet', () => {
  const unnamed = [{ id: 'd', name: '' }, ...rows] as unknown as readonly CategoryRow[]
  expect(findSameCategory(unnamed, ' ')).toBeUndefined()
})

it('tells of a name that was there before the category that has it, and of that one alone', () => {
  expect([idOf('ete ', 'c'), idOf('Été', 'a'), idOf('Hiver', 'b')]).toEqual([
    'a',
    undefined,
    undefined,
  ])
})
