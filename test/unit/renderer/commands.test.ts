import { expect, test } from 'vitest'
import { commandOf, isChord } from '../../../renderer/app/command-keys'

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

test('a backslash with Shift is the panel’s, without it the sidebar’s', () => {
  const held = { ctrlKey: true, code: 'Backslash' }
  expect(commandOf(press('\\', held))).toBe('sidebar')
  expect(commandOf(press('|', { ...held, shiftKey: true }))).toBe('panel')
  expect(commandOf(press('n', { ctrlKey: true }))).toBe('newNote')
  expect(commandOf(press('x', { ctrlKey: true }))).toBe(undefined)
})
