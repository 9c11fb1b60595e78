/**
 * Who of some people is certified to have written in a document. Whoever may edit it can write
 * thousands of claims in anybody's name, so no more signatures are looked at in one reading than
 * honest documents need: who is not found among those is not verified yet. What was looked at is
 * known from then on, so the next reading goes on with others.
 */
import type * as Y from 'yjs'
import { type PersonId, readClaimedPerson } from '../records/identity'
import type { DocId } from '../records/keys'
import { isWriterKnown, readWriter } from './document'

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
  const mayLook = (packed: unknown) => {
    const claimed = left > 0 ? readClaimedPerson(packed) : undefined
    const count = claimed && people.has(claimed) ? (looked.get(claimed) ?? 0) : MOST_OF_ONE
    if (!claimed || count === MOST_OF_ONE || certified.has(claimed)) return false
    left -= 1
    looked.set(claimed, count + 1)
    return true
  }
  for (const [client, packed] of doc.getMap('writers').entries()) {
    if (certified.size === people.size) break
    const clientId = Number(client)
    if (!isWriterKnown(doc, docId, clientId) && !mayLook(packed)) continue
    const personId = readWriter(doc, docId, clientId)?.personId
    if (personId && people.has(personId)) certified.add(personId)
  }
  return certified
}
