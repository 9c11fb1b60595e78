/**
 * What may be edited with a collection, opened a few at a time. Whoever may edit the collection can
 * write thousands that do not open: each is tried once.
 */
import {
  type CollectionKeys,
  type EditCapability,
  openSealedEdit,
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
  /** By collection and entry, what did not open. */
  readonly #refused = new Map<DocId, Map<string, unknown>>()

  open(
    capability: EditCapability,
    keys: CollectionKeys,
    isWanted: (docId: DocId) => boolean,
  ): OpenedEdits {
    const found = new Map<DocId, EditCapability>()
    const contentsKey = deriveContentsKey(capability.editSecret)
    const refused = this.#refusedIn(capability.docId)
    const isRefused = (entry: string, sealed: unknown) =>
      refused.has(entry) && refused.get(entry) === sealed
    let tried = 0
    for (const sealed of keys.sealed(askedOnce(isWanted), isRefused)) {
      if (found.has(sealed.docId)) continue
      if (tried === TRIED_AT_ONCE) return { found, isMore: true }
      tried += 1
      const opened = openSealedEdit(contentsKey, sealed)
      if (opened) found.set(sealed.docId, opened)
      else refused.set(sealed.entry, sealed.sealed)
    }
    return { found, isMore: false }
  }

  #refusedIn(docId: DocId): Map<string, unknown> {
    const known = this.#refused.get(docId)
    if (known && known.size < REMEMBERED) return known
    const begun = new Map<string, unknown>()
    this.#refused.set(docId, begun)
    return begun
  }
}

/** However many entries there are of one document. */
function askedOnce(isWanted: (docId: DocId) => boolean): (docId: DocId) => boolean {
  const answers = new Map<DocId, boolean>()
  return (docId) => {
    const answer = answers.get(docId) ?? isWanted(docId)
    answers.set(docId, answer)
    return answer
  }
}
