// Which rows a window asks the library for, and when again.
import { describe, expect, it } from 'vitest'
import { NoteWindow, type PageRange } from '../../../renderer/bridge/note-window'
import type { NoteRow } from '../../../shared/contract/notes'

/** Its title is all that these stories look at. */
function rowOf(index: number): NoteRow {
  return { docId: `n${index}`, title: `n${index}` } as NoteRow
}

function openWindow(total: number, pageRows?: number) {
  const asked: number[] = []
  const read = async ({ offset, limit }: PageRange) => {
    asked.push(offset)
    const rows = Array.from({ length: Math.min(limit, total - offset) }, (_, at) =>
      rowOf(offset + at),
    )
    return { total, rows }
  }
  const window = new NoteWindow(read, pageRows === undefined ? {} : { pageRows })
  const since = async () => {
    await Promise.resolve()
    await Promise.resolve()
    return asked.splice(0)
  }
  return { window, since }
}

describe('rows that are held', () => {
  it('are asked for beyond the first page, and again after every change', async () => {
    const { window, since } = openWindow(250)
    window.subscribe(() => {})
    window.hold(0, 249)
    expect(await since()).toEqual([0, 100, 200])
    window.invalidate()
    expect(await since()).toEqual([0, 100, 200])
  })

  it('are asked for again where they are come back to, if something changed meanwhile', async () => {
    const { window, since } = openWindow(30)
    const stop = window.subscribe(() => {})
    const letGo = window.hold(0, 29)
    expect(await since()).toEqual([0])
    letGo()
    stop()
    window.invalidate()
    expect(await since()).toEqual([])
    window.subscribe(() => {})
    window.hold(0, 29)
    expect(await since()).toEqual([0])
  })

  it('stay fresh beside what a list of the same notes has in view', async () => {
    const { window, since } = openWindow(1000)
    window.subscribe(() => {})
    window.hold(0, -1)
    window.want(500, 520)
    expect(await since()).toEqual([0, 500])
    window.rest()
    window.invalidate()
    expect(await since()).toEqual([0])
  })
})

describe('rows whose passages are read', () => {
  it('are asked for as few as are in view, each where it stands', async () => {
    const { window, since } = openWindow(250, 30)
    window.subscribe(() => {})
    window.want(0, 25)
    expect(await since()).toEqual([0])
    window.want(55, 64)
    expect(await since()).toEqual([30, 60])
    expect([0, 29, 30, 64, 95].map((index) => window.read().row(index)?.title)).toEqual([
      'n0',
      'n29',
      'n30',
      'n64',
      undefined,
    ])
  })
})
