/**
 * Which documents this person holds, by what right and at which relay: the home document, read once
 * and kept as a map, with the keys of each derived or read back when first needed.
 */
import { type HeldDocument, type HeldKind, Home } from '../../shared/model/home'
import type { Unsubscribe } from '../../shared/model/origin'
import { equalBytes } from '../../shared/records/bytes'
import type { Capability, DocId } from '../../shared/records/keys'
import type { LibraryLog } from '../log/library-log'
import type { OpenDocument } from '../rooms/open-document'
import { deriveHeldKeys, type HeldKeys, packKeys, unpackKeys } from './document-keys'

export interface HoldingsParts {
  readonly log: LibraryLog
  readonly home: OpenDocument
  readonly homeKeys: HeldKeys
}

export interface HoldingsChange {
  readonly docIds: readonly DocId[]
  /** As it was before, for those in `docIds` that were held. */
  readonly before: ReadonlyMap<DocId, HeldDocument>
}

export class Holdings {
  readonly home: Home
  readonly #parts: HoldingsParts
  readonly #held = new Map<DocId, HeldDocument>()
  readonly #keys = new Map<DocId, HeldKeys>()
  /** Those whose link named a relay. */
  readonly #relayed = new Set<DocId>()
  #trashed = 0
  /** Notes that are neither purged nor in the trash. */
  #notes = 0
  #present = 0

  constructor(parts: HoldingsParts) {
    this.#parts = parts
    this.home = new Home(parts.home.doc)
    for (const held of this.home.held()) this.#keep(held)
  }

  get homeId(): DocId {
    return this.#parts.homeKeys.keys.docId
  }

  /** Every document held but the home, trashed and purged ones included. */
  get all(): Iterable<HeldDocument> {
    return this.#held.values()
  }

  /** Whether any document lives at a relay of its own. */
  get hasRelays(): boolean {
    return this.#relayed.size > 0
  }

  document(docId: DocId): HeldDocument | undefined {
    return this.#held.get(docId)
  }

  /** Undefined when it is not held, or was purged. */
  present(docId: DocId): HeldDocument | undefined {
    const held = this.#held.get(docId)
    return held?.purgedAt === undefined ? held : undefined
  }

  /** Undefined when it is not held. */
  keys(docId: DocId): HeldKeys | undefined {
    if (docId === this.homeId) return this.#parts.homeKeys
    const capability = this.#held.get(docId)?.capability
    if (!capability) return undefined
    const known = this.#keys.get(docId) ?? this.#readKeys(docId)
    const keys = known?.keys.rights === capability.rights ? known : deriveHeldKeys(capability)
    this.#keys.set(docId, keys)
    return keys
  }

  /**
   * The row of a document that has none yet, or other keys of one that has: a stronger right, or a
   * key to view in the place of one that opened nothing. What was read by that is read anew.
   */
  store(capability: Capability, at: number, kind: HeldKind = 'note'): void {
    const { log } = this.#parts
    const held = deriveHeldKeys(capability)
    const { docId, roomId } = held.keys
    if (log.facts(docId)) {
      const before = this.#readKeys(docId)?.keys
      log.writeKeys(docId, packKeys(held))
      this.#keys.set(docId, held)
      if (before && !equalBytes(before.viewSecret, held.keys.viewSecret))
        log.relay.resetCursor(docId)
      return
    }
    this.#keys.set(docId, held)
    log.addDocument({
      docId,
      roomId,
      kind,
      keys: packKeys(held),
      format: 1,
      createdAt: at,
      modifiedAt: at,
    })
  }

  /** All of them or none, in one commit. Throws StoreFailure. */
  storeAll(capabilities: readonly Capability[], at: number): void {
    try {
      this.#parts.log.transaction(() => {
        for (const capability of capabilities) this.store(capability, at)
      })
    } catch (error) {
      // Read back from the disk, which has the ones before.
      for (const { docId } of capabilities) this.#keys.delete(docId)
      throw error
    }
  }

  /** Told after each change of the home document, wherever it came from. */
  subscribe(listener: (change: HoldingsChange) => void): Unsubscribe {
    return this.home.subscribe((changed) => {
      const before = new Map<DocId, HeldDocument>()
      for (const docId of changed) {
        const old = this.#held.get(docId)
        if (old) before.set(docId, old)
        const held = this.home.document(docId)
        if (held) this.#keep(held)
      }
      listener({ docIds: [...changed], before })
    })
  }

  /** Documents of any kind that are not purged, without the home. */
  get presentCount(): number {
    return this.#present
  }

  get hasCollections(): boolean {
    return this.#present > this.#trashed + this.#notes
  }

  /** Counted as they change: asked for with each notice while somebody types. */
  get counts(): { readonly noteCount: number; readonly trashCount: number } {
    return { noteCount: this.#notes, trashCount: this.#trashed }
  }

  #count(held: HeldDocument | undefined, by: 1 | -1): void {
    if (!held || held.purgedAt !== undefined) return
    this.#present += by
    if (held.trashedAt !== undefined) this.#trashed += by
    else if (held.kind === 'note') this.#notes += by
  }

  #keep(held: HeldDocument): void {
    this.#count(this.#held.get(held.docId), -1)
    this.#count(held, 1)
    this.#held.set(held.docId, held)
    if (held.relay === undefined) this.#relayed.delete(held.docId)
    else this.#relayed.add(held.docId)
  }

  #readKeys(docId: DocId): HeldKeys | undefined {
    const packed = this.#parts.log.readKeys(docId)
    return packed && unpackKeys(docId, packed)
  }
}
