/**
 * Turns what is journaled into sealed records: a little later than typed, so that a sentence is one
 * record and not forty. The record, its outbox row and the end of its journal rows are one commit.
 */
import type { Unsubscribe } from '../../shared/model/origin'
import type { Device } from '../../shared/records/identity'
import type { DocId, DocumentKeys } from '../../shared/records/keys'
import { MAX_RECORD_BYTES, recordIdOf } from '../../shared/records/record'
import { type SealedContent, sealRecord } from '../../shared/records/seal'
import { StoreFailure } from '../log/contract'
import type { JournalRow, LibraryLog } from '../log/library-log'
import type { SyncClock } from '../sync/contract'
import type { Journal } from './journal'
import { mergeAll } from './merge-updates'

const WAIT_WITH_OTHERS = 300
const WAIT_ALONE = 2000
/** More journal rows than this are sealed as the whole state: merging them would take seconds. */
const MANY_ROWS = 1000
/** Rows sealed into one record: well below what a record may hold, even if nothing deflates. */
const RECORD_BYTES = 4 * 1024 * 1024

export interface SealerParts {
  readonly log: LibraryLog
  readonly journal: Journal
  readonly clock: SyncClock
  readonly device: Device
  readonly writerId: Uint8Array
  /** The keys to seal with; undefined for viewers, and where there is no relay to seal for. */
  readonly sealingKeys: (docId: DocId) => DocumentKeys | undefined
  readonly hasPeers: (docId: DocId) => boolean
  /** The whole state, from memory or from disk. */
  readonly state: (docId: DocId) => Uint8Array | undefined
}

export class Sealer {
  readonly #parts: SealerParts
  readonly #timers = new Map<DocId, () => void>()
  readonly #listeners = new Set<(docIds: readonly DocId[]) => void>()

  constructor(parts: SealerParts) {
    this.#parts = parts
  }

  subscribe(listener: (docIds: readonly DocId[]) => void): Unsubscribe {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Soon: 300 ms when others are present, 2 s alone. */
  schedule(docId: DocId): void {
    if (this.#timers.has(docId) || !this.#parts.sealingKeys(docId)) return
    const wait = this.#parts.hasPeers(docId) ? WAIT_WITH_OTHERS : WAIT_ALONE
    this.#timers.set(
      docId,
      this.#parts.clock.after(wait, () => this.trySeal(docId)),
    )
  }

  /** As `seal`, but what the disk refuses stays journaled and is told. */
  trySeal(docId: DocId): void {
    try {
      this.seal(docId)
    } catch (error) {
      if (!(error instanceof StoreFailure)) throw error
      this.#parts.journal.report(error.error)
      this.schedule(docId)
    }
  }

  /** Throws StoreFailure. Whether new rows stand in the outbox. */
  seal(docId: DocId): boolean {
    this.#timers.get(docId)?.()
    this.#timers.delete(docId)
    const keys = this.#parts.sealingKeys(docId)
    const { log, journal } = this.#parts
    if (!keys || (journal.isPending(docId) && !journal.flush())) return false
    const rows = log.readJournal(docId)
    const owes = log.facts(docId)?.owesState === 1
    if (!owes && rows.length === 0) return false
    if (owes || rows.length > MANY_ROWS) this.#sealState(keys, rows)
    else for (const batch of inBatches(rows)) this.#sealRows(keys, batch)
    this.#tell(docId)
    return true
  }

  /** The whole state as one record into the outbox, whatever was sent before. */
  sealState(docId: DocId): void {
    this.#parts.log.setOwesState(docId, 'owes')
    this.seal(docId)
  }

  /** Undefined when it would not fit into a record. */
  sealCheckpoint(docId: DocId, state: Uint8Array): Uint8Array | undefined {
    const keys = this.#parts.sealingKeys(docId)
    if (!keys) return undefined
    const bytes = this.#seal(keys, { kind: 'checkpoint', update: state })
    return bytes.byteLength <= MAX_RECORD_BYTES ? bytes : undefined
  }

  forget(docId: DocId): void {
    this.#timers.get(docId)?.()
    this.#timers.delete(docId)
  }

  close(): void {
    for (const cancel of this.#timers.values()) cancel()
    this.#timers.clear()
  }

  #sealState(keys: DocumentKeys, rows: readonly JournalRow[]): void {
    const update = this.#parts.state(keys.docId)
    if (!update) return
    this.#parts.log.transaction(() => {
      this.#add(keys, update, { upToJournal: rows.at(-1)?.seq ?? 0, isStored: rows.length === 0 })
      this.#parts.log.setOwesState(keys.docId, 'settled')
    })
  }

  #sealRows(keys: DocumentKeys, rows: readonly JournalRow[]): void {
    const update = mergeAll(rows.map((row) => row.update))
    if (!update) return
    this.#parts.log.transaction(() =>
      this.#add(keys, update, { upToJournal: rows.at(-1)?.seq ?? 0, isStored: false }),
    )
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

  #tell(docId: DocId): void {
    for (const listener of this.#listeners) listener([docId])
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
