/**
 * What a relay is to have of this library and has not acknowledged yet: which documents may be
 * sealed at all, which are not sealed yet, and how much waits, in one of them or in all.
 */
import type { DocId, DocumentKeys } from '../../shared/records/keys'
import type { WaitingCount } from '../log/contract'
import type { LibraryLog } from '../log/library-log'
import type { SyncClock } from '../sync/contract'
import type { Holdings } from './holdings'

export interface WaitingParts {
  readonly log: LibraryLog
  readonly holdings: Holdings
  readonly access: 'write' | 'read'
  readonly clock: SyncClock
  /** The relay that the person chose for all that names none. */
  readonly ownRelay: () => string | undefined
  readonly relayOf: (docId: DocId) => string | undefined
}

export class Waiting {
  readonly #parts: WaitingParts

  constructor(parts: WaitingParts) {
    this.#parts = parts
  }

  /** Undefined for what is not written here, or for no relay. */
  sealingKeys(docId: DocId): DocumentKeys | undefined {
    return this.#maySeal(docId) ? this.#parts.holdings.keys(docId)?.keys : undefined
  }

  documents(): readonly DocId[] {
    const waiting = new Set([...this.#parts.log.relay.outboxDocuments(), ...this.#unsealed()])
    return [...waiting].filter((docId) => this.#maySeal(docId))
  }

  /** `since` in milliseconds of the clock; null where nothing waits. */
  of(docId: DocId): WaitingCount {
    const { log } = this.#parts
    const sealed = log.relay.waiting(docId)
    if (!this.#hasUnsealed(docId)) return sealed
    const since = sealed.since ?? log.facts(docId)?.savedAt ?? null
    return { count: sealed.count + 1, since }
  }

  inAll(): WaitingCount {
    const { log, clock } = this.#parts
    const sealed = log.relay.waitingInAll()
    const unsealed = this.#countUnsealed()
    const since = unsealed > 0 ? (sealed.since ?? clock.now()) : sealed.since
    return { count: sealed.count + unsealed, since }
  }

  /** Whose records a relay with other limits would take. */
  refused(): readonly DocId[] {
    return this.#parts.log.relay.documentsRefused().filter((docId) => this.#maySeal(docId))
  }

  /** Asked after each keystroke: without any relay nothing is looked at. */
  #unsealed(): readonly DocId[] {
    const { log, holdings, ownRelay } = this.#parts
    if (ownRelay() === undefined && !holdings.hasRelays) return []
    return log.journaledDocuments().filter((docId) => this.#maySeal(docId))
  }

  /** Asked several times a second while thousands are sent: with a relay for all, they are counted. */
  #countUnsealed(): number {
    const { log, access, ownRelay } = this.#parts
    if (ownRelay() === undefined || access === 'read') return this.#unsealed().length
    const journaled = log.journaledAlone().filter((docId) => this.#maySeal(docId))
    return log.countOwing() + journaled.length
  }

  /** Without deriving a key: also asked of 12,000 documents at once. */
  #maySeal(docId: DocId): boolean {
    const { holdings, access, relayOf } = this.#parts
    if (access === 'read' || relayOf(docId) === undefined) return false
    if (docId === holdings.homeId) return true
    return holdings.document(docId)?.capability.rights === 'edit'
  }

  #hasUnsealed(docId: DocId): boolean {
    const { log } = this.#parts
    if (!this.#maySeal(docId)) return false
    return log.facts(docId)?.owesState === 1 || log.journalLength(docId) > 0
  }
}
