/**
 * A capability with everything derived from it, as one row of `library.db`, sealed there: deriving
 * takes 0.2 ms each, which 12,000 documents would pay at every start.
 */
import { concat, toBase64url } from '../../shared/records/bytes'
import {
  type Capability,
  createDocumentKeys,
  deriveDocumentKeys,
  type DocId,
  type DocumentKeys,
  type EditCapability,
  type RoomId,
} from '../../shared/records/keys'

export interface HeldKeys {
  readonly capability: Capability
  readonly keys: DocumentKeys
}

/** Of a document made here. */
export interface NewKeys extends HeldKeys {
  readonly capability: EditCapability
}

const VERSION = 1
const BYTES = 2 + 32 * 7 + 64

/** Throws for a capability whose id is not of its key: callers have refused those before. */
export function deriveHeldKeys(capability: Capability): HeldKeys {
  const keys = deriveDocumentKeys(capability)
  if (typeof keys === 'string') throw new Error(`a capability that was let in: ${keys}`)
  return { capability, keys }
}

/** Of a new document, from 32 random bytes. */
export function createHeldKeys(editSecret: Uint8Array): NewKeys {
  const keys = createDocumentKeys(editSecret)
  return { capability: { rights: 'edit', docId: keys.docId, editSecret }, keys }
}

/** Capability and derived keys, in clear: sealed by whoever stores them. */
export function packKeys({ capability, keys }: HeldKeys): Uint8Array {
  const isEdit = capability.rights === 'edit'
  return concat(
    Uint8Array.of(VERSION, isEdit ? 1 : 0),
    isEdit ? capability.editSecret : capability.viewSecret,
    keys.writerKey,
    keys.roomIdBytes,
    keys.viewSecret,
    keys.readKey,
    keys.presenceKey,
    keys.fetchToken,
    keys.writerSecret ?? new Uint8Array(64),
  )
}

/** Undefined for bytes of another size or version. */
export function unpackKeys(docId: DocId, packed: Uint8Array): HeldKeys | undefined {
  if (packed.byteLength !== BYTES || packed[0] !== VERSION) return undefined
  const part = (at: number) => packed.slice(2 + at * 32, 34 + at * 32)
  const secret = part(0)
  const writerKey = part(1)
  const roomIdBytes = part(2)
  const viewSecret = part(3)
  const isEdit = packed[1] === 1
  const keys: DocumentKeys = {
    docId,
    roomId: toBase64url(roomIdBytes) as RoomId,
    roomIdBytes,
    writerKey,
    ...(isEdit ? { writerSecret: packed.slice(BYTES - 64) } : {}),
    viewSecret,
    readKey: part(4),
    presenceKey: part(5),
    fetchToken: part(6),
    rights: isEdit ? 'edit' : 'view',
  }
  const capability: Capability = isEdit
    ? { rights: 'edit', docId, editSecret: secret }
    : { rights: 'view', docId, viewSecret, writerKey }
  return { capability, keys }
}
