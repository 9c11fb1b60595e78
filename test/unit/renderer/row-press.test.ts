import { expect, test } from 'vitest'
import { isPress } from '../../../renderer/ui/row-press'

const down = { type: 'mousedown', button: 0, detail: 1, ctrlKey: false }
const click = { ...down, type: 'click' }

const presses = (events: readonly (typeof down)[], isMac = false) =>
  events.filter((event) => isPress(event, isMac))

test('a key that is let go before the button is still held at the press', () => {
  expect(presses([{ ...down, ctrlKey: true }, click])).toEqual([{ ...down, ctrlKey: true }])
})

test('a key that comes between press and release chooses nothing', () => {
  expect(presses([down, { ...click, ctrlKey: true }])).toEqual([down])
})

test('a click that no mouse made is a press of its own', () => {
  expect(presses([{ ...click, detail: 0 }])).toHaveLength(1)
})

test('another button, or what asks for the menu on a Mac, is none', () => {
  expect(presses([{ ...down, button: 2 }])).toEqual([])
  expect(presses([{ ...down, ctrlKey: true }], true)).toEqual([])
})
