/**
 * A record from a relay, verified, looked at and sealed for this disk: everything about it that
 * costs time and needs neither the library nor the disk, so that a worker thread can do it.
 */
import type { DocumentKeys } from '../../shared/records/keys'
import type { RecordHeader, RecordRefusal } from '../../shared/records/record'
import { openRecord } from '../../shared/records/seal'
import type { LocalCipher } from '../log/local-cipher'
import { isWellFormed } from '../log/read-document'
import { placeOf } from '../log/sealed-document'

export type DeliveredRefusal = RecordRefusal | 'update-malformed'

/** What is to be stored of a record that was verified. */
export interface VerifiedRecord {
  readonly kind: 'verified'
  readonly recordKind: 'update' | 'checkpoint'
  readonly place: Pick<RecordHeader, 'writerId' | 'counter' | 'previous'>
  /** The Yjs update under the local key, as the table `records` holds it. */
  readonly sealed: Uint8Array
  /** In clear, for a document in memory; a worker leaves it out. */
  readonly update?: Uint8Array
}

export type OpenedDelivery =
  | VerifiedRecord
  | { readonly kind: 'refused'; readonly reason: DeliveredRefusal }

/** Of these the keys that a reader needs: what crosses to the worker. */
export type ReadingKeys = Pick<DocumentKeys, 'docId' | 'roomIdBytes' | 'writerKey' | 'readKey'>

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
