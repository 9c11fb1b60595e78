/**
 * What may be edited with a collection, opened a few at a time. Whoever may edit the collection can
 * write thousands that do not open: each is tried once.
 */
import {
  type CollectionKeys,
  type EditCapability,
  openSealedEdit,
  type SealedEdit,
} from '../../shared/model/collection-keys'
import { deriveContentsKey } from '../../shared/records/contents'
import type { DocId } from '../../shared/records/keys'

/** At 0.1 ms each. */
const TRIED_AT_ONCE = 100
/** Beyond it all are tried again: nobody writes so many in good faith. */
const REMEMBERED = 100_000

export interface OpenedEdits {
  readonly found: ReadonlyMap<DocId, EditCapability>
  /** There are others to try. */
  readonly isMore: boolean
}

export class EditOpener {
  /** What did not open: the sealed value by collection and entry. */
  readonly #refused = new Map<string, unknown>()

  open(
    capability: EditCapability,
    keys: CollectionKeys,
    isWanted: (docId: DocId) => boolean,
  ): OpenedEdits {
    const found = new Map<DocId, EditCapability>()
    const contentsKey = deriveContentsKey(capability.editSecret)
    let tried = 0
    for (const sealed of keys.sealed(isWanted)) {
      const name = `${capability.docId} ${sealed.entry}`
      if (found.has(sealed.docId) || this.#isRefused(name, sealed)) continue
      if (tried === TRIED_AT_ONCE) return { found, isMore: true }
      tried += 1
      const opened = openSealedEdit(contentsKey, sealed)
      if (opened) found.set(sealed.docId, opened)
      else this.#refuse(name, sealed)
    }
    return { found, isMore: false }
  }

  #isRefused(name: string, { sealed }: SealedEdit): boolean {
    return this.#refused.has(name) && this.#refused.get(name) === sealed
  }

  #refuse(name: string, { sealed }: SealedEdit): void {
    if (this.#refused.size >= REMEMBERED) this.#refused.clear()
    this.#refused.set(name, sealed)
  }
}
