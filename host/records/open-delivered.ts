/**
 * A record from a relay, verified, looked at and sealed for this disk: everything about it that
 * costs time and needs neither the library nor the disk, so that a worker thread can do it.
 */
import type { DocumentKeys } from '../../shared/records/keys'
import { openRecord } from '../../shared/records/seal'
import type { LocalCipher } from '../log/local-cipher'
import { isWellFormed } from '../log/well-formed'
import { placeOf } from '../log/sealed-document'
import type { OpenedDelivery } from './opened-delivery'

/** Of these the keys that a reader needs: what crosses to the worker. */
export type ReadingKeys = Pick<DocumentKeys, 'docId' | 'roomIdBytes' | 'writerKey' | 'readKey'>

/** Refused with the first reason why it may not be applied. */
export function openDelivered(
  keys: ReadingKeys,
  bytes: Uint8Array,
  cipher: LocalCipher,
): OpenedDelivery {
  const record = openRecord(keys, bytes)
  if (typeof record === 'string') return { kind: 'refused', reason: record }
  const { update, header, kind: recordKind } = record
  if (!isWellFormed(update)) return { kind: 'refused', reason: 'update-malformed' }
  const { writerId, counter, previous } = header
  const sealed = cipher.seal(placeOf('records', keys.docId), update)
  return { kind: 'verified', recordKind, place: { writerId, counter, previous }, sealed, update }
}
