import { describe, expect, it } from 'vitest'
import { Backoff } from '../../../host/sync/backoff'

describe('coming back after a failure', () => {
  it('waits twice as long each time, up to a limit', () => {
    const { backoff, waits, pass } = clocked(1)
    for (let failure = 0; failure < 6; failure += 1) {
      backoff.retry(() => {})
      pass()
    }
    expect(waits).toEqual([100, 200, 400, 800, 1_000, 1_000])
  })

  it('returns at once to a short wait when things went well', () => {
    const { backoff, waits, pass } = clocked(1)
    backoff.retry(() => {})
    pass()
    backoff.succeed()
    backoff.retry(() => {})
    expect(waits).toEqual([100, 100])
  })

  it('leaves half of the wait to chance, so that not all come back together', () => {
    expect(firstWait(0)).toBe(50)
    expect(firstWait(0.5)).toBe(75)
  })

  it('keeps one wait at a time', () => {
    const { backoff, waits } = clocked(1)
    backoff.retry(() => {})
    backoff.retry(() => {})
    expect(waits).toEqual([100])
  })
})

function firstWait(random: number): number | undefined {
  const { backoff, waits } = clocked(random)
  backoff.retry(() => {})
  return waits[0]
}

function clocked(random: number) {
  const waits: number[] = []
  let due: (() => void) | undefined
  const clock = {
    now: () => 0,
    random: () => random,
    after(milliseconds: number, action: () => void) {
      waits.push(milliseconds)
      due = action
      return () => (due = undefined)
    },
  }
  return {
    backoff: new Backoff(clock, { first: 100, most: 1_000 }),
    waits,
    pass: () => due?.(),
  }
}
