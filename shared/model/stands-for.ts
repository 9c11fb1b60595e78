/** What stands for what after all merges, whoever wrote them: chains of thousands, and in circles. */

export interface Merged<Id> {
  readonly deletedAt: number | undefined
  readonly mergedInto: Id | undefined
}

/**
 * Undefined for what ends in something deleted or unknown. Of a cycle the smallest id remains. Each
 * is looked up once however many are asked for: what it says holds until something is written.
 */
export function createStandsFor<Id extends string>(
  read: (id: Id) => Merged<Id> | undefined,
): (id: Id) => Id | undefined {
  const known = new Map<Id, Id | undefined>()
  return (id) => {
    const path = new Map<Id, number>()
    const found = follow(id, path, known, read)
    for (const passed of path.keys()) known.set(passed, found)
    return found
  }
}

function follow<Id extends string>(
  from: Id,
  path: Map<Id, number>,
  known: ReadonlyMap<Id, Id | undefined>,
  read: (id: Id) => Merged<Id> | undefined,
): Id | undefined {
  for (let at = from; ; ) {
    if (known.has(at)) return known.get(at)
    const start = path.get(at)
    if (start !== undefined) return [...path.keys()].slice(start).toSorted()[0]
    path.set(at, path.size)
    const merged = read(at)
    if (!merged || merged.deletedAt !== undefined) return undefined
    if (merged.mergedInto === undefined) return at
    at = merged.mergedInto
  }
}
