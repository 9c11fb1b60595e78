/**
 * Keys to view that came with somebody's notebook or link, and may be wrong. Nothing in such a key
 * says so: the relay refuses it. Then those are tried that are held beside it, and those that other
 * notebooks carry, on this machine alone; the home document is told of the one that has opened the
 * document. One that has brought content gives way to none.
 */
import type { HeldDocument } from '../../shared/model/home'
import type { ViewCapability } from '../../shared/model/home-keys'
import { equalBytes, toBase64url } from '../../shared/records/bytes'
import { type Capability, type DocId, toViewCapability } from '../../shared/records/keys'
import { StoreFailure } from '../log/contract'
import type { LibraryLog } from '../log/library-log'
import type { Journal } from '../rooms/journal'
import type { SyncClock } from '../sync/contract'
import type { Holdings } from './holdings'
import { Listeners } from './listeners'

/** A relay refuses thousands in one go, and nobody waits for this. */
const WAIT = 500
/** Of one document from one notebook, until the next start: whoever writes in it could write more and more. */
const MOST_TRIES = 4

export interface ViewKeysParts {
  readonly holdings: Holdings
  readonly log: LibraryLog
  readonly journal: Journal
  readonly clock: SyncClock
  /** These are opened by another key now. */
  readonly roomsChanged: (docIds: readonly DocId[]) => void
}

export class ViewKeys {
  /** A notebook may carry a key that opens one of these, and nothing held does. */
  readonly wanted = new Listeners<readonly DocId[]>()
  readonly #parts: ViewKeysParts
  readonly #refused = new Map<DocId, Set<string>>()
  readonly #tries = new Map<`${DocId} ${DocId}`, number>()
  readonly #toReplace = new Set<DocId>()
  readonly #toTell = new Set<DocId>()
  /** Once a run: two machines that read by two keys would else tell each other for ever. */
  readonly #told = new Set<DocId>()
  #cancel: (() => void) | undefined

  constructor(parts: ViewKeysParts) {
    this.#parts = parts
  }

  close(): void {
    this.#cancel?.()
    for (const docId of this.#toTell) this.#tell(docId)
  }

  /** The relay says that the document is not read by the key that is in use. */
  refuse(docId: DocId): void {
    const keys = this.#parts.holdings.keys(docId)?.keys
    if (!keys || !this.hasNothing(docId)) return
    const refused = this.#refused.get(docId) ?? new Set()
    this.#refused.set(docId, refused.add(toBase64url(keys.viewSecret)))
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
    const keys = this.#refused.has(docId) ? this.#parts.holdings.keys(docId)?.keys : undefined
    return keys?.rights === 'view' && this.#isRefused(docId, keys.viewSecret)
  }

  /** Whether it is worth a try, as one that stands in this notebook. */
  isNew({ docId, viewSecret }: ViewCapability, collection: DocId): boolean {
    const tries = this.#tries.get(`${collection} ${docId}`) ?? 0
    return tries < MOST_TRIES && !this.#isRefused(docId, viewSecret)
  }

  try(capability: ViewCapability, collection: DocId): void {
    const key = `${collection} ${capability.docId}` as const
    this.#tries.set(key, (this.#tries.get(key) ?? 0) + 1)
    this.#use(capability)
  }

  /** A person opened a link with it, which says more than a notebook in which anybody wrote. */
  takeLinked(capability: Capability): void {
    const { holdings } = this.#parts
    const held = holdings.document(capability.docId)?.capability
    if (capability.rights === 'edit' || !held || isSame(held, capability)) return
    if (this.hasNothing(capability.docId)) holdings.home.replaceView(capability)
  }

  /** Another machine of this person's says which one it is: does as it says, or says otherwise. */
  follow(old: HeldDocument, { docId, capability }: HeldDocument): void {
    if (capability.rights === 'edit' || isSame(old.capability, capability)) return
    if (this.hasNothing(docId)) this.#parts.holdings.store(capability, this.#parts.clock.now())
    else this.#tellLater(docId)
  }

  /** Content has come by the key that is in use. */
  opened(docId: DocId): void {
    this.#refused.delete(docId)
    this.#tellLater(docId)
  }

  #isRefused(docId: DocId, viewSecret: Uint8Array): boolean {
    return this.#refused.get(docId)?.has(toBase64url(viewSecret)) === true
  }

  #schedule(): void {
    this.#cancel ??= this.#parts.clock.after(WAIT, () => {
      this.#cancel = undefined
      for (const docId of this.#toTell) this.#tell(docId)
      this.#toTell.clear()
      this.#replace()
    })
  }

  #replace(): void {
    const wanted = new Set([...this.#toReplace].filter((docId) => this.isWanted(docId)))
    this.#toReplace.clear()
    for (const capability of this.#parts.holdings.home.views((docId) => wanted.has(docId))) {
      const { docId, viewSecret } = capability
      if (this.#isRefused(docId, viewSecret) || !wanted.delete(docId)) continue
      this.#use(capability)
    }
    if (wanted.size > 0) this.wanted.tell([...wanted])
  }

  #use(capability: ViewCapability): void {
    const { holdings, clock, journal, roomsChanged } = this.#parts
    try {
      holdings.store(capability, clock.now())
    } catch (error) {
      if (!(error instanceof StoreFailure)) throw error
      journal.report(error.error)
      return
    }
    roomsChanged([capability.docId])
  }

  #tellLater(docId: DocId): void {
    if (this.#told.has(docId) || !this.#differing(docId)) return
    this.#toTell.add(docId)
    this.#schedule()
  }

  #tell(docId: DocId): void {
    const capability = this.#differing(docId)
    if (!capability) return
    this.#told.add(docId)
    this.#parts.holdings.home.replaceView(capability)
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
