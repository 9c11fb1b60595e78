/**
 * When what is journaled is sealed: a little later than typed, so that a sentence is one record and
 * not forty. What is due when it is journaled is sealed in the very commit that saves it. How a
 * record is made is in outbox-writer.ts.
 */
import type { Unsubscribe } from '../../shared/model/origin'
import type { DocId, DocumentKeys } from '../../shared/records/keys'
import { StoreFailure } from '../log/contract'
import type { LibraryLog } from '../log/library-log'
import type { SyncClock } from '../sync/contract'
import type { Journal } from './journal'
import type { OutboxWriter, Unsealed } from './outbox-writer'
import { waitToSeal } from './seal-wait'

export interface SealerParts {
  readonly log: LibraryLog
  readonly journal: Journal
  readonly clock: SyncClock
  /** The keys to seal with; undefined for viewers, and where there is no relay to seal for. */
  readonly sealingKeys: (docId: DocId) => DocumentKeys | undefined
  /** How many devices of others, or other devices of this person, have it open. */
  readonly peerCount: (docId: DocId) => number
  readonly outbox: OutboxWriter
}

export class Sealer {
  readonly #parts: SealerParts
  readonly #timers = new Map<DocId, () => void>()
  /** To be sealed with the journal's next commit. */
  readonly #due = new Set<DocId>()
  /** When those that others have open were last sealed, or the disk refused it. */
  readonly #triedAt = new Map<DocId, number>()
  readonly #listeners = new Set<(docIds: readonly DocId[]) => void>()

  constructor(parts: SealerParts) {
    this.#parts = parts
    parts.journal.joinCommits((docIds) => this.#sealBeside(docIds))
  }

  subscribe(listener: (docIds: readonly DocId[]) => void): Unsubscribe {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Soon: as `waitToSeal` says. */
  schedule(docId: DocId): void {
    if (this.#timers.has(docId) || this.#due.has(docId)) return
    const { clock, journal, peerCount, sealingKeys } = this.#parts
    if (!sealingKeys(docId)) return
    const sinceLast = clock.now() - (this.#triedAt.get(docId) ?? Number.NEGATIVE_INFINITY)
    const wait = waitToSeal(peerCount(docId), sinceLast)
    if (wait === 0 && journal.isPending(docId)) this.#due.add(docId)
    else
      this.#timers.set(
        docId,
        clock.after(wait, () => this.trySeal(docId)),
      )
  }

  /** Somebody has come: what waits for as long as a lone person's does, waits no longer. */
  peerCame(docId: DocId): void {
    if (!this.#timers.has(docId)) return
    this.#stopWaiting(docId)
    this.schedule(docId)
  }

  /** As `seal`, but what the disk refuses stays journaled and is told. */
  trySeal(docId: DocId): void {
    try {
      this.seal(docId)
    } catch (error) {
      if (!(error instanceof StoreFailure)) throw error
      this.#triedAt.set(docId, this.#parts.clock.now())
      this.#parts.journal.report(error.error)
      this.schedule(docId)
    }
  }

  /** What is journaled, or about to be, goes into the outbox. Throws StoreFailure. */
  seal(docId: DocId): void {
    this.#stopWaiting(docId)
    const { journal, log, sealingKeys } = this.#parts
    if (!sealingKeys(docId)) return
    if (journal.isPending(docId)) {
      this.#due.add(docId)
      const isSaved = journal.flush()
      this.#due.delete(docId)
      if (!isSaved) return
    }
    const unsealed = this.#readUnsealed(docId)
    if (!unsealed) return
    log.transaction(() => this.#sealAll(unsealed))
    this.#tell([docId])
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
    return this.#parts.outbox.sealCheckpoint(keys, state)
  }

  forget(docId: DocId): void {
    this.#stopWaiting(docId)
    this.#due.delete(docId)
    this.#triedAt.delete(docId)
  }

  close(): void {
    for (const cancel of this.#timers.values()) cancel()
    this.#timers.clear()
  }

  #stopWaiting(docId: DocId): void {
    this.#timers.get(docId)?.()
    this.#timers.delete(docId)
  }

  #sealBeside(docIds: readonly DocId[]): () => void {
    const due = docIds.filter((docId) => this.#due.delete(docId))
    const unsealed = due.flatMap((docId) => this.#readUnsealed(docId) ?? [])
    for (const each of unsealed) this.#sealAll(each)
    return () => {
      if (unsealed.length > 0) this.#tell(unsealed.map(({ keys }) => keys.docId))
    }
  }

  #readUnsealed(docId: DocId): Unsealed | undefined {
    const { log, sealingKeys } = this.#parts
    const keys = sealingKeys(docId)
    if (!keys) return undefined
    const rows = log.readJournal(docId)
    const owesState = log.facts(docId)?.owesState === 1
    return owesState || rows.length > 0 ? { keys, rows, owesState } : undefined
  }

  /** Inside a transaction. */
  #sealAll(unsealed: Unsealed): void {
    const { clock, outbox, peerCount } = this.#parts
    const { docId } = unsealed.keys
    // Nobody asks of those that are written alone, which may be thousands.
    if (peerCount(docId) > 0) this.#triedAt.set(docId, clock.now())
    else this.#triedAt.delete(docId)
    outbox.write(unsealed)
  }

  #tell(docIds: readonly DocId[]): void {
    for (const listener of this.#listeners) listener(docIds)
  }
}
