import type { ReadingKeys } from './open-delivered'
import type { OpenedDelivery } from './opened-delivery'

export interface RecordsWorkerStart {
  readonly localKey: Uint8Array
}

/** All records of one document that wait, in their order. */
export interface Unopened {
  readonly keys: ReadingKeys
  readonly records: readonly Uint8Array[]
}

export interface RecordsRequest {
  readonly id: number
  readonly documents: readonly Unopened[]
}

export interface RecordsReply {
  readonly id: number
  /** In the order of the documents and their records. */
  readonly opened: readonly (readonly OpenedDelivery[])[]
}
