import { expect, test } from 'vitest'
import { isChord } from '../../../renderer/app/commands'

const press = (key: string, held: Partial<KeyboardEvent> = {}) =>
  ({
    key,
    code: '',
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    altKey: false,
    ...held,
  }) as KeyboardEvent

test('shortcuts follow the letter, and digits also where they need Shift', () => {
  const ctrl = (key: string) => ({ key, isCtrl: true })
  expect(isChord(press('n', { ctrlKey: true }), ctrl('n'))).toBe(true)
  expect(isChord(press('N', { ctrlKey: true, shiftKey: true }), ctrl('n'))).toBe(false)
  expect(isChord(press('&', { ctrlKey: true, code: 'Digit1' }), ctrl('1'))).toBe(true)
  expect(isChord(press('/', { ctrlKey: true, shiftKey: true }), ctrl('/'))).toBe(true)
  expect(isChord(press('n', { ctrlKey: true, altKey: true }), ctrl('n'))).toBe(false)
})
