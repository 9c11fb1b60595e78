import { describe, expect, it } from 'vitest'
import {
  createFindSpans,
  type Sought,
  soughtWords,
} from '../../../../renderer/editor/finding/match-text'

/** What is found, as it is written. */
function find(sought: string, text: string, more: Partial<Sought> = {}): readonly string[] {
  const spans = createFindSpans({ ...soughtWords(sought), ...more })?.(text) ?? []
  return spans.map(({ from, to }) => text.slice(from, to))
}

describe('what is sought in a text', () => {
  it('is found whatever its case and accents', () => {
    expect(find('ete', 'L’Été, un été, ETE.')).toEqual(['Été', 'été', 'ETE'])
    expect(find('ÉTÉ', 'une fete')).toEqual(['ete'])
  })

  it('is found as it is written where that is asked for', () => {
    expect(find('été', 'Été été ete', { isExact: true })).toEqual(['été'])
    expect(find('', 'rien', { isExact: true })).toEqual([])
  })

  it('is found where accents are signs of their own, and takes them along', () => {
    const apart = 'un e\u0301te\u0301 ici'
    expect(find('été', apart)).toEqual(['e\u0301te\u0301'])
    expect(find('ete', apart)).toEqual(['e\u0301te\u0301'])
    expect(find('ici', apart)).toEqual(['ici'])
  })

  it('is found in ligatures, in their place and in what follows them', () => {
    expect(find('oeuvre', 'chef-d’œuvre du lieu')).toEqual(['œuvre'])
    expect(find('lieu', 'chef-d’œuvre du lieu')).toEqual(['lieu'])
    expect(find('o', 'œil')).toEqual(['œ'])
  })

  it('stands in its place behind letters that fold to more and to fewer', () => {
    expect(find('mot', 'œ mot e\u0301')).toEqual(['mot'])
  })

  it('is found past the apostrophes, dashes and spaces of typography', () => {
    expect(find("l'eau - 10 %", 'De l’eau – 10\u202f%')).toEqual(['l’eau – 10\u202f%'])
    expect(find('potager', 'le po\u00adta\u00adger')).toEqual(['po\u00adta\u00adger'])
  })

  it('is found once where it overlaps itself', () => {
    expect(find('aa', 'aaaaa')).toEqual(['aa', 'aa'])
  })

  it('is found behind letters of more than one unit', () => {
    expect(find('ce', '🌱🌱 semence')).toEqual(['ce'])
    expect(find('🌱 s', '🌱🌱 semence')).toEqual(['🌱 s'])
  })

  it('is found as a whole word where that is asked for, accents being letters', () => {
    expect(find('ete', 'L’été, étés, hétée, ete_, été', { isWhole: true })).toEqual(['été', 'été'])
    expect(find('a a', 'xa a a', { isWhole: true, isExact: true })).toEqual(['a a'])
    expect(find('un', '𝒳un un2 un', { isWhole: true })).toEqual(['un'])
  })

  it('is nothing where nothing is sought, nor an accent alone', () => {
    expect(createFindSpans(soughtWords(''))).toBeUndefined()
    expect(find('\u0301', 'été')).toEqual([])
  })
})
