/**
 * Where the notes of a graph stand: d3's forces, from a start that depends on nothing but the number
 * of notes, so that one graph looks the same each time. Steps are the caller's, off the page's thread.
 */
import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from 'd3-force'

export interface LayoutRequest {
  readonly count: number
  /** Indexes: from, to, from, to, … */
  readonly edges: readonly number[]
}

export interface Layout {
  /** Moves everything `ticks` times; false once it has come to rest. */
  step(ticks: number): boolean
  /** x, y, x, y, … in the order of the notes; a fresh array. */
  positions(): Float32Array
}

/** d3's own count of ticks from the first push to rest. */
export const TICKS = 300

export function createLayout({ count, edges }: LayoutRequest): Layout {
  const nodes: SimulationNodeDatum[] = Array.from({ length: count }, () => ({}))
  const links = Array.from({ length: edges.length / 2 }, (_, at) => ({
    source: edges[2 * at] ?? 0,
    target: edges[2 * at + 1] ?? 0,
  }))
  const simulation = forceSimulation(nodes)
    .force('link', forceLink(links).distance(70))
    // Beyond this two notes say nothing of each other, and thousands are laid out in time.
    .force('charge', forceManyBody().strength(-180).distanceMax(900))
    .force('collide', forceCollide(14))
    // What has no link is held near the rest.
    .force('x', forceX().strength(0.05))
    .force('y', forceY().strength(0.05))
    .stop()
  return {
    step(ticks) {
      simulation.tick(ticks)
      return simulation.alpha() >= simulation.alphaMin()
    },
    positions() {
      const flat = new Float32Array(2 * count)
      for (const [at, { x = 0, y = 0 }] of nodes.entries()) flat.set([x, y], 2 * at)
      return flat
    },
  }
}
