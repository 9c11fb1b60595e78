// Which rows a window asks the library for, and when again.
import { describe, expect, it } from 'vitest'
import { NoteWindow, type PageRange } from '../../../renderer/bridge/note-window'

function openWindow(total: number) {
  const asked: number[] = []
  const window = new NoteWindow(async ({ offset }: PageRange) => {
    asked.push(offset)
    return { total, rows: [] }
  })
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
