// What "saved" proves, message by message.
import { describe, expect, it } from 'vitest'
import { SavedCount } from '../../../renderer/bridge/saved-count'

const STEP_1 = Uint8Array.of(0, 0, 1, 0)
const STEP_2 = Uint8Array.of(0, 1, 2, 0, 0)
const UPDATE = Uint8Array.of(0, 2, 2, 0, 0)
const PRESENCE = Uint8Array.of(1, 1, 0)

function openedCount(): SavedCount {
  const count = new SavedCount()
  count.socketOpened()
  count.sent(1, STEP_1)
  count.sent(2, STEP_2)
  count.saved(2)
  return count
}

describe('the count of unsaved edits', () => {
  it('falls when the message of an edit is on the disk', () => {
    const count = openedCount()
    count.edited()
    count.sent(3, UPDATE)
    expect(count.unsaved).toBe(1)
    count.sent(4, PRESENCE)
    count.saved(4)
    expect(count.unsaved).toBe(0)
  })

  it('keeps an edit that died with an earlier socket until the whole answer is saved', () => {
    const count = openedCount()
    count.edited()
    count.sent(3, UPDATE)
    count.socketOpened()
    count.sent(1, STEP_1)
    count.edited()
    count.sent(2, UPDATE)
    count.saved(2)
    expect(count.unsaved).toBe(2)
    count.sent(3, STEP_2)
    count.saved(3)
    expect(count.unsaved).toBe(0)
  })

  it('does not count an edit made after the message that was saved', () => {
    const count = openedCount()
    count.edited()
    count.sent(3, UPDATE)
    count.edited()
    count.saved(3)
    expect(count.unsaved).toBe(1)
  })
})
