// What is drawn of the links between notes: around one, in a notebook, and of everything.
import { beforeAll, describe, expect, it } from 'vitest'
import type { DocId } from '../../shared/records/keys'
import { collectionEntry } from '../support/catalog-entries'
import { category, categoryId, member } from '../support/catalog-store'
import { linkingNote, openCatalogOf } from '../support/catalog-stories'
import { createRandom } from '../support/random'
import { buildWorker } from '../support/workers'

beforeAll(() => buildWorker('catalog'))

describe('a graph', () => {
  it('is a note with what it is linked with, at one hop or two', async () => {
    const catalog = await openCatalogOf(
      linkingNote('a', '[b](b) [b](b) [a](a) [t](t) [z](z)'),
      linkingNote('b', '[a](a) [c](c)'),
      linkingNote('c', '[d](d)'),
      linkingNote('d'),
      linkingNote('t', '[d](d)', { trashedAt: 1 }),
    )
    const around = async (hops: 1 | 2) => {
      const graph = await catalog.ask('readGraph', {
        place: { kind: 'note', docId: 'a' as DocId, hops },
      })
      const name = (at: number | undefined) => graph.nodes[at ?? -1]?.docId
      const edges = graph.edges.flatMap((from, at) =>
        at % 2 === 0 ? [[name(from), name(graph.edges[at + 1])].toSorted().join('-')] : [],
      )
      return [graph.nodes.map(({ docId, degree }) => `${docId}${degree}`), edges, graph.total]
    }
    expect(await around(1)).toEqual([['a1', 'b2'], ['a-b'], 2])
    expect(await around(2)).toEqual([['a1', 'b2', 'c2'], ['a-b', 'b-c'], 3])
  })

  it('gives of a notebook’s notes all their categories there, in its order', async () => {
    const catalog = await openCatalogOf(linkingNote('a'), linkingNote('b'))
    const [tool, method] = [categoryId('tool'), categoryId('method')]
    await catalog.put([
      collectionEntry('n', {
        categories: [category('method'), category('tool')],
        members: [member('a', { categoryIds: [tool, method] }), member('b')],
      }),
    ])
    const place = { kind: 'notebook', docId: 'n' as DocId } as const
    const { nodes } = await catalog.ask('readGraph', { place })
    expect(nodes.map(({ docId, categoryIds }) => [docId, categoryIds])).toEqual([
      ['a', [method, tool]],
      ['b', []],
    ])
  })

  it('is capped to those with the most links, and says of how many', async () => {
    const random = createRandom(3)
    const notes = Array.from({ length: 2100 }, (_, at) =>
      linkingNote(
        `n${at}`,
        at < 2000 ? `[x](n${random.below(2000)}) [y](n${(at + 1) % 2000})` : '',
      ),
    )
    const catalog = await openCatalogOf(...notes)
    const graph = await catalog.ask('readGraph', { place: { kind: 'all' } })
    expect([graph.nodes.length, graph.total]).toEqual([2000, 2100])
    expect(graph.nodes.every(({ degree }) => degree > 0)).toBe(true)
    const few = await catalog.ask('readGraph', {
      place: { kind: 'note', docId: 'n7' as DocId, hops: 1 },
    })
    const inAll = graph.nodes.find(({ docId }) => docId === 'n7')
    expect(few.nodes[0]).toEqual(inAll)
  })
})
