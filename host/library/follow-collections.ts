/**
 * Whoever holds a notebook or a base holds what is in it, by the keys that it carries, at the relay
 * that it lives at: to view, and to edit what it shares so with those who may edit the notebook. What
 * was taken up so stays held when it is taken out again. The other way round, what one may edit and
 * put into a shared notebook is kept at that relay from then on.
 */
import { Collection } from '../../shared/model/collection'
import { type HeldDocument, memberKindOf } from '../../shared/model/home'
import { PROGRAM, type Unsubscribe } from '../../shared/model/origin'
import type { Capability, DocId, EditCapability, ViewCapability } from '../../shared/records/keys'
import { StoreFailure } from '../log/contract'
import { Slices } from '../sync/slices'
import { beginSharing } from './begin-sharing'
import { HeldChanges } from './held-changes'
import type { Library } from './library'
import { CollectionOpener, type Opened } from './open-keys'
import { TRIED_AT_ONCE } from './view-keys'

/**
 * Held of one collection: twice what the largest notebook is made for. Whoever writes in it decides
 * what its readers take up, and each is a room to follow and a line in the home document for good.
 */
const MAX_TAKEN_UP = 20_000

export class CollectionFollower {
  readonly #library: Library
  readonly #slices: Slices<DocId>
  readonly #changes: HeldChanges
  readonly #stop: readonly Unsubscribe[]
  readonly #opener = new CollectionOpener()
  readonly #limit: number
  /** Whose limit was told. */
  readonly #beyond = new Set<DocId>()

  constructor(library: Library, limit = MAX_TAKEN_UP) {
    this.#library = library
    this.#limit = limit
    this.#slices = new Slices(library.clock, { step: (docId) => this.#follow(docId) })
    this.#changes = new HeldChanges({
      library,
      isOfUse: (docId) => (library.holdings.present(docId)?.kind ?? 'note') !== 'note',
      tell: (docIds) => this.#slices.later(docIds),
    })
    this.#stop = [
      library.viewKeys.wanted.add(() => this.#changes.addAll()),
      library.viewKeys.forgotten.add((docIds) => this.#opener.forgetViews(docIds)),
    ]
  }

  close(): void {
    this.#changes.close()
    for (const stop of this.#stop) stop()
    this.#slices.clear()
  }

  /** False where more is left to look at. */
  #follow(docId: DocId): boolean {
    const { holdings, viewKeys } = this.#library
    const held = holdings.present(docId)
    // Nothing more comes of what somebody has thrown away; restored, it is followed again.
    if (!held || held.kind === 'note' || held.trashedAt !== undefined) return true
    const open = this.#library.openPart(docId)
    if (!open || open === 'opening') return open === undefined
    const collection = new Collection(open.doc)
    const hasRoom = this.#roomIn(collection)
    let isBeyond = false
    let tries = 0
    const isTaken = (member: DocId) => {
      if (!collection.integration(member)) return false
      const isRoom = this.#isHeld(member) || hasRoom(member)
      isBeyond ||= !isRoom
      return isRoom
    }
    const views = this.#opener.openViews(
      docId,
      collection.keys,
      (member) => this.#isToFollow(held, member) && isTaken(member),
      (capability) => {
        const member = holdings.document(capability.docId)
        const isUseful = !member || viewKeys.isNew(capability, docId)
        if (member && isUseful && this.#isToOpen(member)) tries += 1
        return isUseful
      },
      () => tries === TRIED_AT_ONCE,
    )
    const edits = this.#openEdits(held, collection, isTaken)
    const isTakenUp = this.#takeUp(
      held,
      new Map<DocId, Capability>([...views.found, ...edits.found]),
    )
    if (isBeyond) this.#tellBeyond(docId)
    // A disk that takes nothing would have it begin again for ever: it does at the next change.
    return !isTakenUp || (!views.isMore && !edits.isMore)
  }

  #openEdits(
    { capability }: HeldDocument,
    { keys }: Collection,
    isTaken: (member: DocId) => boolean,
  ): Opened<EditCapability> {
    if (capability.rights === 'view') return { found: new Map(), isMore: false }
    return this.#opener.openEdits(
      capability,
      keys,
      (member) => this.#isToStrengthen(member) && isTaken(member),
    )
  }

  /** Whether another may be taken up; what is held of it is counted when it is first asked. */
  #roomIn(collection: Collection): (member: DocId) => boolean {
    const taken = new Set<DocId>()
    let held: number | undefined
    return (member) => {
      held ??= collection.list().filter(({ docId }) => this.#isHeld(docId)).length
      if (held + taken.size < this.#limit) taken.add(member)
      return taken.has(member)
    }
  }

  #begin(docId: DocId, relay: string): void {
    try {
      beginSharing(this.#library, docId, relay)
    } catch (error) {
      // Looked at again at the next change, or the next start.
      if (!(error instanceof StoreFailure)) throw error
      this.#library.journal.report(error.error)
    }
  }

  #isHeld(docId: DocId): boolean {
    return this.#library.holdings.document(docId) !== undefined
  }

  #tellBeyond(docId: DocId): void {
    if (this.#beyond.has(docId)) return
    this.#beyond.add(docId)
    this.#library.report({ level: 'warning', event: 'collection-beyond-limit', details: { docId } })
  }

  /** What is held in any way, the trash and what was purged included, is left as the person has it. */
  #isToFollow(collection: HeldDocument, member: DocId): boolean {
    const held = this.#library.holdings.document(member)
    if (!held) return member !== this.#library.holdings.homeId
    return isToName(collection, held) || this.#isToOpen(held)
  }

  /** Held, and by a key that opens nothing: the notebook may carry another. */
  #isToOpen({ docId, purgedAt }: HeldDocument): boolean {
    return purgedAt === undefined && this.#library.viewKeys.isWanted(docId)
  }

  /** What was purged is left so, and what is in the trash stays there. */
  #isToStrengthen(member: DocId): boolean {
    const { holdings } = this.#library
    const held = holdings.document(member)
    if (!held) return member !== holdings.homeId
    return held.capability.rights === 'view' && held.purgedAt === undefined
  }

  /** False where the disk does not take it. */
  #takeUp(collection: HeldDocument, keys: ReadonlyMap<DocId, Capability>): boolean {
    if (keys.size === 0) return true
    const { kind, relay } = collection
    const { holdings, clock, changed, viewKeys } = this.#library
    const { home } = holdings
    const now = clock.now()
    const added: DocId[] = []
    const tried: ViewCapability[] = []
    this.#library.open(holdings.homeId)?.doc.transact(() => {
      for (const [member, capability] of keys) {
        const held = holdings.document(member)
        if (held && capability.rights === 'edit') home.strengthen(capability)
        else if (held && capability.rights === 'view' && this.#isToOpen(held))
          tried.push(capability)
        else if (held && relay !== undefined) this.#begin(member, relay)
        else if (!held) {
          home.add(capability, now, { relay, kind: memberKindOf(kind) })
          added.push(member)
        }
      }
    }, PROGRAM)
    if (added.length > 0) changed.tell(added)
    return tried.length === 0 || viewKeys.try(tried, collection.docId)
  }
}

/** Its own right to edit, at no relay by name: nobody was given a link to it that says otherwise. */
function isToName(
  collection: HeldDocument,
  { capability, relay, purgedAt }: HeldDocument,
): boolean {
  if (collection.relay === undefined || purgedAt !== undefined) return false
  return relay === undefined && capability.rights === 'edit'
}
