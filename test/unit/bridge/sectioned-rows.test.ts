import { expect, test } from 'vitest'
import { NoteWindow, type PageRange } from '../../../renderer/bridge/note-window'
import { SectionedRows } from '../../../renderer/bridge/sectioned-rows'
import type { NoteRow } from '../../../shared/contract/notes'

/** A section of so many rows; tells which pages of it were asked for. */
function section(title: string, count: number) {
  const asked: PageRange[] = []
  const window = new NoteWindow(async (range) => {
    asked.push(range)
    const names = Array.from({ length: count }, (_, at) => `${title}${at}`)
    const rows = names.slice(range.offset, range.offset + range.limit)
    // A row's title is all that these stories look at.
    return { total: count, rows: rows.map((name) => ({ title: name }) as NoteRow) }
  })
  return { id: title, title, count, window, asked }
}

test('rows stand in one line, and empty sections leave no trace', () => {
  const rows = new SectionedRows([section('a', 2), section('b', 0), section('c', 3)])
  const places = [0, 1, 2, 4, 5].map((index) => {
    const place = rows.placeOf(index)
    return place && `${place.section.title}${place.at}`
  })
  expect(places).toEqual(['a0', 'a1', 'c0', 'c2', undefined])
  expect(rows.read().total).toBe(5)
})

test('only sections in view are asked, and again when something changed', async () => {
  const [a, b, c] = [section('a', 150), section('b', 10), section('c', 10)]
  const rows = new SectionedRows([a, b, c])
  const stop = rows.subscribe(() => {})
  rows.want(140, 155)
  await Promise.resolve()
  expect([a.asked, b.asked.length, c.asked]).toEqual([[{ offset: 100, limit: 100 }], 1, []])
  for (const { window } of [a, b, c]) window.invalidate()
  await Promise.resolve()
  expect([a.asked.length, b.asked.length, c.asked.length]).toEqual([2, 2, 0])
  expect(rows.read().row(151)?.title).toBe('b1')
  stop()
})

test('a range of rows is a range in each section that it goes through', () => {
  const rows = new SectionedRows([
    section('a', 3),
    section('b', 0),
    section('c', 4),
    section('d', 2),
  ])
  const parts = (first: number, last: number) =>
    rows.partsOf({ first, last }).map(({ section: { id }, range }) => [id, range.first, range.last])
  expect(parts(1, 4)).toEqual([
    ['a', 1, 2],
    ['c', 0, 1],
  ])
  expect(parts(3, 3)).toEqual([['c', 0, 0]])
  expect(parts(6, 100)).toEqual([
    ['c', 3, 3],
    ['d', 0, 1],
  ])
})
