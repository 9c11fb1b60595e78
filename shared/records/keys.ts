/**
 * What a link can do. An edit secret E yields the writing pair and the view secret V; V yields
 * everything a reader needs; nothing leads back. A document's id and its room's id follow from the
 * writer's public key, so nobody can claim somebody else's (docs/design.md, "Keys").
 */
import { equalBytes, toBase64url } from './bytes'
import { derive, deriveEach, hash } from './derive'
import { sodium } from './sodium'

declare const branded: unique symbol
type Branded<Base, Name extends string> = Base & { readonly [branded]: Name }

/** 16 bytes as base64url, 22 letters. Never changes; links inside notes use it. */
export type DocId = Branded<string, 'DocId'>
/** 32 bytes as base64url, 43 letters. What a relay knows a document by. */
export type RoomId = Branded<string, 'RoomId'>

export const SECRET_BYTES = 32

export interface EditCapability {
  readonly rights: 'edit'
  readonly docId: DocId
  readonly editSecret: Uint8Array
}

export interface ViewCapability {
  readonly rights: 'view'
  readonly docId: DocId
  readonly viewSecret: Uint8Array
  /** The writer's public key, which a viewer cannot derive. */
  readonly writerKey: Uint8Array
}

export type Capability = EditCapability | ViewCapability

/** Everything derived from a capability that a host works with. Never leaves the host. */
export interface DocumentKeys {
  readonly docId: DocId
  readonly roomId: RoomId
  readonly roomIdBytes: Uint8Array
  /** Ed25519 public key that every record of the room is signed with. */
  readonly writerKey: Uint8Array
  /** Ed25519 secret key (64 bytes); absent for a viewer. */
  readonly writerSecret?: Uint8Array
  readonly viewSecret: Uint8Array
  readonly readKey: Uint8Array
  readonly presenceKey: Uint8Array
  readonly fetchToken: Uint8Array
  readonly rights: 'edit' | 'view'
}

export type KeyRefusal = 'secret-malformed' | 'id-not-of-this-key'

/** The last of 22 letters bears two bits: in the one canonical spelling the others are zero. */
const DOC_ID = /^[A-Za-z0-9_-]{21}[AQgw]$/u

/** Undefined for anything but 16 bytes in base64url. */
export function parseDocId(text: unknown): DocId | undefined {
  return typeof text === 'string' && DOC_ID.test(text) ? (text as DocId) : undefined
}

/** A new document's capability from 32 random bytes, or from a derived secret such as the home's. */
export function createEditCapability(editSecret: Uint8Array): EditCapability {
  return { rights: 'edit', docId: docIdOf(writingPair(editSecret).publicKey), editSecret }
}

/** The same document's view capability: holds no edit secret and leads to none. */
export function toViewCapability(capability: Capability): ViewCapability {
  if (capability.rights === 'view') return capability
  return {
    rights: 'view',
    docId: capability.docId,
    viewSecret: derive(capability.editSecret, 'view'),
    writerKey: writingPair(capability.editSecret).publicKey,
  }
}

/** Everything about a new document, its id included, for one derivation of the writing pair. */
export function createDocumentKeys(editSecret: Uint8Array): DocumentKeys {
  const { writer, viewSecret } = editorOf(editSecret)
  return keysOf({ ...writer, docId: docIdOf(writer.writerKey), viewSecret, rights: 'edit' })
}

/** Refuses a capability whose id does not follow from its own key: it claims another's document. */
export function deriveDocumentKeys(capability: Capability): DocumentKeys | KeyRefusal {
  const { docId, rights } = capability
  const isEdit = capability.rights === 'edit'
  const secret = isEdit ? capability.editSecret : capability.viewSecret
  if (secret.byteLength !== SECRET_BYTES) return 'secret-malformed'
  const { writer, viewSecret } = isEdit
    ? editorOf(secret)
    : { writer: { writerKey: capability.writerKey }, viewSecret: secret }
  if (writer.writerKey.byteLength !== sodium.crypto_sign_PUBLICKEYBYTES) return 'secret-malformed'
  if (docIdOf(writer.writerKey) !== docId) return 'id-not-of-this-key'
  return keysOf({ ...writer, docId, viewSecret, rights })
}

function keysOf(
  from: Pick<DocumentKeys, 'docId' | 'writerKey' | 'writerSecret' | 'viewSecret' | 'rights'>,
): DocumentKeys {
  const { viewSecret } = from
  const roomIdBytes = roomIdBytesOf(from.writerKey)
  const { read, presence, fetch } = deriveEach(viewSecret, ['read', 'presence', 'fetch'])
  return {
    ...from,
    roomId: toBase64url(roomIdBytes) as RoomId,
    roomIdBytes,
    readKey: read,
    presenceKey: presence,
    fetchToken: fetch,
  }
}

/** BLAKE2b-128 of the key, in base64url. */
export function docIdOf(writerKey: Uint8Array): DocId {
  return toBase64url(hash(16, 'doc/1', writerKey)) as DocId
}

/** BLAKE2b-256 of the key, in base64url. */
export function roomIdOf(writerKey: Uint8Array): RoomId {
  return toBase64url(roomIdBytesOf(writerKey)) as RoomId
}

function roomIdBytesOf(writerKey: Uint8Array): Uint8Array {
  return hash(32, 'room/1', writerKey)
}

/** Whether this public key is the one that the room's id was made from. */
export function isWriterOf(roomIdBytes: Uint8Array, writerKey: Uint8Array): boolean {
  return equalBytes(roomIdBytesOf(writerKey), roomIdBytes)
}

function editorOf(editSecret: Uint8Array) {
  const { write, view } = deriveEach(editSecret, ['write', 'view'])
  const pair = sodium.crypto_sign_seed_keypair(write)
  return {
    writer: { writerKey: pair.publicKey, writerSecret: pair.privateKey },
    viewSecret: view,
  }
}

function writingPair(editSecret: Uint8Array) {
  return sodium.crypto_sign_seed_keypair(derive(editSecret, 'write'))
}
