/** What of a document may be passed on with a collection that it is in, and as whose. */
import type * as Y from 'yjs'
import { createEmpty, readTitle } from '../../shared/model/document'
import { isMadeBy, readSharing, type Sharing } from '../../shared/model/sharing'
import type { Device } from '../../shared/records/identity'
import type { DocId } from '../../shared/records/keys'
import { applyStored } from '../log/stored-content'
import type { OpenDocuments } from '../rooms/open-documents'

/** The part of a library that is looked at. */
export interface ReadableLibrary {
  readonly documents: OpenDocuments
  readonly device: Pick<Device, 'personId'>
  readState(docId: DocId): Uint8Array | undefined
}

export interface Allowed {
  readonly sharing: Sharing
  /** This person made it. */
  readonly isOwn: boolean
  readonly title: string
}

/** Undefined while its content has not come: nobody knows yet what its authors allow. */
export function readAllowed(library: ReadableLibrary, docId: DocId): Allowed | undefined {
  const open = library.documents.peek(docId)
  if (open) return allowedIn(library, open.doc, docId)
  const state = library.readState(docId)
  if (!state) return undefined
  const doc = createEmpty()
  applyStored(doc, [state])
  const allowed = allowedIn(library, doc, docId)
  doc.destroy()
  return allowed
}

function allowedIn(library: ReadableLibrary, doc: Y.Doc, docId: DocId): Allowed | undefined {
  const meta = doc.getMap('meta')
  if (!meta.has('kind')) return undefined
  return {
    sharing: readSharing(meta.get('sharing')),
    isOwn: isMadeBy(doc, docId, library.device.personId),
    title: readTitle(doc),
  }
}

/** `own`: the person does it knowingly, and allows by it what they have made. */
export type Act = 'own' | 'followed'

export function mayEdit({ sharing, isOwn }: Allowed, act: Act): boolean {
  return sharing === 'edit' || (sharing === 'read' && isOwn && act === 'own')
}
