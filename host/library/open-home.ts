/** The home document's row and key, put there at the first start, and the document, which stays open. */
import type { LibraryLog } from '../log/library-log'
import type { OpenDocument } from '../rooms/open-document'
import type { OpenDocuments } from '../rooms/open-documents'
import type { SyncClock } from '../sync/contract'
import { type HeldKeys, packKeys } from './document-keys'

export interface HomeParts {
  readonly log: LibraryLog
  readonly documents: OpenDocuments
  readonly clock: SyncClock
  readonly homeKeys: HeldKeys
}

export function openHome({ log, documents, clock, homeKeys }: HomeParts): OpenDocument {
  const { docId, roomId } = homeKeys.keys
  const isNew = !log.facts(docId)
  const now = clock.now()
  if (isNew)
    log.addDocument({
      docId,
      roomId,
      kind: 'home',
      keys: packKeys(homeKeys),
      format: 1,
      createdAt: now,
      modifiedAt: now,
    })
  if (isNew && log.hasContent(docId)) log.setOwesState(docId, 'owes')
  const home = documents.pin(docId)
  if (!home) throw new Error('the home document was not found where it was put')
  return home
}
