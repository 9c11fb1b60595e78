/** Who is behind a document, as pages show it. Signatures are looked at a slice at a time, and once. */
import type { DocumentPeople, DocumentPerson } from '../../shared/contract/people'
import { readMeta, readWriter } from '../../shared/model/document'
import { type CertifiedPerson, readPeople } from '../../shared/model/people'
import type { DocId } from '../../shared/records/keys'
import type { Library } from '../library/library'
import type { OpenDocument } from '../rooms/open-document'
import { SLICE_MS } from '../sync/slices'
import { fingerprintOf } from './fingerprint'

const GROUP_LETTERS = 5

/** Null for what is not held. */
export async function readDocumentPeople(
  library: Library,
  docId: DocId,
): Promise<DocumentPeople | null> {
  const document = library.open(docId)
  if (!document) return null
  await lookAhead(library, document)
  const people = readPeople(document.doc, docId)
  const shown = (person: CertifiedPerson) => show(library, person)
  return {
    createdBy: people.createdBy ? shown(people.createdBy) : null,
    createdAt: readMeta(document.doc).createdAt ?? null,
    writers: people.writers.map(shown).toSorted(byName),
    unverified: people.unverified,
  }
}

/** A notebook of many years has thousands of clients: whoever types meanwhile has a turn in between. */
async function lookAhead(library: Library, { doc, docId }: OpenDocument): Promise<void> {
  let begun = library.clock.now()
  for (const clientId of [...doc.store.clients.keys()]) {
    readWriter(doc, docId, clientId)
    if (Math.abs(library.clock.now() - begun) < SLICE_MS) continue
    await new Promise<void>((resolve) => library.clock.after(0, resolve))
    begun = library.clock.now()
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
  return (a.name ?? '').localeCompare(b.name ?? '') || a.fingerprint.localeCompare(b.fingerprint)
}
