import { beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type FilterId, SavedFilters } from '../../../shared/model/saved-filters'
import { createEditCapability } from '../../../shared/records/keys'
import { readySodium, sodium } from '../../../shared/records/sodium'

beforeAll(readySodium)

describe('a filter that is kept', () => {
  it('stands under its name, after those that were kept before', () => {
    const { laptop, notebook } = twoDevices()
    laptop.keep('À relire', { docId: notebook, query: 'tag=a' })
    laptop.keep('Brouillons', { docId: notebook, query: 'tag=b' })
    expect(laptop.list().map(({ name, docId, query }) => [name, docId, query])).toEqual([
      ['À relire', notebook, 'tag=a'],
      ['Brouillons', notebook, 'tag=b'],
    ])
  })

  it('keeps its new name when another device removes it at once and has it back', () => {
    const { laptop, desk, meet, notebook } = twoDevices()
    const id = laptop.keep('À relire', { docId: notebook, query: 'tag=a' })
    meet()
    laptop.rename(id, 'Relire')
    desk.remove(id, 1)
    meet()
    expect([laptop.list(), desk.list()]).toEqual([[], []])
    desk.restore(id)
    meet()
    for (const filters of [laptop, desk])
      expect(filters.list()).toEqual([{ id, name: 'Relire', docId: notebook, query: 'tag=a' }])
  })

  it('is one of two when two devices keep one each at once', () => {
    const { laptop, desk, meet, notebook } = twoDevices()
    laptop.keep('À relire', { docId: notebook, query: 'tag=a' })
    desk.keep('À relire', { docId: notebook, query: 'tag=b' })
    meet()
    expect(
      desk
        .list()
        .map(({ query }) => query)
        .toSorted(),
    ).toEqual(['tag=a', 'tag=b'])
    expect(laptop.list()).toEqual(desk.list())
  })

  it('is remembered to have been kept once, also when it was removed', () => {
    const { laptop, notebook } = twoDevices()
    const filter = { docId: notebook, query: 'tag=a' }
    laptop.remove(laptop.keep('À relire', filter), 1)
    expect(laptop.wasKept('À relire', filter)).toBe(true)
    expect(laptop.wasKept('À relire', { docId: notebook, query: 'tag=b' })).toBe(false)
    expect(laptop.wasKept('Relire', filter)).toBe(false)
  })

  it('is read beside what makes no sense', () => {
    const { laptop, doc, notebook } = twoDevices()
    const id = laptop.keep('À relire', { docId: notebook, query: 'tag=a' })
    const map = doc.getMap<unknown>('filters')
    const other = (end: string) => `AAAAAAAAAAAAAAA${end}`
    map.set('nonsense', 1)
    map.set('short/name', 'x')
    map.set(`${other('1')}/name`, 'without a notebook')
    map.set(`${other('2')}/name`, 'of no notebook')
    map.set(`${other('2')}/docId`, 'not an id')
    map.set(`${other('2')}/query`, 'tag=a')
    map.set(`${other('3')}/name`, 7)
    map.set(`${other('3')}/docId`, notebook)
    map.set(`${other('3')}/query`, 'tag=a')
    map.set(`${other('4')}/name`, 'of another shape')
    map.set(`${other('4')}/docId`, notebook)
    map.set(`${other('4')}/query`, { tags: ['a'] })
    map.set(`${id}/rank`, 12)
    expect(laptop.list().map(({ name }) => name)).toEqual(['À relire'])
    expect(laptop.filter(other('3') as FilterId)).toBeUndefined()
  })
})

function twoDevices() {
  const [doc, second] = [new Y.Doc(), new Y.Doc()]
  const meet = () => {
    Y.applyUpdate(second, Y.encodeStateAsUpdate(doc))
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(second))
  }
  const notebook = createEditCapability(new Uint8Array(sodium.randombytes_buf(32))).docId
  return { doc, laptop: new SavedFilters(doc), desk: new SavedFilters(second), meet, notebook }
}
