/**
 * A new document as `library.db` stores it. Whoever made it seals it, in a worker thread if need be,
 * so that the thread on which people type has nothing left to do but insert two rows.
 */
import type { DocId, RoomId } from '../../shared/records/keys'
import type { LocalCipher } from './local-cipher'

export interface SealedDocument {
  readonly docId: DocId
  readonly roomId: RoomId
  readonly sealedKeys: Uint8Array
  readonly sealedState: Uint8Array
  readonly createdAt: number
  readonly modifiedAt: number
}

export interface ClearDocument extends Omit<SealedDocument, 'sealedKeys' | 'sealedState'> {
  /** Packed capability and derived keys. */
  readonly keys: Uint8Array
  /** Yjs V1 update of the whole document. */
  readonly state: Uint8Array
}

/** Takes the time that sealing two rows takes; touches no disk. */
export function sealDocument(cipher: LocalCipher, clear: ClearDocument): SealedDocument {
  const { docId, roomId, keys, state, createdAt, modifiedAt } = clear
  return {
    docId,
    roomId,
    sealedKeys: cipher.seal(placeOf('keys', docId), keys),
    sealedState: cipher.seal(placeOf('snapshots', docId), state),
    createdAt,
    modifiedAt,
  }
}

/** What ciphertext is bound to, so that no row can be moved to another table or document. */
export function placeOf(table: string, docId: DocId): string {
  return `${table}/${docId}`
}
