/**
 * What a relay holds of a document, rebuilt from its checkpoint and the records after it, to see
 * whether it lacks something of one's own. Only verified records count. State vectors alone do not
 * tell: they are unchanged by a delete, so deletions are compared as well.
 */
import * as Y from 'yjs'
import { createEmpty } from '../../shared/model/document'
import type { DocumentKeys } from '../../shared/records/keys'
import { openRecord } from '../../shared/records/seal'

export class HeldState {
  readonly #keys: DocumentKeys
  readonly #updates: Uint8Array[] = []

  constructor(keys: DocumentKeys) {
    this.#keys = keys
  }

  /** Records that cannot be opened give nothing to anybody and count as absent. */
  add(bytes: Uint8Array): void {
    const opened = openRecord(this.#keys, bytes)
    if (typeof opened !== 'string') this.#updates.push(opened.update)
  }

  lacks(own: Uint8Array): boolean {
    const held = buildDocument(this.#updates)
    const mine = buildDocument([own])
    const isLacking = lacksStructs(held, mine) || lacksDeletions(held, mine)
    held.destroy()
    mine.destroy()
    return isLacking
  }
}

function buildDocument(updates: readonly Uint8Array[]): Y.Doc {
  const doc = createEmpty()
  // One transaction: 5,000 updates take 20 ms so and 115 ms one by one.
  doc.transact(() => {
    for (const update of updates) applyIfReadable(doc, update)
  })
  return doc
}

function applyIfReadable(doc: Y.Doc, update: Uint8Array): void {
  try {
    Y.applyUpdate(doc, update)
  } catch {
    // A validly sealed record may still hold bytes that are no update: it gives nothing.
  }
}

function lacksStructs(held: Y.Doc, mine: Y.Doc): boolean {
  const there = Y.decodeStateVector(Y.encodeStateVector(held))
  const here = Y.decodeStateVector(Y.encodeStateVector(mine))
  return [...here].some(([client, clock]) => clock > (there.get(client) ?? 0))
}

interface Range {
  readonly clock: number
  readonly len: number
}

function lacksDeletions(held: Y.Doc, mine: Y.Doc): boolean {
  const there = Y.createDeleteSetFromStructStore(held.store).clients
  const here = Y.createDeleteSetFromStructStore(mine.store).clients
  return [...here].some(([client, ranges]) => !coversAll(there.get(client) ?? [], ranges))
}

/** Both lists are sorted and merged, as Yjs makes them. */
function coversAll(outer: readonly Range[], inner: readonly Range[]): boolean {
  let at = 0
  return inner.every(({ clock, len }) => {
    while (at < outer.length && end(outer[at]) <= clock) at += 1
    const range = outer[at]
    return range !== undefined && range.clock <= clock && end(range) >= clock + len
  })
}

function end(range: Range | undefined): number {
  return range ? range.clock + range.len : 0
}
