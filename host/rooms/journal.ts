/**
 * Gathers updates of all open documents and commits them together: the first waits for company for
 * 2 ms, and closely behind another commit for as long as commits take on this disk, never more than
 * 50 ms. What the disk refuses stays in memory and is tried again until it fits.
 */
import type { StoreError } from '../../shared/contract/notes'
import type { Unsubscribe } from '../../shared/model/origin'
import type { DocId } from '../../shared/records/keys'
import { StoreFailure } from '../log/contract'
import type { JournalEntry, LibraryLog } from '../log/library-log'
import type { SyncClock } from '../sync/contract'
import { mergeInGroups } from './merge-updates'

const LONGEST_WAIT = 50
const SHORTEST_WAIT = 2
const RETRY_WAIT = 1000

/** Writes into a commit of these documents' updates; what it answers with is called after it. */
export type Beside = (docIds: readonly DocId[]) => () => void

export class Journal {
  readonly #log: LibraryLog
  readonly #clock: SyncClock
  readonly #pending = new Map<DocId, Uint8Array[]>()
  readonly #asked = new Set<() => void>()
  readonly #committed = new Set<(docIds: readonly DocId[]) => void>()
  readonly #troubled = new Set<() => void>()
  #beside: Beside = () => () => {}
  #cancel: (() => void) | undefined
  /** From one commit's end to the next one's beginning. */
  #spacing = SHORTEST_WAIT
  #endedAt = Number.NEGATIVE_INFINITY
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
    this.#schedule(this.#dueIn())
  }

  /** Its writes go into every commit from now on; the updates are committed without them if they fail. */
  joinCommits(beside: Beside): void {
    this.#beside = beside
  }

  /** Calls back once everything added before is on disk. */
  whenCommitted(tell: () => void): void {
    this.#asked.add(tell)
    this.#schedule(this.#dueIn())
  }

  /** Commits now. False when the disk refused: everything is kept and tried again. */
  flush(): boolean {
    this.#cancel?.()
    this.#cancel = undefined
    if (this.#log.isInTransaction && this.#pending.size > 0) {
      // Were that one rolled back, these would be gone from memory and from disk.
      this.#schedule(this.#dueIn())
      return false
    }
    const startedAt = this.#clock.now()
    const docIds = [...this.#pending.keys()]
    let tellBeside = () => {}
    try {
      const entries = Array.from(this.#pending, ([docId, updates]) => ({
        docId,
        updates: mergeInGroups(updates),
      }))
      if (entries.length > 0) tellBeside = this.#write(entries, startedAt)
      else if (this.#error !== null) this.#log.probe()
    } catch (error) {
      if (!(error instanceof StoreFailure)) throw error
      this.#fail(error.error)
      return false
    }
    this.#pending.clear()
    this.#endedAt = this.#clock.now()
    const took = this.#endedAt - startedAt
    this.#spacing = Math.min(LONGEST_WAIT, Math.max(SHORTEST_WAIT, took * 2))
    this.#succeed(docIds)
    tellBeside()
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

  #write(entries: readonly JournalEntry[], at: number): () => void {
    const docIds = entries.map(({ docId }) => docId)
    try {
      return this.#log.transaction(() => {
        this.#log.journal(entries, at)
        return this.#beside(docIds)
      })
    } catch (error) {
      // What is saved does not wait for what stands beside it.
      this.#log.journal(entries, at)
      if (!(error instanceof StoreFailure)) throw error
      return () => {}
    }
  }

  /** Not longer than the spacing where the clock was set back. */
  #dueIn(): number {
    const left = this.#spacing - (this.#clock.now() - this.#endedAt)
    return Math.max(SHORTEST_WAIT, Math.min(this.#spacing, left))
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
