/**
 * What the home document decides of a row in the catalog, and where the two do not agree: after a
 * crash between their two commits, or a call of the catalog that failed.
 */
import type { HeldDocument } from '../../shared/model/home'
import type { DocId } from '../../shared/records/keys'
import type { KnownFacts } from '../catalog/contract'
import type { Holdings } from './holdings'

export interface WrongRows {
  /** Listed, though they were purged. */
  readonly purged: readonly DocId[]
  /** As it should be of those that are listed otherwise. */
  readonly changed: readonly KnownFacts[]
}

export function factsOf(held: HeldDocument): KnownFacts {
  return {
    docId: held.docId,
    trashedAt: held.trashedAt ?? null,
    rights: held.capability.rights,
    isShared: held.relay !== undefined,
  }
}

/** What is missing is none of these: it is stale, and put whole. */
export function findWrongRows(rows: readonly KnownFacts[], holdings: Holdings): WrongRows {
  const purged: DocId[] = []
  const changed: KnownFacts[] = []
  for (const row of rows) {
    const held = holdings.document(row.docId)
    if (!held) continue
    const facts = factsOf(held)
    if (held.purgedAt !== undefined) purged.push(row.docId)
    else if (!isSame(row, facts)) changed.push(facts)
  }
  return { purged, changed }
}

function isSame(one: KnownFacts, other: KnownFacts): boolean {
  return (
    one.trashedAt === other.trashedAt &&
    one.rights === other.rights &&
    one.isShared === other.isShared
  )
}
