import { describe, expect, it } from 'vitest'
import { LabelRoom, startOfLabel } from '../../../renderer/features/graph/graph-labels'
import { formatSvg } from '../../../renderer/features/graph/graph-svg'
import { createLayout, TICKS } from '../../../renderer/features/graph/layout'
import { coloursOf, isShown, legendOf, type Palette } from '../../../renderer/features/graph/look'
import { countEdges, neighboursOf } from '../../../renderer/features/graph/neighbours'
import { sizesFor } from '../../../renderer/features/graph/sizes'
import type { CategoryRow } from '../../../shared/contract/collections'
import type { Graph, GraphNode } from '../../../shared/contract/graph'

const node = (title: string, more: Partial<GraphNode> = {}): GraphNode => ({
  docId: title as GraphNode['docId'],
  title,
  type: 'general',
  categoryIds: [],
  degree: 0,
  ...more,
})

function settle(count: number, edges: readonly number[]): Float32Array {
  const layout = createLayout({ count, edges })
  for (let tick = 0; tick < 2 * TICKS && layout.step(1); tick += 1);
  return layout.positions()
}

function distance(positions: Float32Array, a: number, b: number): number {
  const at = (index: number) => positions[index] ?? Number.NaN
  return Math.hypot(at(2 * a) - at(2 * b), at(2 * a + 1) - at(2 * b + 1))
}

describe('the layout of a graph', () => {
  it('brings linked notes nearer than those that nothing links', () => {
    const positions = settle(6, [0, 1, 1, 2, 3, 4, 4, 5])
    expect(distance(positions, 0, 1)).toBeLessThan(distance(positions, 0, 3))
    expect(distance(positions, 4, 5)).toBeLessThan(distance(positions, 1, 4))
  })

  it('is the same each time', () => {
    expect(settle(5, [0, 1, 2, 3])).toEqual(settle(5, [0, 1, 2, 3]))
  })

  it('comes to rest with every note at a place of its own, also without any link', () => {
    const positions = settle(4, [])
    expect([...positions].every(Number.isFinite)).toBe(true)
    expect(distance(positions, 0, 1)).toBeGreaterThan(1)
  })
})

const graph: Graph = {
  nodes: [node('a'), node('b'), node('c'), node('d')],
  edges: [0, 1, 2, 0],
  total: 4,
}

describe('the list of a graph', () => {
  it('has both ends of each link', () => {
    expect(neighboursOf(graph, [0, 1, 2, 3])).toEqual([[1, 2], [0], [0], []])
  })

  it('leaves out a link to what is not shown, as the count does', () => {
    expect(neighboursOf(graph, [0, 1, 3])[0]).toEqual([1])
    expect(neighboursOf(graph, [0, 2, 3])[0]).toEqual([2])
  })

  it('counts the links between what is shown', () => {
    expect(countEdges(graph, [0, 1, 3])).toBe(1)
  })
})

describe('the legend of a graph', () => {
  const categories = [
    { id: 'one', name: 'Un', colour: 'red', count: 1 },
    { id: 'two', name: 'Deux', colour: null, count: 0 },
  ] as unknown as readonly CategoryRow[]

  it('names the types that are there, with how many', () => {
    const nodes = [node('a'), node('b', { type: 'term' }), node('c', { type: 'term' })]
    const legend = legendOf(nodes, 'type', [])
    expect(legend.map(({ id, count }) => [id, count])).toEqual([
      ['general', 1],
      ['term', 2],
    ])
  })

  const inBoth = node('b', { categoryIds: ['one', 'two'] as unknown as GraphNode['categoryIds'] })

  it('names the categories in their order, counts a note in each of its own, and has none last', () => {
    const legend = legendOf([node('a'), inBoth], 'category', categories)
    expect(legend.map(({ id, name, count }) => [id, name, count])).toEqual([
      ['one', 'Un', 1],
      ['two', 'Deux', 1],
      ['none', undefined, 1],
    ])
  })

  it('leaves a note out only with the last of its categories', () => {
    const by = 'category'
    expect(isShown(inBoth, { by, hidden: new Set(['one']) })).toBe(true)
    expect(isShown(inBoth, { by, hidden: new Set(['one', 'two']) })).toBe(false)
    expect(isShown(node('a'), { by, hidden: new Set(['none']) })).toBe(false)
  })

  it('gives a note the colours of all its categories that are shown', () => {
    const coloured = categories.map((each) => ({ ...each, colour: each.colour ?? 'teal' }))
    const legend = legendOf([inBoth], 'category', coloured)
    const palette = { none: '#000000', colours: { red: '#ff0000', teal: '#00ffff' } } as Palette
    const look = { by: 'category', legend, palette } as const
    expect(coloursOf(inBoth, { ...look, hidden: new Set() })).toEqual(['#ff0000', '#00ffff'])
    expect(coloursOf(inBoth, { ...look, hidden: new Set(['one']) })).toEqual(['#00ffff'])
  })

  it('gives no colour to a category that has none', () => {
    const legend = legendOf([inBoth], 'category', categories)
    expect(legend.map(({ colour }) => colour)).toEqual(['red', undefined])
    const palette = { none: '#666666', colours: { red: '#ff0000' } } as Palette
    const look = { by: 'category', legend, palette, hidden: new Set<string>() } as const
    expect(coloursOf(inBoth, look)).toEqual(['#ff0000', '#666666'])
  })
})

describe('a title in the picture', () => {
  const dot = { x: 100, size: 6 }

  it('stands to the right of its dot, and to the left where it would leave the picture', () => {
    expect(startOfLabel(dot, 80, 400)).toBe(110)
    expect(startOfLabel(dot, 80, 180)).toBe(10)
  })

  it('stays in a picture that has room for it on neither side', () => {
    expect(startOfLabel(dot, 120, 180)).toBe(54)
    expect(startOfLabel(dot, 400, 180)).toBeGreaterThan(0)
  })
})

describe('titles in the picture', () => {
  it('do not lie on each other, and have all their room again in the next one', () => {
    const labels = new LabelRoom()
    expect(labels.take({ left: 0, right: 100, y: 50 })).toBe(true)
    expect(labels.take({ left: 90, right: 190, y: 58 })).toBe(false)
    expect(labels.take({ left: 110, right: 190, y: 58 })).toBe(true)
    expect(labels.take({ left: 0, right: 100, y: 70 })).toBe(true)
    labels.clear()
    expect(labels.take({ left: 90, right: 190, y: 58 })).toBe(true)
  })
})

describe('a graph as SVG', () => {
  const drawn = {
    nodes: [
      { x: 0, y: 0, size: 4, colours: ['#123456'], title: 'Accueil & <script>' },
      { x: 10, y: 5, size: 4, colours: ['#654321', '#abcdef'], title: `\u0007${'é'.repeat(50)}` },
    ],
    edges: [0, 1, 0, 7],
    ground: '#ffffff',
    text: '#000000',
    line: '#cccccc',
    link: 1,
    titleFrom: 6,
    name: 'Carnet « un »',
  }

  it('holds every title as text, never as markup', () => {
    const svg = formatSvg(drawn)
    expect(svg).toContain('Accueil &amp; &lt;script&gt;')
    expect(svg).not.toContain('<script')
    expect(svg).not.toContain('\u0007')
  })

  it('draws a dot of one colour as a disc, of several as a pie', () => {
    const svg = formatSvg(drawn)
    expect(svg.match(/<circle /gu)).toHaveLength(1)
    expect(svg.match(/<path [^>]*fill="#(?:654321|abcdef)"/gu)).toHaveLength(2)
  })

  it('draws each link whose two notes are there', () => {
    expect(formatSvg(drawn).match(/<line /gu)).toHaveLength(1)
  })

  it('leaves out the titles of small dots in a crowd, and thins its links', () => {
    const [first, second] = drawn.nodes
    if (!first || !second) throw new Error('two dots are drawn')
    const crowd = { ...drawn, nodes: [{ ...first, size: 7 }, second], link: 0.5 }
    expect(formatSvg(drawn).match(/<text /gu)).toHaveLength(2)
    expect(formatSvg(crowd).match(/<text [^>]*>[^<]*/gu)).toEqual([
      expect.stringContaining('Accueil'),
    ])
    expect(formatSvg(crowd)).toContain('stroke-width="0.4"')
  })

  it('cuts long titles beside their dots and keeps them whole in their names', () => {
    expect(formatSvg(drawn)).toContain(`${'é'.repeat(38)}…`)
    expect(formatSvg(drawn)).toContain('é'.repeat(50))
  })
})

describe('the sizes of a graph', () => {
  const crowd = (count: number) => Array.from({ length: count }, (_, at) => at % 90)
  const covered = (count: number) => {
    const { dotOf } = sizesFor(crowd(count))
    return crowd(count).reduce((sum, degree) => sum + Math.PI * dotOf(degree) ** 2, 0)
  }

  it('leaves a graph with room as it is', () => {
    for (const count of [1, 15, 150]) {
      const sizes = sizesFor(crowd(count))
      expect(sizes).toMatchObject({ link: 1, titleFrom: 6 })
      expect([sizes.dotOf(0), sizes.dotOf(1000)]).toEqual([4, 14])
    }
  })

  it('shrinks dots and links with the notes, so that 2,000 leave the links in sight', () => {
    const sizes = [150, 600, 2000].map((count) => sizesFor(crowd(count)))
    expect(sizes.map(({ link }) => Math.round(100 * link))).toEqual([100, 50, 35])
    expect(sizes.map(({ dotOf }) => Math.round(10 * dotOf(0)))).toEqual([40, 20, 14])
    // A quarter of a picture of 1,000 by 600 points at most, were they all beside each other.
    expect(covered(2000)).toBeLessThan(150_000)
  })

  it('gives titles to the most linked of a crowd alone, until it is zoomed into', () => {
    const degrees = Array.from({ length: 2000 }, (_, at) => at)
    const { dotOf, titleFrom } = sizesFor(degrees.map((degree) => degree / 60))
    expect(degrees.filter((degree) => dotOf(degree / 60) >= titleFrom)).toHaveLength(40)
    // As near as it goes, a note with one link has its own.
    expect(dotOf(1) * Math.sqrt(1 / 0.05)).toBeGreaterThan(titleFrom)
  })
})
