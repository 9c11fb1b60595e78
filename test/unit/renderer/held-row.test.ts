import { expect, it } from 'vitest'
import { type HeldRow, holdRow } from '../../../renderer/ui/use-held-row'
import type { DocId } from '../../../shared/records/keys'

const list = (notes: string, active: number, open: string | null = null) => ({
  active,
  total: notes.length,
  openId: open as DocId | null,
  idAt: (index: number) => (notes[index] === '.' ? undefined : (notes[index] as DocId | undefined)),
})

/** Where the keyboard is after each of these states of the list. */
function follow(...states: readonly ReturnType<typeof list>[]): readonly number[] {
  let held: HeldRow<DocId> | undefined
  return states.map((state) => {
    held = holdRow(held, state)
    return held.active
  })
}

it('stays with the note that went to the top', () => {
  expect(follow(list('abcd', 2), list('cabd', 2))).toEqual([2, 0])
})

it('goes where a key or a press moved it', () => {
  expect(follow(list('abcd', 2), list('abcd', 3), list('dabc', 3))).toEqual([2, 3, 0])
})

it('goes to the note that was opened, also when its row comes later', () => {
  expect(follow(list('abc', 1), list('abc', 1, 'n'), list('nabc', 1, 'n'))).toEqual([1, 1, 0])
})

it('moves on from the open note when a key says so', () => {
  expect(follow(list('abc', 0, 'a'), list('abc', 2, 'a'), list('cab', 2, 'a'))).toEqual([0, 2, 0])
})

it('keeps its place where its note has left the list', () => {
  expect(follow(list('abcd', 1), list('acd', 1), list('cad', 1))).toEqual([1, 1, 0])
})

it('waits for rows that are not read yet', () => {
  expect(follow(list('abcd', 2), list('....', 2), list('cabd', 2))).toEqual([2, 2, 0])
})

it('stays with its note far down a list that others joined or left', () => {
  const long = Array.from({ length: 2000 }, (_, at) => String.fromCodePoint(0x4e00 + at)).join('')
  const states = [list(long, 1500), list(`a${long}`, 1500), list(long.slice(1), 1501)]
  expect(follow(...states)).toEqual([1500, 1501, 1499])
})

it('stays under the same category with a note that stands in several', () => {
  expect(follow(list('abcdb', 4), list('abcb', 4))).toEqual([4, 3])
  expect(follow(list('abcdeb', 5), list('abxcdeb', 5))).toEqual([5, 6])
})
