import { describe, expect, it } from 'vitest'
import { CalmClaim } from '../../../renderer/bridge/calm-claim'
import { Store } from '../../../renderer/bridge/store'
import { createManualClock } from '../../support/manual-clock'

describe('what is said of unsaved letters', () => {
  it('is said at once, and taken back only when all was saved for a moment', () => {
    const clock = createManualClock()
    const count = new Store(0)
    const claim = new CalmClaim(count, clock)
    count.set(1)
    expect(claim.read()).toBe(true)
    count.set(0)
    expect(claim.read()).toBe(true)
    clock.advance(300)
    expect(claim.read()).toBe(false)
  })

  it('does not change between the letters of a word', () => {
    const clock = createManualClock()
    const count = new Store(0)
    const claim = new CalmClaim(count, clock)
    let told = 0
    claim.subscribe(() => (told += 1))
    for (let letter = 0; letter < 10; letter += 1) {
      count.set(1)
      clock.advance(40)
      count.set(0)
      clock.advance(100)
    }
    expect({ told, isUnsaved: claim.read() }).toEqual({ told: 1, isUnsaved: true })
  })
})
