import type { Graph } from '../../../shared/contract/graph'

/** Of each note, in the order of the graph, the indexes of those that it is linked with. */
export function neighboursOf({ nodes, edges }: Graph): readonly (readonly number[])[] {
  const found: number[][] = nodes.map(() => [])
  for (let at = 0; at + 1 < edges.length; at += 2) {
    const [from, to] = [edges[at] ?? -1, edges[at + 1] ?? -1]
    found[from]?.push(to)
    found[to]?.push(from)
  }
  return found
}

/** Links whose two ends are both among `shown`. */
export function countEdges({ edges }: Graph, shown: readonly number[]): number {
  const kept = new Set(shown)
  let count = 0
  for (let at = 0; at + 1 < edges.length; at += 2)
    if (kept.has(edges[at] ?? -1) && kept.has(edges[at + 1] ?? -1)) count += 1
  return count
}
