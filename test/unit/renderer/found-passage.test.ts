import { describe, expect, it } from 'vitest'
import { passageOfFound } from '../../../renderer/app/found-passage'

/** `[` and `]` stand around what is marked. */
function passageOf(line: string) {
  const pieces = line.split(/[[\]]/u).map((text, at) => ({ text, isMatch: at % 2 === 1 }))
  const passage = pieces.filter(({ text }) => text !== '')
  return passageOfFound({ passage })
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

  it('goes on where the end of a word or an article stands between', () => {
    const words = 'Aucun [mot] seul, des [mot]s [de] [passe] en papier.'
    expect(passageOf(words)?.match).toBe('mots de passe')
    expect(passageOf('[conseil] seul, un [conseil] d’[ami]')?.match).toBe('conseil d’ami')
  })

  it('is nothing where the words are only in the title', () => {
    expect(passageOf('Rien de tel.')).toBeUndefined()
    expect(passageOfFound(undefined)).toBeUndefined()
  })
})
