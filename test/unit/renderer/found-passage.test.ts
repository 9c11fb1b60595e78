import { describe, expect, it } from 'vitest'
import type { FoundNote } from '../../../shared/contract/notes'
import { passageOfFound } from '../../../renderer/features/note-list/found-passage'

/** `[` and `]` stand around what is marked. */
function passageOf(line: string) {
  const pieces = line.split(/[[\]]/u).map((text, at) => ({ text, isMatch: at % 2 === 1 }))
  const passage = pieces.filter(({ text }) => text !== '')
  return passageOfFound({ passage } as Partial<FoundNote> as FoundNote)
}

describe('what a result is opened at', () => {
  it('is where most of the words stand beside each other', () => {
    expect(passageOf('Un [jardin] clos, le [jardin] [partagé] du quartier.')).toEqual({
      before: 'Un jardin clos, le ',
      match: 'jardin partagé',
      after: ' du quartier.',
    })
  })

  it('is the first of those that are alike', () => {
    expect(passageOf('Un [pot], deux [pot]agers')?.before).toBe('Un ')
  })

  it('is nothing where the words are only in the title', () => {
    expect(passageOf('Rien de tel.')).toBeUndefined()
    expect(passageOfFound(undefined)).toBeUndefined()
  })
})
