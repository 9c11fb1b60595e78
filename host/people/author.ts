/**
 * This device as one who writes: what is made or changed here is signed for as this person's, with
 * their name beside it where they gave one.
 */
import type * as Y from 'yjs'
import { encodeCertificate, writeCertificate } from '../../shared/model/document'
import type { FreshUpdate } from '../../shared/model/fresh-update'
import { encodeName, type SignedName, writeName } from '../../shared/model/people'
import type { Device } from '../../shared/records/identity'
import type { DocId } from '../../shared/records/keys'
import { cleanName, signName } from '../../shared/records/signed-name'

export interface AuthorParts {
  readonly device: Device
  /** As the profile has it now; empty for none. */
  readonly readName: () => string
}

export class Author {
  readonly #parts: AuthorParts
  #typed: string | undefined
  #signed: SignedName | undefined

  constructor(parts: AuthorParts) {
    this.#parts = parts
  }

  /** The same value until another name is given; undefined where none was. */
  get name(): SignedName | undefined {
    const { device, readName } = this.#parts
    const typed = readName()
    if (typed === this.#typed) return this.#signed
    const name = cleanName(typed)
    this.#typed = typed
    this.#signed = name
      ? { personId: device.personId, name, packed: signName(device, name) }
      : undefined
    return this.#signed
  }

  /** Unless a device of this person has signed for this client. */
  certify(doc: Y.Doc, docId: DocId, clientId: number): void {
    writeCertificate(doc, this.#parts.device, docId, clientId)
  }

  /** For the client of this very document, which nobody else has. */
  sign(doc: Y.Doc, docId: DocId): void {
    this.certify(doc, docId, doc.clientID)
    if (this.name) writeName(doc, this.name)
  }
}

/** As `Author.sign`, for a document that is never built. */
export function encodeAuthor(
  update: FreshUpdate,
  docId: DocId,
  { device, name }: { readonly device: Device; readonly name: SignedName | undefined },
): void {
  encodeCertificate(update, device, docId)
  if (name) encodeName(update, name)
}
