import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import {
  type Detail,
  hiddenDetails,
  shownDetails,
} from '../../../renderer/features/page/head/details'
import { suggestionsFor } from '../../../renderer/ui/tokens'
import { NoteFacts } from '../../../shared/model/note'

const NOTHING: ReadonlySet<Detail> = new Set()

describe('the head of a note', () => {
  it('shows nothing of an ordinary note', () => {
    const facts = new NoteFacts(new Y.Doc())
    expect(shownDetails(facts, NOTHING, 'may-change')).toEqual([])
    expect(hiddenDetails(facts, [])).toEqual(['summary', 'tags', 'aliases', 'seeAlso'])
  })

  it('shows what is filled, and what was asked for', () => {
    const facts = new NoteFacts(new Y.Doc())
    facts.addWord('tags', 'récit')
    expect(shownDetails(facts, NOTHING, 'may-change')).toEqual(['tags'])
    const asked = new Set<Detail>(['summary'])
    expect(shownDetails(facts, asked, 'may-change')).toEqual(['summary', 'tags'])
    expect(shownDetails(facts, asked, 'read-only')).toEqual(['tags'])
  })

  it('shows what a type is for, and hides the fields of another without touching them', () => {
    const facts = new NoteFacts(new Y.Doc())
    facts.setType('term')
    expect(shownDetails(facts, NOTHING, 'may-change')).toEqual(['definitions', 'aliases'])
    expect(shownDetails(facts, NOTHING, 'read-only')).toEqual([])
    facts.definitions.create({ at: 1 })
    facts.setType('organisation')
    expect(shownDetails(facts, NOTHING, 'read-only')).toEqual([])
    facts.setType('term')
    expect(shownDetails(facts, NOTHING, 'read-only')).toEqual(['definitions'])
  })
})

describe('words offered while one writes', () => {
  it('begin so, accents and case folded, then hold it; those taken are left out', () => {
    const known = ['Écologie', 'art', 'école', 'vieille école']
    expect(suggestionsFor('eco', ['école'], known).map(({ id }) => id)).toEqual([
      'Écologie',
      'vieille école',
    ])
    expect(suggestionsFor('#ar', [], known).map(({ id }) => id)).toEqual(['art'])
    expect(suggestionsFor(' ', [], known)).toEqual([])
  })
})
