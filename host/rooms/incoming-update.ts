/** What an update from a page would bring, found out before it touches the document. */
import * as Y from 'yjs'
import { decodeWellFormed } from '../log/well-formed'

export interface IncomingUpdate {
  /** Whether the document lacks any of it. */
  readonly isNew: boolean
  /** Clients of whose writing it holds something that the document lacks. */
  readonly writers: readonly number[]
}

/** Undefined for bytes that are no update. */
export function parseUpdate(doc: Y.Doc, update: Uint8Array): IncomingUpdate | undefined {
  const decoded = decodeWellFormed(update)
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

interface DeletedRange {
  readonly clock: number
  readonly len: number
}

/** Looks at the ranges that are named, since a walk over the document would be made at each key. */
function deletesSomething(
  doc: Y.Doc,
  deletions: { readonly clients: Map<number, readonly DeletedRange[]> },
): boolean {
  for (const [client, ranges] of deletions.clients)
    if (!ranges.every((range) => isDeleted(doc, client, range))) return true
  return false
}

function isDeleted(doc: Y.Doc, client: number, { clock, len }: DeletedRange): boolean {
  if (len === 0) return true
  const end = clock + len
  // What has not come yet is still to be deleted when it comes.
  if (end > Y.getState(doc.store, client)) return false
  const structs = doc.store.clients.get(client) ?? []
  for (let at = Y.findIndexSS(structs, clock); at < structs.length; at += 1) {
    const struct = structs[at]
    if (!struct || struct.id.clock >= end) return true
    if (!struct.deleted) return false
  }
  return true
}
