/**
 * Makes sealed records of a document's updates and puts them into the outbox. The record, its outbox
 * row and the end of its journal rows are one commit.
 */
import type { Device } from '../../shared/records/identity'
import type { DocId, DocumentKeys } from '../../shared/records/keys'
import { MAX_RECORD_BYTES, recordIdOf } from '../../shared/records/record'
import { type SealedContent, sealRecord } from '../../shared/records/seal'
import type { JournalRow, LibraryLog } from '../log/library-log'
import type { SyncClock } from '../sync/contract'
import { mergeAll } from './merge-updates'

/** More journal rows than this are sealed as the whole state: merging them would take seconds. */
const MANY_ROWS = 1000
/** Rows sealed into one record: well below what a record may hold, even if nothing deflates. */
const RECORD_BYTES = 4 * 1024 * 1024

export interface OutboxWriterParts {
  readonly log: LibraryLog
  readonly clock: SyncClock
  readonly device: Device
  readonly writerId: Uint8Array
  /** The whole state, from memory or from disk. */
  readonly state: (docId: DocId) => Uint8Array | undefined
}

/** What no record of ours holds yet. */
export interface Unsealed {
  readonly keys: DocumentKeys
  readonly rows: readonly JournalRow[]
  /** The whole state is to be sent, whatever was sent before. */
  readonly owesState: boolean
}

export class OutboxWriter {
  readonly #parts: OutboxWriterParts

  constructor(parts: OutboxWriterParts) {
    this.#parts = parts
  }

  /** Inside a transaction: all of it or nothing. Throws StoreFailure. */
  write({ keys, rows, owesState }: Unsealed): void {
    if (owesState || rows.length > MANY_ROWS) this.#sealState(keys, rows)
    else for (const batch of inBatches(rows)) this.#sealRows(keys, batch)
  }

  /** Undefined when it would not fit into a record. */
  sealCheckpoint(keys: DocumentKeys, state: Uint8Array): Uint8Array | undefined {
    const bytes = this.#seal(keys, { kind: 'checkpoint', update: state })
    return bytes.byteLength <= MAX_RECORD_BYTES ? bytes : undefined
  }

  #sealState(keys: DocumentKeys, rows: readonly JournalRow[]): void {
    const update = this.#parts.state(keys.docId)
    if (!update) return
    this.#add(keys, update, { upToJournal: rows.at(-1)?.seq ?? 0, isStored: rows.length === 0 })
    this.#parts.log.setOwesState(keys.docId, 'settled')
  }

  #sealRows(keys: DocumentKeys, rows: readonly JournalRow[]): void {
    const update = mergeAll(rows.map((row) => row.update))
    if (!update) return
    this.#add(keys, update, { upToJournal: rows.at(-1)?.seq ?? 0, isStored: false })
  }

  #add(
    keys: DocumentKeys,
    update: Uint8Array,
    from: { readonly upToJournal: number; readonly isStored: boolean },
  ): void {
    const { log, clock } = this.#parts
    const { docId } = keys
    const bytes = this.#seal(keys, { kind: 'update', update })
    const recordId = recordIdOf(bytes)
    log.relay.addSealed({
      docId,
      recordId,
      bytes,
      update: from.isStored ? undefined : update,
      upToJournal: from.upToJournal,
      at: clock.now(),
    })
    // It stays listed as waiting, with the reason: nothing smaller can be made of it.
    if (bytes.byteLength > MAX_RECORD_BYTES) log.relay.reject(docId, recordId, 'record-too-large')
  }

  #seal(keys: DocumentKeys, content: SealedContent): Uint8Array {
    const { log, device, writerId } = this.#parts
    const { docId } = keys
    return log.transaction(() => {
      const position = log.relay.nextPosition(docId, writerId)
      const bytes = sealRecord(keys, device, { writerId, ...position }, content)
      log.relay.follow(docId, writerId, { ...position, recordId: recordIdOf(bytes) })
      return bytes
    })
  }
}

function* inBatches(rows: readonly JournalRow[]): Generator<readonly JournalRow[]> {
  let batch: JournalRow[] = []
  let size = 0
  for (const row of rows) {
    if (batch.length > 0 && size + row.update.byteLength > RECORD_BYTES) {
      yield batch
      batch = []
      size = 0
    }
    batch.push(row)
    size += row.update.byteLength
  }
  if (batch.length > 0) yield batch
}
