/**
 * Keys to view that came with somebody's notebook or link, and may be wrong. Nothing in such a key
 * says so: the relay refuses it. Then those are tried that are held beside it, and those that other
 * notebooks carry, on this machine alone; the home document is told of the one that has opened the
 * document. One that has brought content gives way to none.
 */
import type { HeldDocument } from '../../shared/model/home'
import { equalBytes } from '../../shared/records/bytes'
import {
  type Capability,
  type DocId,
  toViewCapability,
  type ViewCapability,
} from '../../shared/records/keys'
import { StoreFailure } from '../log/contract'
import type { LibraryLog } from '../log/library-log'
import type { Journal } from '../rooms/journal'
import type { KeyAnswers, SyncClock } from '../sync/contract'
import type { Holdings } from './holdings'
import { LinkRelays } from './link-relays'
import { Listeners } from './listeners'
import { RefusedKeys } from './refused-keys'

/** A relay refuses thousands in one go, and nobody waits for this. */
const WAIT = 500
/** In one commit and one turn: each is written, and read anew from the relay. */
export const TRIED_AT_ONCE = 64

export interface ViewKeysParts {
  readonly holdings: Holdings
  readonly log: LibraryLog
  readonly journal: Journal
  readonly clock: SyncClock
  /** These are opened by another key now. */
  readonly roomsChanged: (docIds: readonly DocId[]) => void
  readonly relayOf: (docId: DocId) => string | undefined
  readonly hasBeginning: (docId: DocId) => boolean
}

export class ViewKeys implements KeyAnswers {
  /** A notebook may carry a key that opens one of these, and nothing held does. */
  readonly wanted = new Listeners<readonly DocId[]>()
  /** What notebooks carry for these may be tried anew. */
  readonly forgotten = new Listeners<ReadonlySet<DocId>>()
  readonly relays: LinkRelays
  readonly #parts: ViewKeysParts
  readonly #refused = new RefusedKeys()
  readonly #toReplace = new Set<DocId>()
  readonly #toUse = new Map<DocId, ViewCapability>()
  readonly #toForget = new Set<DocId>()
  readonly #toTell = new Set<DocId>()
  /** Once a run: two machines that read by two keys would else tell each other for ever. */
  readonly #told = new Set<DocId>()
  #cancel: (() => void) | undefined
  #cancelUse: (() => void) | undefined

  constructor(parts: ViewKeysParts) {
    this.#parts = parts
    this.relays = new LinkRelays({
      ...parts,
      askedElsewhere: (docId) => {
        this.#askAnew(docId)
        parts.roomsChanged([docId])
      },
    })
  }

  close(): void {
    this.#cancel?.()
    this.#cancelUse?.()
    this.#tell()
    this.relays.close()
  }

  /** The relay says that the document is not read by the key that is in use. */
  refuse(docId: DocId): void {
    const keys = this.#parts.holdings.keys(docId)?.keys
    if (!keys) return
    if (!this.hasNothing(docId)) return this.foundNothing(docId)
    this.#refused.add(docId, keys.viewSecret)
    this.#toReplace.add(docId)
    this.#schedule()
  }

  /** Held to view, and no content has come yet. */
  hasNothing(docId: DocId): boolean {
    const { holdings, log } = this.#parts
    if (holdings.document(docId)?.capability.rights !== 'view') return false
    return !log.relay.wasSynced(docId) && !log.hasContent(docId)
  }

  /** No key that is held opens it. */
  isWanted(docId: DocId): boolean {
    const { holdings } = this.#parts
    // Asked of thousands, whose keys would have to be read for it.
    const isAsked = this.#refused.isOf(docId) && holdings.present(docId) !== undefined
    const keys = isAsked ? holdings.keys(docId)?.keys : undefined
    return keys?.rights === 'view' && this.#refused.has(docId, keys.viewSecret)
  }

  /** Whether it is worth a try, as one that stands in this notebook. */
  isNew(capability: ViewCapability, collection: DocId): boolean {
    return this.#refused.mayTry(capability, collection)
  }

  /** At most TRIED_AT_ONCE. False where the disk does not take them. */
  try(capabilities: readonly ViewCapability[], collection: DocId): boolean {
    if (!this.#use(capabilities)) return false
    for (const capability of capabilities) this.#refused.tried(capability, collection)
    return true
  }

  /** What the one relay refused says nothing of another. */
  moved(docId: DocId, from: string | undefined, wasNamed: boolean): void {
    this.relays.moved(docId, from, wasNamed)
    this.#askAnew(docId)
  }

  #askAnew(docId: DocId): void {
    if (this.#refused.forget(docId)) this.#forgetLater(docId)
  }

  foundNothing(docId: DocId): void {
    this.relays.foundNothing([docId])
  }

  /** Where all was refused, the relay itself may have been wrong. */
  connected(isFollowed: (docId: DocId) => boolean): void {
    this.relays.connected(isFollowed)
    for (const docId of this.#refused.docIds()) {
      if (this.#toUse.has(docId) || !isFollowed(docId) || !this.isWanted(docId)) continue
      if (!this.#refused.beginAfresh(docId)) continue
      // What waited to be replaced is asked about anew, by the key that it has.
      this.#toReplace.delete(docId)
      this.#forgetLater(docId)
    }
  }

  /** A person opened a link with it, which says more than a notebook in which anybody wrote. */
  takeLinked(capability: Capability): void {
    const { holdings } = this.#parts
    const held = holdings.document(capability.docId)?.capability
    if (capability.rights === 'edit' || !held || isSame(held, capability)) return
    if (!this.hasNothing(capability.docId)) return
    this.relays.askAnew(capability.docId)
    holdings.home.replaceViews([capability])
  }

  /** Another machine of this person's says which one it is: does as it says, or says otherwise. */
  follow(old: HeldDocument, { docId, capability }: HeldDocument): void {
    if (capability.rights === 'edit' || isSame(old.capability, capability)) return
    if (this.hasNothing(docId)) this.#parts.holdings.store(capability, this.#parts.clock.now())
    else this.#tellLater(docId)
  }

  /** Content has come by the key that is in use. */
  opened(docId: DocId): void {
    this.#refused.forget(docId)
    this.relays.opened(docId)
    this.#tellLater(docId)
  }

  #schedule(): void {
    this.#cancel ??= this.#parts.clock.after(WAIT, () => {
      this.#cancel = undefined
      this.#tell()
      if (this.#toForget.size > 0) this.forgotten.tell(new Set(this.#toForget))
      this.#toForget.clear()
      this.#replace()
    })
  }

  #forgetLater(docId: DocId): void {
    this.#toForget.add(docId)
    this.#schedule()
  }

  #replace(): void {
    const wanted = new Set([...this.#toReplace].filter((docId) => this.isWanted(docId)))
    this.#toReplace.clear()
    for (const capability of this.#parts.holdings.home.views((docId) => wanted.has(docId))) {
      const { docId, viewSecret } = capability
      if (this.#refused.has(docId, viewSecret) || !wanted.delete(docId)) continue
      this.#toUse.set(docId, capability)
    }
    this.#useSome()
    if (wanted.size === 0) return
    this.relays.foundNothing([...wanted])
    this.wanted.tell([...wanted])
  }

  #useSome(): void {
    const slice: ViewCapability[] = []
    for (const [docId, capability] of this.#toUse) {
      if (slice.length === TRIED_AT_ONCE) break
      this.#toUse.delete(docId)
      if (this.isWanted(docId)) slice.push(capability)
    }
    // What a disk does not take is tried when the relay refuses it again.
    if (slice.length > 0 && !this.#use(slice)) this.#toUse.clear()
    if (this.#toUse.size === 0) return
    this.#cancelUse ??= this.#parts.clock.after(0, () => {
      this.#cancelUse = undefined
      this.#useSome()
    })
  }

  #use(capabilities: readonly ViewCapability[]): boolean {
    const { holdings, clock, journal, roomsChanged } = this.#parts
    try {
      holdings.storeAll(capabilities, clock.now())
    } catch (error) {
      if (!(error instanceof StoreFailure)) throw error
      journal.report(error.error)
      return false
    }
    roomsChanged(capabilities.map(({ docId }) => docId))
    return true
  }

  #tellLater(docId: DocId): void {
    if (this.#told.has(docId) || !this.#differing(docId)) return
    this.#toTell.add(docId)
    this.#schedule()
  }

  #tell(): void {
    const differing = [...this.#toTell].flatMap((docId) => this.#differing(docId) ?? [])
    this.#toTell.clear()
    if (differing.length === 0) return
    for (const { docId } of differing) this.#told.add(docId)
    this.#parts.holdings.home.replaceViews(differing)
  }

  /** What is in use, where the home document says something else. */
  #differing(docId: DocId): ViewCapability | undefined {
    const { holdings } = this.#parts
    const said = holdings.document(docId)?.capability
    const inUse = said?.rights === 'view' ? holdings.keys(docId)?.capability : undefined
    if (!said || inUse?.rights !== 'view' || isSame(said, inUse)) return undefined
    return toViewCapability(inUse)
  }
}

function isSame(a: Capability, b: Capability): boolean {
  return a.rights === 'view' && b.rights === 'view' && equalBytes(a.viewSecret, b.viewSecret)
}
