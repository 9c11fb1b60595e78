/** What is known of a record from a relay once it was opened. */
import type { RecordHeader, RecordRefusal } from '../../shared/records/record'

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
