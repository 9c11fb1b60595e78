/** What an update from a page would bring, found out before it touches the document. */
import * as Y from 'yjs'

export interface IncomingUpdate {
  /** Whether the document lacks any of it. */
  readonly isNew: boolean
  /** Clients of whose writing it holds something that the document lacks. */
  readonly writers: readonly number[]
}

/** Undefined for bytes that are no update. */
export function parseUpdate(doc: Y.Doc, update: Uint8Array): IncomingUpdate | undefined {
  const decoded = decode(update)
  if (!decoded) return undefined
  const writers = new Set<number>()
  for (const struct of decoded.structs) {
    const { client, clock } = struct.id
    if (!(struct instanceof Y.Skip) && clock + struct.length > Y.getState(doc.store, client))
      writers.add(client)
  }
  const isNew = writers.size > 0 || deletesSomething(doc, decoded.ds)
  return { isNew, writers: [...writers] }
}

function decode(update: Uint8Array): ReturnType<typeof Y.decodeUpdate> | undefined {
  try {
    return Y.decodeUpdate(update)
  } catch {
    // lib0 throws at the end of the bytes, Yjs at a kind of content that it lacks.
    return undefined
  }
}

interface DeletedRange {
  readonly clock: number
  readonly len: number
}

function deletesSomething(
  doc: Y.Doc,
  deletions: { readonly clients: Map<number, readonly DeletedRange[]> },
): boolean {
  if (deletions.clients.size === 0) return false
  const known = Y.createDeleteSetFromStructStore(doc.store).clients
  for (const [client, ranges] of deletions.clients) {
    const held = known.get(client) ?? []
    const isHeld = ({ clock, len }: DeletedRange) =>
      held.some((range) => range.clock <= clock && clock + len <= range.clock + range.len)
    if (!ranges.every(isHeld)) return true
  }
  return false
}
