/**
 * What came from relays and is not on disk yet: records, acknowledgements and the cursors behind
 * them, committed together and in their order. One commit for many documents when a library is
 * cloned, whose records a worker opens first; one at once when somebody types.
 */
import type { DocId } from '../../shared/records/keys'
import { type Cursor, type DeliveredRecord, StoreFailure } from '../log/contract'
import type { OpenedDocuments, RecordOpener } from '../records/record-opener'
import type { Received, SyncClock, SyncLibrary } from './contract'

/** `cut-off`: the cursor that it went on from was taken back meanwhile, so that all is read again. */
export type Outcome = readonly Received[] | 'cut-off' | StoreFailure

/** Called after the commit, or with the reason why there was none: nothing of it counts then. */
export type Committed = (outcome: Outcome) => void

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
  /** Whether this went on from a cursor that has to be on disk: moving one on that is not skips all before. */
  readonly goesOn: () => boolean
  readonly committed: Committed
}

export interface InboxParts {
  readonly library: SyncLibrary
  readonly clock: SyncClock
  /** Absent where all is opened on this thread. */
  readonly opener: RecordOpener | undefined
}

const MAX_DOCUMENTS = 32
const MAX_BYTES = 512 * 1024
const MAX_WAIT_MS = 15
/** Fewer are opened sooner on this thread than sent to another. */
const WORTH_A_WORKER = 4
/** What waits for the worker; beyond it this thread works as well, and reads no more meanwhile. */
const MAX_OPENING_BYTES = 16 * 1024 * 1024

interface Entry {
  readonly records: DeliveredRecord[]
  readonly acknowledged: AcknowledgedRecord[]
  cursor: Cursor
  goesOn: () => boolean
  committed: Committed
}

/** Committed in the order in which they were gathered. */
interface Batch {
  readonly entries: Map<DocId, Entry>
  bytes: number
  isOpened: boolean
}

export class Inbox {
  readonly #parts: InboxParts
  /** In the worker's hands. */
  readonly #opening: Batch[] = []
  #gathered: Batch = createBatch()
  readonly #urgent = new Set<DocId>()
  #cancel: (() => void) | undefined

  constructor(parts: InboxParts) {
    this.#parts = parts
  }

  isPending(docId: DocId): boolean {
    return [this.#gathered, ...this.#opening].some(({ entries }) => entries.has(docId))
  }

  add(docId: DocId, delivery: Delivery): void {
    const { entries } = this.#gathered
    const entry = entries.get(docId)
    if (entry) {
      entry.records.push(...delivery.records)
      entry.acknowledged.push(...delivery.acknowledged)
      entry.cursor = delivery.cursor
      entry.goesOn = delivery.goesOn
      entry.committed = delivery.committed
    } else {
      entries.set(docId, {
        records: [...delivery.records],
        acknowledged: [...delivery.acknowledged],
        cursor: delivery.cursor,
        goesOn: delivery.goesOn,
        committed: delivery.committed,
      })
    }
    for (const { bytes } of delivery.records) this.#gathered.bytes += bytes.byteLength
    if (entries.size >= MAX_DOCUMENTS || this.#gathered.bytes > MAX_BYTES) this.#passOn()
    else this.#cancel ??= this.#parts.clock.after(MAX_WAIT_MS, () => this.#passOn())
  }

  /** Somebody has this document open: commit when the message is read, not some time later. */
  hurry(docId: DocId): void {
    this.#urgent.add(docId)
  }

  endOfMessage(): void {
    if (this.#urgent.size === 0) return
    const urgent = new Set(this.#urgent)
    this.#urgent.clear()
    for (const batch of [...this.#opening, this.#gathered]) this.#commit(takeOut(batch, urgent))
  }

  /** What was read for a session that has ended badly is read again by the next one. */
  forget(docId: DocId): void {
    for (const { entries } of [this.#gathered, ...this.#opening]) entries.delete(docId)
  }

  /** Commits everything now. */
  flush(): void {
    this.#urgent.clear()
    for (const { entries } of this.#opening.splice(0)) this.#commit(entries)
    this.#commit(this.#takeGathered().entries)
  }

  #takeGathered(): Batch {
    this.#cancel?.()
    this.#cancel = undefined
    const batch = this.#gathered
    this.#gathered = createBatch()
    return batch
  }

  /** To the worker, or to the disk at once where there is none or it is not worth it. */
  #passOn(): void {
    const { opener } = this.#parts
    const batch = this.#takeGathered()
    const isSmall = countRecords(batch) < WORTH_A_WORKER && this.#opening.length === 0
    if (!opener || isSmall) return this.#commit(batch.entries)
    this.#opening.push(batch)
    void this.#open(batch, opener)
    const bytes = this.#opening.reduce((sum, opening) => sum + opening.bytes, 0)
    if (bytes > MAX_OPENING_BYTES) this.#commit(this.#opening.shift()?.entries ?? new Map())
  }

  async #open(batch: Batch, opener: RecordOpener): Promise<void> {
    const { library } = this.#parts
    const asked = Array.from(batch.entries, ([docId, { records }]) => ({ docId, records }))
    const documents = asked.flatMap(({ docId, records }) => {
      const keys = records.length > 0 ? library.room(docId)?.keys : undefined
      return keys ? [{ docId, keys, records }] : []
    })
    const opened = await opener.open(
      documents.map(({ keys, records }) => {
        const { docId, roomIdBytes, writerKey, readKey } = keys
        const bytes = records.map((record) => record.bytes)
        return { keys: { docId, roomIdBytes, writerKey, readKey }, records: bytes }
      }),
    )
    documents.forEach(({ docId }, at) => attach(batch.entries.get(docId), opened, at))
    batch.isOpened = true
    while (this.#opening[0]?.isOpened) this.#commit(this.#opening.shift()?.entries ?? new Map())
  }

  #commit(entries: ReadonlyMap<DocId, Entry>): void {
    if (entries.size === 0) return
    const outcomes = this.#store(entries)
    for (const [docId, { committed }] of entries) {
      committed(outcomes instanceof StoreFailure ? outcomes : (outcomes.get(docId) ?? []))
    }
  }

  #store(entries: ReadonlyMap<DocId, Entry>): ReadonlyMap<DocId, Outcome> | StoreFailure {
    try {
      return this.#parts.library.transact(() => {
        const outcomes = new Map<DocId, Outcome>()
        for (const [docId, entry] of entries) outcomes.set(docId, this.#storeOne(docId, entry))
        return outcomes
      })
    } catch (error) {
      if (error instanceof StoreFailure) return error
      throw error
    }
  }

  #storeOne(docId: DocId, entry: Entry): Outcome {
    const { library } = this.#parts
    const { records, acknowledged, cursor } = entry
    if (entry.goesOn() && !library.cursor(docId)) return 'cut-off'
    for (const { recordId, seq } of acknowledged) library.acknowledge(docId, recordId, seq)
    if (records.length > 0) return library.receive(docId, records, cursor)
    library.moveCursor(docId, cursor)
    return []
  }
}

function createBatch(): Batch {
  return { entries: new Map(), bytes: 0, isOpened: false }
}

function countRecords({ entries }: Batch): number {
  let count = 0
  for (const { records } of entries.values()) count += records.length
  return count
}

function takeOut({ entries }: Batch, docIds: ReadonlySet<DocId>): ReadonlyMap<DocId, Entry> {
  const taken = new Map<DocId, Entry>()
  for (const docId of docIds) {
    const entry = entries.get(docId)
    if (entry && entries.delete(docId)) taken.set(docId, entry)
  }
  return taken
}

/** An entry that was committed or forgotten meanwhile is not there any more. */
function attach(entry: Entry | undefined, opened: OpenedDocuments | undefined, at: number): void {
  opened?.[at]?.forEach((one, index) => {
    const record = entry?.records[index]
    if (entry && record) entry.records[index] = { ...record, opened: one }
  })
}
