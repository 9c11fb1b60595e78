import * as Y from 'yjs'

/** Merging n updates at once takes time in n². */
const AT_ONCE = 24

/** Fewer, longer updates with the same content. */
export function mergeInGroups(updates: readonly Uint8Array[]): readonly Uint8Array[] {
  if (updates.length < 2) return updates
  const merged: Uint8Array[] = []
  for (let at = 0; at < updates.length; at += AT_ONCE)
    merged.push(Y.mergeUpdates(updates.slice(at, at + AT_ONCE)))
  return merged
}

/** One update with the content of all; undefined for none. */
export function mergeAll(updates: readonly Uint8Array[]): Uint8Array | undefined {
  let left = updates
  while (left.length > 1) left = mergeInGroups(left)
  return left[0]
}
