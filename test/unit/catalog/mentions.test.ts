import { expect, it } from 'vitest'
import { findNumber } from '../../../host/catalog/document-numbers'
import { MentionFinder } from '../../../host/catalog/mentions'
import { catalogEntry } from '../../support/catalog-entries'
import { id, openMemoryStore } from '../../support/catalog-store'

it('A word that everybody writes is looked for in the two thousand notes changed last', () => {
  const notes = Array.from({ length: 2100 }, (_, at) =>
    catalogEntry(`n${at}`, { text: 'Le cœur', modifiedAt: at + 1 }),
  )
  const store = openMemoryStore([catalogEntry('named', { title: 'Cœur' }), ...notes])
  const named = findNumber(store.sqlite, id('named')) ?? 0
  const found = new MentionFinder(store.sqlite).find(named)
  expect(found.total).toBe(2000)
  expect(found.notes[0]?.docId).toBe('n2099')
})
