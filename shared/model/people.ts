/**
 * Who made a document and who has written in it, from what their devices signed and never from fields
 * that anybody may type. Beside the certificates stand the names people give themselves:
 * `names: personId -> signed name`.
 */
import * as Y from 'yjs'
import type { CertifiedWriter, PersonId } from '../records/identity'
import type { DocId } from '../records/keys'
import { readSignedName } from '../records/signed-name'
import { readCreator, readWriter } from './document'
import type { FreshUpdate } from './fresh-update'
import { PROGRAM } from './origin'

const NAMES = 'names'

export interface CertifiedPerson {
  readonly personId: PersonId
  readonly identityKey: Uint8Array
  /** As they signed it; undefined where no such name is here. */
  readonly name: string | undefined
}

export interface CertifiedPeople {
  /** Undefined where nobody signed for it, or where several claim it. */
  readonly createdBy: CertifiedPerson | undefined
  /** Each once, who made it among them. */
  readonly writers: readonly CertifiedPerson[]
  /** Yjs clients that nobody rightly signed for: each window that wrote is one. */
  readonly unverified: number
}

/** A person's name, and what they signed of it. */
export interface SignedName {
  readonly personId: PersonId
  readonly name: string
  readonly packed: Uint8Array
}

/** Where another name stands there, or one that this person did not sign. */
export function writeName(doc: Y.Doc, { personId, name, packed }: SignedName): void {
  if (readName(doc, personId) === name) return
  doc.transact(() => doc.getMap(NAMES).set(personId, packed), PROGRAM)
}

/** As `writeName`, for a document that is never built. */
export function encodeName(update: FreshUpdate, { personId, packed }: SignedName): void {
  update.set(NAMES, personId, packed)
}

export function readName(doc: Y.Doc, personId: PersonId): string | undefined {
  const packed = doc.getMap(NAMES).get(personId)
  if (!(packed instanceof Uint8Array)) return undefined
  const known = READ.get(packed)
  if (known?.personId === personId) return known.name
  const name = readSignedName(personId, packed)
  READ.set(packed, { personId, name })
  return name
}

/** Undefined where nobody rightly signed for this client. */
export function readPerson(
  doc: Y.Doc,
  docId: DocId,
  clientId: number,
): CertifiedPerson | undefined {
  const writer = readWriter(doc, docId, clientId)
  return writer && named(doc, writer)
}

export function readPeople(doc: Y.Doc, docId: DocId): CertifiedPeople {
  const creator = readCreator(doc, docId)
  const signatures = new Set<unknown>([doc.getMap('writers'), doc.getMap(NAMES)])
  const writers = new Map<PersonId, CertifiedPerson>()
  let unverified = 0
  for (const [clientId, structs] of doc.store.clients) {
    if (!structs.some((struct) => isWriting(struct, signatures))) continue
    const writer = readWriter(doc, docId, clientId)
    if (!writer) unverified += 1
    else if (!writers.has(writer.personId)) writers.set(writer.personId, named(doc, writer))
  }
  return { createdBy: creator && named(doc, creator), writers: [...writers.values()], unverified }
}

/** The host signs for its pages as a client of its own, which writes nothing else. */
function isWriting(struct: Y.Item | Y.GC, signatures: ReadonlySet<unknown>): boolean {
  return !(struct instanceof Y.Item && signatures.has(struct.parent))
}

function named(doc: Y.Doc, { personId, identityKey }: CertifiedWriter): CertifiedPerson {
  return { personId, identityKey, name: readName(doc, personId) }
}

interface ReadName {
  readonly personId: PersonId
  readonly name: string | undefined
}

/** As with certificates: as long as their bytes live. */
const READ = new WeakMap<Uint8Array, ReadName>()
