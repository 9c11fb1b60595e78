import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { sortKeyOf } from '../../../host/catalog/fold'
import { compareNames } from '../../../shared/model/name-order'
import { NoteFacts } from '../../../shared/model/note'

const ORDERED = [
  '2',
  '10',
  'Acte',
  'arbre',
  'éclair',
  'école',
  'Écomusée',
  'œuvre',
  'olive',
  'zéro',
]

describe('names', () => {
  it('stand as a dictionary has them: accents and case after the letters, numbers by their size', () => {
    expect(ORDERED.toReversed().toSorted(compareNames)).toEqual(ORDERED)
    expect(['Été', 'été', 'ete'].toSorted(compareNames)).toEqual(['ete', 'été', 'Été'])
  })

  it('stand in one order, also those that the collation takes for one', () => {
    const [composed, apart] = ['é', 'e\u0301']
    expect([composed, apart].toSorted(compareNames)).toEqual(
      [apart, composed].toSorted(compareNames),
    )
  })

  it('stand as titles do, which the catalog sorts by a key', () => {
    const byKey = (a: string, b: string) => (sortKeyOf(a) < sortKeyOf(b) ? -1 : 1)
    expect(ORDERED.toReversed().toSorted(byKey)).toEqual(ORDERED)
  })

  it('are the tags of a note, whatever their accents', () => {
    const facts = new NoteFacts(new Y.Doc())
    for (const tag of ['zéro', 'école', 'Arbre', 'eau']) facts.addWord('tags', tag)
    expect(facts.words('tags')).toEqual(['Arbre', 'eau', 'école', 'zéro'])
  })
})
