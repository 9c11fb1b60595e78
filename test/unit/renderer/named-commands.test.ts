import { expect, it } from 'vitest'
import { findCommands } from '../../../renderer/features/jump/find-rows'

const named = (name: string, also?: string) => ({
  id: name,
  name,
  ...(also === undefined ? {} : { also }),
  run: () => {},
})

const COMMANDS = [
  named('Write it down now', 'capture capturer idée'),
  named('Settings: Capture device'),
  named('Trash'),
]

const found = (query: string) => findCommands(COMMANDS, query).map(({ name }) => name)

it('finds a command by another word for it, below those that have the word in their name', () => {
  expect(found('capt')).toEqual(['Settings: Capture device', 'Write it down now'])
  expect(found('> idee')).toEqual(['Write it down now'])
  expect(found('write idée')).toEqual(['Write it down now'])
  expect(found('nothing')).toEqual([])
})

it('offers what changes a text behind the sign for commands alone', () => {
  const bold = { ...named('Format: Bold'), isAskedFor: true } as const
  expect(findCommands([bold], 'bold')).toEqual([])
  expect(findCommands([bold], '>bold')).toEqual([bold])
})
