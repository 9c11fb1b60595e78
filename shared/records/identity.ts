/**
 * Who wrote what. A person's identity key follows from their root secret; each installation has a
 * random device key that the identity certifies; the first time a Yjs clientID writes in a document
 * its device signs (document, clientID, person). Authorship survives checkpoints through these.
 */
import { concat, parseBase64url, toBase64url, u64, utf8 } from './bytes'
import { derive, hash } from './derive'
import type { DocId } from './keys'
import { sodium } from './sodium'

declare const branded: unique symbol
/** 16 bytes as base64url, from the person's identity key. */
export type PersonId = string & { readonly [branded]: 'PersonId' }

export interface KeyPair {
  readonly publicKey: Uint8Array
  readonly secretKey: Uint8Array
}

export interface Device {
  readonly keys: KeyPair
  readonly identityKey: Uint8Array
  readonly personId: PersonId
  /** The identity's signature over this device's public key. */
  readonly certificate: Uint8Array
}

const KEY_BYTES = 32
const SIGNATURE_BYTES = 64
/** Identity key, device key, and the identity's signature over it. */
const DEVICE_BYTES = KEY_BYTES + KEY_BYTES + SIGNATURE_BYTES
/** What a device has signed begins with that device, and its signature. */
export const SIGNED_BYTES = DEVICE_BYTES + SIGNATURE_BYTES

export interface CertifiedWriter {
  readonly personId: PersonId
  readonly identityKey: Uint8Array
  readonly deviceKey: Uint8Array
}

/** The edit secret of the person's home document. */
export function deriveHomeSecret(root: Uint8Array): Uint8Array {
  return derive(root, 'home')
}

/** The key that wraps what is stored on this machine alone. */
export function deriveLocalKey(root: Uint8Array): Uint8Array {
  return derive(root, 'local')
}

/** The person's, from the 32 bytes of their root: the same on each of their devices. */
export function deriveIdentity(root: Uint8Array): KeyPair {
  const pair = sodium.crypto_sign_seed_keypair(derive(root, 'identity'))
  return { publicKey: pair.publicKey, secretKey: pair.privateKey }
}

/** Random, for one installation. */
export function createDeviceKeys(): KeyPair {
  const pair = sodium.crypto_sign_keypair()
  return { publicKey: pair.publicKey, secretKey: pair.privateKey }
}

/** By the person whose identity this is. */
export function certifyDevice(identity: KeyPair, keys: KeyPair): Device {
  const certificate = sodium.crypto_sign_detached(deviceClaim(keys.publicKey), identity.secretKey)
  const personId = personIdOf(identity.publicKey)
  return { keys, identityKey: identity.publicKey, personId, certificate }
}

/** 16 bytes in base64url. */
export function parsePersonId(value: unknown): PersonId | undefined {
  const isOne = typeof value === 'string' && parseBase64url(value)?.length === 16
  return isOne ? (value as PersonId) : undefined
}

function personIdOf(identityKey: Uint8Array): PersonId {
  return toBase64url(hash(16, 'person/1', identityKey)) as PersonId
}

/** That this device writes as this Yjs client in this document: 192 bytes. */
export function certifyWriter(device: Device, docId: DocId, clientId: number): Uint8Array {
  return signAs(device, writerClaim(docId, clientId, device.personId))
}

/** Undefined when any signature in the certificate fails: the clientID then shows as unverified. */
export function readCertificate(
  docId: DocId,
  clientId: number,
  packed: unknown,
): CertifiedWriter | undefined {
  if (!(packed instanceof Uint8Array) || packed.byteLength !== SIGNED_BYTES) return undefined
  return readSigned(packed, (personId) => writerClaim(docId, clientId, personId))
}

/** Whose a certificate says that it is, without looking at a signature. */
export function readClaimedPerson(packed: unknown): PersonId | undefined {
  const isOne = packed instanceof Uint8Array && packed.byteLength === SIGNED_BYTES
  return isOne ? personIdOf(packed.subarray(0, KEY_BYTES)) : undefined
}

/** The device with its certificate, and its signature over the claim. */
export function signAs(device: Device, claim: Uint8Array): Uint8Array<ArrayBuffer> {
  const signature = sodium.crypto_sign_detached(claim, device.keys.secretKey)
  return concat(device.identityKey, device.keys.publicKey, device.certificate, signature)
}

/** Who signed the claim, from the first 192 bytes; undefined when either signature fails. */
export function readSigned(
  packed: Uint8Array,
  claimOf: (personId: PersonId) => Uint8Array,
): CertifiedWriter | undefined {
  const identityKey = packed.slice(0, KEY_BYTES)
  const deviceKey = packed.slice(KEY_BYTES, 2 * KEY_BYTES)
  const personId = personIdOf(identityKey)
  const certificate = packed.slice(2 * KEY_BYTES, DEVICE_BYTES)
  const signature = packed.slice(DEVICE_BYTES, SIGNED_BYTES)
  if (!verify(certificate, deviceClaim(deviceKey), identityKey)) return undefined
  if (!verify(signature, claimOf(personId), deviceKey)) return undefined
  return { personId, identityKey, deviceKey }
}

function verify(signature: Uint8Array, message: Uint8Array, key: Uint8Array): boolean {
  return sodium.crypto_sign_verify_detached(signature, message, key)
}

function deviceClaim(deviceKey: Uint8Array): Uint8Array {
  return concat(utf8('carnet/device/1'), deviceKey)
}

function writerClaim(docId: DocId, clientId: number, personId: PersonId): Uint8Array {
  return concat(utf8(`carnet/writer/1/${docId}/${personId}/`), u64(clientId))
}
