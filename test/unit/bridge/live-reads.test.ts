import { expect, it, vi } from 'vitest'
import { LiveReads } from '../../../renderer/bridge/live-reads'
import { onEnd } from '../../support/on-end'

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
