// Where the cursor goes when others change the title around it.
import { describe, expect, it } from 'vitest'
import { moveBy } from '../../../renderer/editor/text-binding'

describe('the cursor in the title', () => {
  it('moves on when letters come in before it', () => {
    expect(moveBy(3, [[{ insert: 'ab' }]])).toBe(5)
  })

  it('stays when letters come in at it or after it', () => {
    expect(moveBy(3, [[{ retain: 3 }, { insert: 'ab' }]])).toBe(3)
    expect(moveBy(3, [[{ retain: 5 }, { insert: 'ab' }]])).toBe(3)
  })

  it('moves back when letters before it go', () => {
    expect(moveBy(5, [[{ retain: 1 }, { delete: 2 }]])).toBe(3)
  })

  it('stays at the edge of a deletion that swallows it', () => {
    expect(moveBy(5, [[{ retain: 2 }, { delete: 10 }]])).toBe(2)
  })

  it('follows several changes one after the other', () => {
    expect(moveBy(2, [[{ insert: 'ab' }], [{ retain: 1 }, { delete: 1 }]])).toBe(3)
  })
})
