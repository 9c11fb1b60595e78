import { describe, expect, it } from 'vitest'
import { soughtWords } from '../../../../renderer/editor/finding/match-text'
import { matchPattern, readPattern } from '../../../../renderer/editor/finding/pattern'
import { readReplacement } from '../../../../renderer/editor/finding/replacement'

const sought = (text: string, more: object = {}) => ({
  ...soughtWords(text),
  isPattern: true,
  ...more,
})

function match(text: string, said: string, more: object = {}) {
  const read = readPattern(sought(text, more))
  return read.kind === 'fault' ? [] : matchPattern(read.pattern, said)
}

function find(text: string, said: string, more: object = {}): readonly string[] {
  return match(text, said, more).map(({ from, to }) => said.slice(from, to))
}

/** What a text says once each match is replaced. */
function replace(text: string, said: string, typed: string): string {
  return match(text, said).reduceRight((written, found) => {
    const pieces = readReplacement(typed, found).map((piece) =>
      typeof piece === 'string'
        ? piece
        : said.slice(found.from + piece.from, found.from + piece.to),
    )
    return written.slice(0, found.from) + pieces.join('') + written.slice(found.to)
  }, said)
}

describe('an expression', () => {
  it('is found in any case unless asked otherwise, line by line', () => {
    expect(find('^l\\p{L}+', 'Les semis\nlevée\nun lot')).toEqual(['Les', 'levée'])
    expect(find('l\\p{L}+', 'Les loups', { isExact: true })).toEqual(['loups'])
    expect(find('a.+b', 'a 1\n2 b, a3b')).toEqual(['a3b'])
  })

  it('is found as a whole word with accents for letters', () => {
    expect(find('t.|été', 'Un été été-là, t’étés et tu.', { isWhole: true })).toEqual([
      'été',
      'été',
      'tu',
    ])
  })

  it('finds nothing of no length, and no picture', () => {
    expect(find('x*', 'abxxc')).toEqual(['xx'])
    expect(find('a.c|b', 'a\ufffcc b')).toEqual(['b'])
  })

  it('is refused with the reason', () => {
    const why = (text: string) => {
      const read = readPattern(sought(text))
      return read.kind === 'fault' ? read.fault : undefined
    }
    expect(['(a', 'a)', '[a', '*a', 'a{2,1}', '[b-a]', '\\', '\\q', '(?<1>a)'].map(why)).toEqual([
      'bracket',
      'bracket',
      'class',
      'repeat',
      'range',
      'range',
      'escape',
      'escape',
      'name',
    ])
    // What stands around it for whole words makes it no better.
    expect(readPattern(sought('a)(b', { isWhole: true })).kind).toBe('fault')
  })
})

describe('a replacement', () => {
  it('takes groups by number and by name, and all of it', () => {
    expect(replace('(\\d+)/(\\d+)', 'le 3/12', '$2-$1')).toBe('le 12-3')
    expect(replace('(?<jour>\\d+) mai', 'le 3 mai', 'mai, le $<jour>')).toBe('le mai, le 3')
    expect(replace('\\d+', 'à 10 et 12', '[$&]')).toBe('à [10] et [12]')
  })

  it('leaves out a group that said nothing, and keeps what names none', () => {
    expect(replace('(a)|b', 'a b', '<$1>')).toBe('<a> <>')
    expect(replace('b', 'b', '$1 $<x> $$ $')).toBe('$1 $<x> $ $')
    expect(replace('(a)', 'a', '$12')).toBe('a2')
  })
})
