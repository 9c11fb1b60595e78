/**
 * Where a document lives that nothing has come of, when a link names another relay than the one that
 * it is held at. The held one is asked first: a link moves the document, on all of the person's
 * machines, only where that has answered that it has nothing, or refused every key that is held. And
 * a machine that has it where it was says so to the others. What a person wrote into one of which
 * nothing has come does not keep it: the relay that it moves to is owed that. Where the held one
 * does not answer, the named one is asked for a while, on this machine alone, and the document moves
 * there once something of it has come.
 */
import type { DocId } from '../../shared/records/keys'
import type { LibraryLog } from '../log/library-log'
import type { SyncClock } from '../sync/contract'
import type { Holdings } from './holdings'
import { RelayTrials } from './relay-trials'

/** Another machine may move many, and nobody waits for this. */
const WAIT = 500
export interface LinkRelaysParts {
  readonly holdings: Holdings
  readonly log: LibraryLog
  readonly clock: SyncClock
  /** As the home document says. */
  readonly relayOf: (docId: DocId) => string | undefined
  /** It is asked for at another relay now. */
  readonly askedElsewhere: (docId: DocId) => void
  /** More than what was written here into an empty one. */
  readonly hasBeginning: (docId: DocId) => boolean
}

export class LinkRelays {
  readonly #parts: LinkRelaysParts
  readonly #trials: RelayTrials
  /** Their relay has answered, and nothing is read there. */
  readonly #fruitless = new Set<DocId>()
  /** What links named while theirs had not answered. */
  readonly #named = new Map<DocId, string>()
  readonly #toName = new Map<DocId, string>()
  /** Once a run, or two machines that read at two relays would move it for ever. */
  readonly #settled = new Set<DocId>()
  #cancel: (() => void) | undefined

  constructor(parts: LinkRelaysParts) {
    this.#parts = parts
    this.#trials = new RelayTrials(parts)
  }

  close(): void {
    this.#name()
    this.#trials.close()
  }

  /** Where it is asked for on this machine, though the home document says otherwise. */
  tried(docId: DocId): string | undefined {
    return this.#trials.relayOf(docId)
  }

  /** What the home document is to say, when a link is opened; undefined leaves it as it is. */
  choose(docId: DocId, named: string | undefined): string | undefined {
    const held = this.#parts.holdings.present(docId)
    const at = held && this.#parts.relayOf(docId)
    if (!held || at === undefined) return named
    this.#named.delete(docId)
    const isOther = named !== undefined && named !== at
    if (!isOther) this.#trials.end(docId)
    if (!isOther || this.#isHere(docId)) return held.relay
    if (this.#fruitless.has(docId) || this.#hasRead(docId)) {
      this.#settled.add(docId)
      return named
    }
    this.#named.set(docId, named)
    this.#trials.tryLater(docId, named)
    return held.relay
  }

  /** The relays of these have nothing of them, or nothing that is read by a key held. */
  foundNothing(docIds: readonly DocId[]): void {
    const { holdings } = this.#parts
    const moved = new Map<DocId, string>()
    for (const docId of docIds) {
      // The other relay says so.
      if (this.tried(docId) !== undefined) {
        this.#trials.end(docId)
        continue
      }
      if (!holdings.present(docId) || this.#hasRead(docId)) continue
      const named = this.#named.get(docId)
      if (named !== undefined && !this.#isHere(docId)) moved.set(docId, named)
      else this.#fruitless.add(docId)
    }
    if (moved.size === 0) return
    for (const docId of moved.keys()) {
      this.#named.delete(docId)
      this.#settled.add(docId)
    }
    holdings.home.nameRelays(moved)
  }

  /** With another key: what its relay answered before says nothing of that. */
  askAnew(docId: DocId): void {
    this.#fruitless.delete(docId)
  }

  /** On a new connection all are asked again. */
  connected(isFollowed: (docId: DocId) => boolean): void {
    for (const docId of this.#fruitless) if (isFollowed(docId)) this.#fruitless.delete(docId)
  }

  opened(docId: DocId): void {
    this.#fruitless.delete(docId)
    this.#named.delete(docId)
    this.#trials.hold(docId)
    const relay = this.tried(docId)
    if (relay !== undefined) this.#nameLater(docId, relay)
  }

  /** It is said to live elsewhere from now on; its place in the log is still the one it had there. */
  moved(docId: DocId, from: string | undefined, wasNamed: boolean): void {
    this.#fruitless.delete(docId)
    this.#trials.forget(docId)
    const held = this.#parts.holdings.present(docId)
    if (held?.relay === undefined || from === undefined || this.#settled.has(docId)) return
    // What is shared goes from the person's own relay to one by name.
    if (held.capability.rights === 'edit' && !wasNamed) return
    if (!this.#isHere(docId)) return
    this.#nameLater(docId, from)
  }

  #nameLater(docId: DocId, relay: string): void {
    this.#settled.add(docId)
    this.#toName.set(docId, relay)
    this.#cancel ??= this.#parts.clock.after(WAIT, () => this.#name())
  }

  #name(): void {
    this.#cancel?.()
    this.#cancel = undefined
    if (this.#toName.size === 0) return
    const named = new Map(this.#toName)
    this.#toName.clear()
    this.#parts.holdings.home.nameRelays(named)
    for (const docId of named.keys()) this.#trials.forget(docId)
  }

  /** Whoever may only view it has from others alone what they have. */
  #isHere(docId: DocId): boolean {
    const isEdited = this.#parts.holdings.document(docId)?.capability.rights === 'edit'
    return isEdited ? this.#parts.hasBeginning(docId) : this.#hasRead(docId)
  }

  /** Since it lives where it does. */
  #hasRead(docId: DocId): boolean {
    return (this.#parts.log.relay.cursor(docId)?.seq ?? 0) > 0
  }
}
