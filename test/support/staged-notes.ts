// Generated documents as an import's worker hands them over.
import { createHeldKeys, packKeys } from '../../host/library/document-keys'
import { Staging } from '../../host/library/staging'
import { LocalCipher } from '../../host/log/local-cipher'
import { sealDocument } from '../../host/log/sealed-document'
import type { ImportedDocument } from '../../host/transfer/contract'
import { deriveLocalKey } from '../../shared/records/identity'
import type { HeldKind } from '../../shared/model/home'
import type { GeneratedDocument } from './generated-notes'
import type { TestLibrary } from './library'

/** A note, unless it says what else it is. */
export interface StagedContent extends Pick<GeneratedDocument, 'docId' | 'editSecret' | 'update'> {
  readonly kind?: HeldKind
  readonly note: Pick<GeneratedDocument['note'], 'createdAt' | 'modifiedAt'>
}

function importedDocument(document: StagedContent, localKey: Uint8Array): ImportedDocument {
  const { editSecret, update: state, note } = document
  const held = createHeldKeys(editSecret)
  const { docId, roomId } = held.keys
  const { createdAt, modifiedAt } = note
  const clear = { docId, roomId, keys: packKeys(held), state, createdAt, modifiedAt }
  return {
    ...sealDocument(new LocalCipher(localKey), clear),
    editSecret,
    kind: document.kind ?? 'note',
    origin: undefined,
  }
}

/** As an import would leave the library, without its catalog. */
export async function fillWithNotes(
  { library, root }: TestLibrary,
  documents: Iterable<StagedContent>,
): Promise<void> {
  const localKey = deriveLocalKey(root)
  const staging = new Staging({ library, localKey, catalogue: async () => {} })
  staging.stage(
    'fill',
    Array.from(documents, (document) => importedDocument(document, localKey)),
  )
  await staging.commitStaged('fill')
  library.journal.flush()
}
