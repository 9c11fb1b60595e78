/**
 * Which Yjs client wrote a key of a map. What was written over or deleted leaves its place behind, so
 * a key that several have written is known by the chain of these.
 */
import type * as Y from 'yjs'

/** Of the value that stands; undefined where none does. */
export function lastWriterOf(map: Y.Map<unknown>, key: string): number | undefined {
  const item = map._map.get(key)
  return item && !item.deleted ? item.id.client : undefined
}

/** Undefined also where somebody else has written it before, or at the same moment. */
export function soleWriterOf(map: Y.Map<unknown>, key: string): number | undefined {
  const client = lastWriterOf(map, key)
  if (client === undefined) return undefined
  for (let before = map._map.get(key)?.left; before; before = before.left)
    if (before.id.client !== client) return undefined
  return client
}
