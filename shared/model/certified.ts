/**
 * Who of some people is certified to have written in a document. Whoever may edit it can write
 * thousands of claims in anybody's name, so no more signatures are looked at than honest documents
 * need: who is not found among those is not verified.
 */
import type * as Y from 'yjs'
import { type PersonId, readClaimedPerson } from '../records/identity'
import type { DocId } from '../records/keys'
import { readWriter } from './document'

/** At 0.3 ms each, in one document. */
const MOST_CLAIMS = 256
/** The first rightly signed one is enough, and honest builds write no other. */
const MOST_OF_ONE = 16

export function findCertified(
  doc: Y.Doc,
  docId: DocId,
  people: ReadonlySet<PersonId>,
): ReadonlySet<PersonId> {
  const certified = new Set<PersonId>()
  const looked = new Map<PersonId, number>()
  let left = MOST_CLAIMS
  for (const [client, packed] of doc.getMap('writers').entries()) {
    if (left === 0 || certified.size === people.size) break
    const claimed = readClaimedPerson(packed)
    const count = claimed && people.has(claimed) ? (looked.get(claimed) ?? 0) : MOST_OF_ONE
    if (!claimed || count === MOST_OF_ONE || certified.has(claimed)) continue
    left -= 1
    looked.set(claimed, count + 1)
    if (readWriter(doc, docId, Number(client))) certified.add(claimed)
  }
  return certified
}
