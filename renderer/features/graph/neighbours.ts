import type { Graph } from '../../../shared/contract/graph'

/** Of each note, in the order of the graph, the indexes of those of `shown` that it is linked with. */
export function neighboursOf(
  { nodes, edges }: Graph,
  shown: readonly number[],
): readonly (readonly number[])[] {
  const kept = new Set(shown)
  const found: number[][] = nodes.map(() => [])
  for (let at = 0; at + 1 < edges.length; at += 2) {
    const [from, to] = [edges[at] ?? -1, edges[at + 1] ?? -1]
    if (kept.has(to)) found[from]?.push(to)
    if (kept.has(from)) found[to]?.push(from)
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
