/**
 * Asking another relay for a document of which nothing has come, on this machine alone and for a
 * while: the one that it is held at does not answer. The two take turns until one of them does.
 */
import type { DocId } from '../../shared/records/keys'
import { StoreFailure } from '../log/contract'
import type { LibraryLog } from '../log/library-log'
import type { SyncClock } from '../sync/contract'
import type { Holdings } from './holdings'

/** How long the one that it is held at is waited for at first, and each of them later on. */
const PATIENCE = 5_000
const TURN = 30_000

export interface RelayTrialsParts {
  readonly holdings: Holdings
  readonly log: LibraryLog
  readonly clock: SyncClock
  /** It is asked for at another relay now. */
  readonly askedElsewhere: (docId: DocId) => void
}

interface Trial {
  readonly relay: string
  readonly isBegun: boolean
  /** What comes next in time. */
  readonly cancel: () => void
}

export class RelayTrials {
  readonly #parts: RelayTrialsParts
  readonly #trials = new Map<DocId, Trial>()

  constructor(parts: RelayTrialsParts) {
    this.#parts = parts
  }

  close(): void {
    for (const docId of [...this.#trials.keys()]) this.forget(docId)
  }

  /** Where it is asked for now, though the home document says otherwise. */
  relayOf(docId: DocId): string | undefined {
    const trial = this.#trials.get(docId)
    return trial?.isBegun ? trial.relay : undefined
  }

  tryLater(docId: DocId, relay: string, patience = PATIENCE): void {
    if (this.#trials.get(docId)?.relay === relay) return
    this.end(docId)
    this.#set(docId, relay, false, patience, () => this.#begin(docId, relay))
  }

  /** It stays there until the home document says so. */
  hold(docId: DocId): void {
    const trial = this.#trials.get(docId)
    trial?.cancel()
    if (trial && !trial.isBegun) this.#trials.delete(docId)
  }

  /** The home document says where it lives. */
  forget(docId: DocId): void {
    this.#trials.get(docId)?.cancel()
    this.#trials.delete(docId)
  }

  /** Back to the one that it is held at, which is owed what was written meanwhile. */
  end(docId: DocId): void {
    const trial = this.#trials.get(docId)
    if (!trial) return
    if (trial.isBegun && !this.#owe(docId)) {
      // The disk takes nothing: it stays there until it does.
      trial.cancel()
      return this.#set(docId, trial.relay, true, TURN, () => this.end(docId))
    }
    this.forget(docId)
    if (trial.isBegun) this.#parts.askedElsewhere(docId)
  }

  #begin(docId: DocId, relay: string): void {
    const { holdings, log, askedElsewhere } = this.#parts
    this.forget(docId)
    // What was written here is for the one that it is held at.
    if (!holdings.present(docId) || log.hasContent(docId)) return
    this.#set(docId, relay, true, TURN, () => {
      this.end(docId)
      this.tryLater(docId, relay, TURN)
    })
    askedElsewhere(docId)
  }

  #set(docId: DocId, relay: string, isBegun: boolean, wait: number, next: () => void): void {
    const cancel = this.#parts.clock.after(wait, next)
    this.#trials.set(docId, { relay, isBegun, cancel })
  }

  #owe(docId: DocId): boolean {
    const { holdings, log } = this.#parts
    if (holdings.document(docId)?.capability.rights !== 'edit' || !log.hasContent(docId))
      return true
    try {
      log.transaction(() => {
        log.relay.resetCursor(docId)
        log.relay.clearOutbox(docId)
        log.setOwesState(docId, 'owes')
      })
      return true
    } catch (error) {
      if (!(error instanceof StoreFailure)) throw error
      return false
    }
  }
}
