import { describe, expect, it } from 'vitest'
import { Slices } from '../../../host/sync/slices'
import { createManualClock } from '../../support/manual-clock'

const many = Array.from({ length: 1_000 }, (_, at) => at)

function createSlow(milliseconds: number) {
  let now = 0
  const clock = createManualClock()
  const done: number[] = []
  let ended = 0
  const slices = new Slices<number>(
    { ...clock, now: () => now },
    {
      step: (item) => {
        now += milliseconds
        done.push(item)
      },
      done: () => (ended += 1),
    },
  )
  return { clock, done, slices, ended: () => ended }
}

describe('work in slices', () => {
  it('does a few at once', () => {
    const { slices, done, ended } = createSlow(1)
    slices.add([1, 2, 3])
    expect([done, ended()]).toEqual([[1, 2, 3], 1])
  })

  it('leaves the rest of many to later turns, each in its order, what was done once more', () => {
    const { slices, done, clock, ended } = createSlow(1)
    slices.add(many)
    expect(done.length).toBe(8)
    slices.add([3, 500])
    expect(done.length).toBe(8)
    clock.advance(0)
    expect([done, ended()]).toEqual([[...many, 3], 1])
  })

  it('ends a slice also where the clock stands still', () => {
    const { slices, done, clock } = createSlow(0)
    slices.add(many)
    expect(done.length).toBeLessThan(many.length)
    clock.advance(0)
    expect(done).toEqual(many)
  })

  it('does nothing more once it is cleared', () => {
    const { slices, done, clock } = createSlow(1)
    slices.add(many)
    slices.clear()
    clock.advance(0)
    expect([done.length, clock.waiting]).toEqual([8, 0])
  })
})
