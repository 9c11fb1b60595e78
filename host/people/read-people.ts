/** Who is behind a document, as pages show it. Signatures are looked at a slice at a time, and once. */
import type { DocumentPeople, DocumentPerson } from '../../shared/contract/people'
import { readMeta, readWriter } from '../../shared/model/document'
import { type CertifiedPerson, readPeople } from '../../shared/model/people'
import { compareNames } from '../../shared/model/name-order'
import type { DocId } from '../../shared/records/keys'
import type { Library } from '../library/library'
import type { SlicedWork } from '../library/sliced-work'
import { fingerprintOf } from './fingerprint'

const GROUP_LETTERS = 5

/** Null for what is not held, or not any more. */
export async function readDocumentPeople(
  library: Library,
  work: SlicedWork,
  docId: DocId,
): Promise<DocumentPeople | null> {
  const doc = library.open(docId)?.doc
  if (!doc) return null
  // A notebook of many years has thousands of clients.
  const isWhole = await work.run([...doc.store.clients.keys()], (clientId) => {
    readWriter(doc, docId, clientId)
  })
  if (!isWhole) return null
  const people = readPeople(doc, docId)
  const shown = (person: CertifiedPerson) => show(library, person)
  return {
    createdBy: people.createdBy ? shown(people.createdBy) : null,
    createdAt: readMeta(doc).createdAt ?? null,
    writers: people.writers.map(shown).toSorted(byName),
    unverified: people.unverified,
  }
}

function show(library: Library, { personId, identityKey, name }: CertifiedPerson): DocumentPerson {
  const isMe = personId === library.device.personId
  const own = isMe ? library.holdings.home.profile.name : ''
  return {
    personId,
    name: own || (name ?? null),
    fingerprint: fingerprintOf(identityKey).slice(0, 2 * GROUP_LETTERS - 1),
    isMe,
  }
}

function byName(a: DocumentPerson, b: DocumentPerson): number {
  if (a.isMe !== b.isMe) return a.isMe ? -1 : 1
  if ((a.name === null) !== (b.name === null)) return a.name === null ? 1 : -1
  return compareNames(a.name ?? '', b.name ?? '') || (a.fingerprint < b.fingerprint ? -1 : 1)
}
