/**
 * Gathers updates of all open documents and commits them together: the first waits for a moment as
 * long as commits take on this disk, never more than 50 ms. What the disk refuses stays in memory
 * and is tried again until it fits.
 */
import type { StoreError } from '../../shared/contract/notes'
import type { Unsubscribe } from '../../shared/model/origin'
import type { DocId } from '../../shared/records/keys'
import { StoreFailure } from '../log/contract'
import type { LibraryLog } from '../log/library-log'
import type { SyncClock } from '../sync/contract'
import { mergeInGroups } from './merge-updates'

const LONGEST_WAIT = 50
const SHORTEST_WAIT = 2
const RETRY_WAIT = 1000

export class Journal {
  readonly #log: LibraryLog
  readonly #clock: SyncClock
  readonly #pending = new Map<DocId, Uint8Array[]>()
  readonly #asked = new Set<() => void>()
  readonly #committed = new Set<(docIds: readonly DocId[]) => void>()
  readonly #troubled = new Set<() => void>()
  #cancel: (() => void) | undefined
  #wait = SHORTEST_WAIT
  #error: StoreError | null = null

  constructor(log: LibraryLog, clock: SyncClock) {
    this.#log = log
    this.#clock = clock
  }

  /** Why the last commit failed, until one succeeds. */
  get error(): StoreError | null {
    return this.#error
  }

  isPending(docId: DocId): boolean {
    return this.#pending.has(docId)
  }

  add(docId: DocId, update: Uint8Array): void {
    const waiting = this.#pending.get(docId)
    if (waiting) waiting.push(update)
    else this.#pending.set(docId, [update])
    this.#schedule(this.#wait)
  }

  /** Calls back once everything added before is on disk. */
  whenCommitted(tell: () => void): void {
    this.#asked.add(tell)
    this.#schedule(this.#wait)
  }

  /** Commits now. False when the disk refused: everything is kept and tried again. */
  flush(): boolean {
    this.#cancel?.()
    this.#cancel = undefined
    if (this.#log.isInTransaction && this.#pending.size > 0) {
      // Were that one rolled back, these would be gone from memory and from disk.
      this.#schedule(this.#wait)
      return false
    }
    const startedAt = this.#clock.now()
    const docIds = [...this.#pending.keys()]
    try {
      const entries = Array.from(this.#pending, ([docId, updates]) => ({
        docId,
        updates: mergeInGroups(updates),
      }))
      if (entries.length > 0) this.#log.journal(entries, startedAt)
      else if (this.#error !== null) this.#log.probe()
    } catch (error) {
      if (!(error instanceof StoreFailure)) throw error
      this.#fail(error.error)
      return false
    }
    this.#pending.clear()
    const took = this.#clock.now() - startedAt
    this.#wait = Math.min(LONGEST_WAIT, Math.max(SHORTEST_WAIT, took * 2))
    this.#succeed(docIds)
    return true
  }

  /** A purged document's last updates are not wanted any more. */
  forget(docId: DocId): void {
    this.#pending.delete(docId)
  }

  /** A failure of another write to the same disk: told like one of the journal's own. */
  report(error: StoreError): void {
    this.#fail(error)
  }

  subscribe(listener: (docIds: readonly DocId[]) => void): Unsubscribe {
    this.#committed.add(listener)
    return () => this.#committed.delete(listener)
  }

  subscribeTrouble(listener: () => void): Unsubscribe {
    this.#troubled.add(listener)
    return () => this.#troubled.delete(listener)
  }

  close(): void {
    this.#cancel?.()
    this.#cancel = undefined
  }

  #schedule(milliseconds: number): void {
    this.#cancel ??= this.#clock.after(milliseconds, () => {
      this.#cancel = undefined
      this.flush()
    })
  }

  #succeed(docIds: readonly DocId[]): void {
    const wasTroubled = this.#error !== null
    this.#error = null
    const asked = [...this.#asked]
    this.#asked.clear()
    for (const tell of asked) tell()
    if (docIds.length > 0) for (const listener of this.#committed) listener(docIds)
    if (wasTroubled) for (const listener of this.#troubled) listener()
  }

  #fail(error: StoreError): void {
    const isNews = this.#error !== error
    this.#error = error
    this.#schedule(RETRY_WAIT)
    if (isNews) for (const listener of this.#troubled) listener()
  }
}
