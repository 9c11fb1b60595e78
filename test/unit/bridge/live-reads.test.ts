import { expect, it, vi } from 'vitest'
import { LiveReads } from '../../../renderer/bridge/live-reads'
import { onEnd } from '../../support/on-end'

function countedReads(later?: (ask: () => void) => void) {
  const asked: string[] = []
  const reads = new LiveReads(
    async (key: string) => {
      asked.push(key)
      return `${key} ${asked.length}`
    },
    later ? { later } : {},
  )
  return { asked, reads }
}

it('warns of an answer that failed, and asks again after the next change', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  onEnd(async () => warn.mockRestore())
  let asked = 0
  const reads = new LiveReads(async (key: string) => {
    asked += 1
    if (asked === 1) throw new Error('a bug in the library')
    return `${key} ${asked}`
  })
  const live = reads.read('a')
  live.subscribe(() => {})
  await vi.waitFor(() => expect(warn).toHaveBeenCalledOnce())
  expect(live.read()).toBeUndefined()
  reads.invalidate()
  await vi.waitFor(() => expect(live.read()).toBe('a 2'))
})

it('keeps what somebody looks at fresh, however many others are read after it', async () => {
  const { reads } = countedReads()
  const early = reads.read('early')
  for (let number = 0; number < 100; number++) reads.read(`other ${number}`)
  early.subscribe(() => {})
  await vi.waitFor(() => expect(early.read()).toBe('early 1'))
  reads.invalidate()
  await vi.waitFor(() => expect(early.read()).toBe('early 2'))
})

it('asks for what changed alone, and for what nobody looks at only when it is looked at', async () => {
  const { asked, reads } = countedReads()
  const stop = reads.read('a').subscribe(() => {})
  reads.read('b').subscribe(() => {})
  await vi.waitFor(() => expect(reads.read('b').read()).toBe('b 2'))
  reads.invalidate((key) => key === 'a')
  await vi.waitFor(() => expect(reads.read('a').read()).toBe('a 3'))
  stop()
  reads.invalidate((key) => key === 'a')
  expect(asked).toEqual(['a', 'b', 'a'])
  reads.read('a').subscribe(() => {})
  await vi.waitFor(() => expect(reads.read('a').read()).toBe('a 4'))
})

it('asks once for changes that come in a row, also while an answer is on its way', async () => {
  const due: (() => void)[] = []
  const { asked, reads } = countedReads((ask) => due.push(ask))
  const live = reads.read('a')
  live.subscribe(() => {})
  await vi.waitFor(() => expect(live.read()).toBe('a 1'))
  for (let change = 0; change < 5; change++) reads.invalidate()
  expect(due).toHaveLength(1)
  due.pop()?.()
  reads.invalidate()
  due.pop()?.()
  await vi.waitFor(() => expect(live.read()).toBe('a 3'))
  expect(asked).toHaveLength(3)
})
