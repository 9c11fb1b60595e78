// Generated documents as an import's worker hands them over.
import { createHeldKeys, packKeys } from '../../host/library/document-keys'
import { Staging } from '../../host/library/staging'
import { LocalCipher } from '../../host/log/local-cipher'
import { sealDocument } from '../../host/log/sealed-document'
import type { ImportedDocument } from '../../host/transfer/contract'
import { deriveLocalKey } from '../../shared/records/identity'
import type { GeneratedDocument } from './generated-notes'
import type { TestLibrary } from './library'

function importedDocument(document: GeneratedDocument, localKey: Uint8Array): ImportedDocument {
  const { editSecret, update: state, note } = document
  const held = createHeldKeys(editSecret)
  const { docId, roomId } = held.keys
  const { createdAt, modifiedAt } = note
  const clear = { docId, roomId, keys: packKeys(held), state, createdAt, modifiedAt }
  return {
    ...sealDocument(new LocalCipher(localKey), clear),
    editSecret,
    kind: 'note',
    origin: undefined,
  }
}

/** As an import would leave the library, without its catalog. */
export async function fillWithNotes(
  { library, root }: TestLibrary,
  documents: Iterable<GeneratedDocument>,
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
