/**
 * What came from relays and is not on disk yet: records, acknowledgements and the cursors behind
 * them, committed together. One commit for many documents when a library is cloned, one at once
 * when somebody types.
 */
import type { DocId } from '../../shared/records/keys'
import { type Cursor, type DeliveredRecord, StoreFailure } from '../log/contract'
import type { Received, SyncClock, SyncLibrary } from './contract'

/** Called after the commit, or with the reason why there was none: nothing of it counts then. */
export type Committed = (outcome: readonly Received[] | StoreFailure) => void

/** One's own record and the number under which the relay stored it. */
export interface AcknowledgedRecord {
  readonly recordId: Uint8Array
  readonly seq: number
}

export interface Delivery {
  readonly records: readonly DeliveredRecord[]
  readonly acknowledged: readonly AcknowledgedRecord[]
  /** Where the document stands once these are applied. */
  readonly cursor: Cursor
  readonly committed: Committed
}

const MAX_DOCUMENTS = 64
const MAX_BYTES = 1024 * 1024
const MAX_WAIT_MS = 15

interface Entry {
  readonly records: DeliveredRecord[]
  readonly acknowledged: AcknowledgedRecord[]
  cursor: Cursor
  committed: Committed
}

export class Inbox {
  readonly #library: SyncLibrary
  readonly #clock: SyncClock
  #entries = new Map<DocId, Entry>()
  #bytes = 0
  #isUrgent = false
  #cancel: (() => void) | undefined

  constructor(library: SyncLibrary, clock: SyncClock) {
    this.#library = library
    this.#clock = clock
  }

  isPending(docId: DocId): boolean {
    return this.#entries.has(docId)
  }

  add(docId: DocId, delivery: Delivery): void {
    const entry = this.#entries.get(docId)
    if (entry) {
      entry.records.push(...delivery.records)
      entry.acknowledged.push(...delivery.acknowledged)
      entry.cursor = delivery.cursor
      entry.committed = delivery.committed
    } else {
      this.#entries.set(docId, {
        records: [...delivery.records],
        acknowledged: [...delivery.acknowledged],
        cursor: delivery.cursor,
        committed: delivery.committed,
      })
    }
    for (const { bytes } of delivery.records) this.#bytes += bytes.byteLength
    if (this.#entries.size > MAX_DOCUMENTS || this.#bytes > MAX_BYTES) this.flush()
    else this.#cancel ??= this.#clock.after(MAX_WAIT_MS, () => this.flush())
  }

  /** Somebody has this document open: commit when the message is read, not some time later. */
  hurry(): void {
    this.#isUrgent = true
  }

  endOfMessage(): void {
    if (this.#isUrgent) this.flush()
  }

  /** What was read for a session that has ended badly is read again by the next one. */
  forget(docId: DocId): void {
    this.#entries.delete(docId)
  }

  flush(): void {
    this.#cancel?.()
    this.#cancel = undefined
    this.#isUrgent = false
    this.#bytes = 0
    if (this.#entries.size === 0) return
    const entries = this.#entries
    this.#entries = new Map()
    const outcomes = this.#commit(entries)
    for (const [docId, { committed }] of entries) {
      committed(outcomes instanceof StoreFailure ? outcomes : (outcomes.get(docId) ?? []))
    }
  }

  #commit(
    entries: ReadonlyMap<DocId, Entry>,
  ): ReadonlyMap<DocId, readonly Received[]> | StoreFailure {
    try {
      return this.#library.transact(() => {
        const outcomes = new Map<DocId, readonly Received[]>()
        for (const [docId, entry] of entries) outcomes.set(docId, this.#store(docId, entry))
        return outcomes
      })
    } catch (error) {
      if (error instanceof StoreFailure) return error
      throw error
    }
  }

  #store(docId: DocId, { records, acknowledged, cursor }: Entry): readonly Received[] {
    for (const { recordId, seq } of acknowledged) this.#library.acknowledge(docId, recordId, seq)
    if (records.length > 0) return this.#library.receive(docId, records, cursor)
    this.#library.moveCursor(docId, cursor)
    return []
  }
}
