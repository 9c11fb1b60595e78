/**
 * The keys that a collection carries, opened a few at a time. Whoever may edit the collection can
 * write thousands that do not open: each is tried once.
 */
import {
  type CollectionKeys,
  openSealedEdit,
  openView,
  type WrittenKey,
} from '../../shared/model/collection-keys'
import { deriveContentsKey } from '../../shared/records/contents'
import type { Capability, DocId, EditCapability, ViewCapability } from '../../shared/records/keys'

interface Bound {
  readonly tried: number
  readonly refused: number
}

/** At 0.1 ms each. */
const EDITS_AT_ONCE: Bound = { tried: 100, refused: 100 }
/** A hash each: many more, or passing over those that were tried would cost most. */
const VIEWS_AT_ONCE: Bound = { tried: Number.POSITIVE_INFINITY, refused: 1_000 }
/** Beyond it all are tried again at the next change: nobody writes so many in good faith. */
const REMEMBERED = 100_000

type IsWanted = (docId: DocId) => boolean

export interface Opened<Key extends Capability> {
  readonly found: ReadonlyMap<DocId, Key>
  /** There are others to try. */
  readonly isMore: boolean
}

/** Of all collections, either what is to view or what is to edit. */
class KeyOpener<Key extends Capability> {
  readonly #atOnce: Bound
  readonly #remembered: number
  /** By collection and entry, what did not open. */
  readonly #refused = new Map<DocId, Map<string, unknown>>()

  constructor(atOnce: Bound, remembered: number) {
    this.#atOnce = atOnce
    this.#remembered = remembered
  }

  open(
    collection: DocId,
    written: (isRefused: (entry: string, value: unknown) => boolean) => Iterable<WrittenKey>,
    openOne: (written: WrittenKey) => Key | undefined,
    isFull: () => boolean = () => false,
  ): Opened<Key> {
    const found = new Map<DocId, Key>()
    const refused = this.#refused.get(collection) ?? new Map<string, unknown>()
    this.#refused.set(collection, refused)
    const isRefused = (entry: string, value: unknown) =>
      refused.has(entry) && refused.get(entry) === value
    let tried = 0
    let failed = 0
    for (const each of written(isRefused)) {
      if (found.has(each.docId)) continue
      if (tried === this.#atOnce.tried || failed === this.#atOnce.refused || isFull())
        return { found, isMore: true }
      tried += 1
      const opened = openOne(each)
      if (opened) {
        found.set(each.docId, opened)
        continue
      }
      failed += 1
      refused.set(each.entry, each.value)
    }
    // Not before all were tried, or it would begin again for ever and never come to the last.
    if (refused.size >= this.#remembered) this.#refused.delete(collection)
    return { found, isMore: false }
  }

  forget(docIds: ReadonlySet<string>): void {
    for (const refused of this.#refused.values())
      for (const entry of refused.keys())
        if (docIds.has(entry.slice(0, entry.indexOf(':')))) refused.delete(entry)
  }
}

export class CollectionOpener {
  readonly #views: KeyOpener<ViewCapability>
  readonly #edits: KeyOpener<EditCapability>

  constructor(remembered = REMEMBERED) {
    this.#views = new KeyOpener(VIEWS_AT_ONCE, remembered)
    this.#edits = new KeyOpener(EDITS_AT_ONCE, remembered)
  }

  /** One that opens nothing is as one that does not follow from its own key. */
  openViews(
    collection: DocId,
    keys: CollectionKeys,
    isWanted: IsWanted,
    isUseful: (capability: ViewCapability) => boolean = () => true,
    isFull?: () => boolean,
  ): Opened<ViewCapability> {
    const isAsked = askedOnce(isWanted)
    return this.#views.open(
      collection,
      (isRefused) => keys.views(isAsked, isRefused),
      (written) => {
        const capability = openView(written)
        return capability && isUseful(capability) ? capability : undefined
      },
      isFull,
    )
  }

  /** Of these, keys to view that were of no use may be of use now. */
  forgetViews(docIds: ReadonlySet<DocId>): void {
    this.#views.forget(docIds)
  }

  openEdits(
    { docId, editSecret }: EditCapability,
    keys: CollectionKeys,
    isWanted: IsWanted,
  ): Opened<EditCapability> {
    const contentsKey = deriveContentsKey(editSecret)
    const isAsked = askedOnce(isWanted)
    return this.#edits.open(
      docId,
      (isRefused) => keys.sealed(isAsked, isRefused),
      (written) => openSealedEdit(contentsKey, written),
    )
  }
}

/** However many entries there are of one document. */
function askedOnce(isWanted: IsWanted): IsWanted {
  const answers = new Map<DocId, boolean>()
  return (docId) => {
    const answer = answers.get(docId) ?? isWanted(docId)
    answers.set(docId, answer)
    return answer
  }
}
