/** A new document of this person's: on disk, in their home document, and on its way to the relay. */
import * as Y from 'yjs'
import type { CreateReply } from '../../shared/contract/collections'
import {
  type CollectionKind,
  createDocument,
  createEmpty,
  writeTitle,
} from '../../shared/model/document'
import { PROGRAM } from '../../shared/model/origin'
import { createEditCapability } from '../../shared/records/keys'
import { randomBytes } from '../../shared/records/random'
import { StoreFailure } from '../log/contract'
import type { Library } from './library'

export const MAX_TITLE_LETTERS = 100_000

/** On disk when it answers that it is done. A title beyond 100,000 letters is cut. */
export function createHeld(
  library: Library,
  kind: 'note' | CollectionKind,
  title: string,
  begin: (doc: Y.Doc) => void = () => {},
): CreateReply {
  if (library.access === 'read') return { kind: 'failed', error: 'read-only' }
  const now = library.clock.now()
  const capability = createEditCapability(randomBytes(32))
  const { docId } = capability
  const doc = createEmpty()
  createDocument(doc, kind, now)
  if (title !== '') writeTitle(doc, title.slice(0, MAX_TITLE_LETTERS), PROGRAM)
  library.author.sign(doc, docId)
  begin(doc)
  try {
    library.log.transaction(() => {
      library.holdings.store(capability, now, kind)
      library.log.journal([{ docId, updates: [Y.encodeStateAsUpdate(doc)] }], now)
    })
  } catch (error) {
    if (error instanceof StoreFailure) return { kind: 'failed', error: error.error }
    throw error
  }
  doc.destroy()
  // A crash before the home document knows it: the row is adopted at the next start.
  library.holdings.home.add(capability, now, { kind })
  library.journal.flush()
  library.changed.tell([docId])
  library.sealer.schedule(docId)
  return { kind: 'created', docId }
}
