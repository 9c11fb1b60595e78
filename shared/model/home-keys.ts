/**
 * The keys in a home document: of each document held what it is opened by, to view and to edit. None
 * goes, but one may make room: a key to view may prove wrong, since it may have come with a notebook
 * that somebody else wrote in. Another then takes its place, and the one before is kept beside it.
 */
import type * as Y from 'yjs'
import { toBase64url } from '../records/bytes'
import { type Capability, type DocId, parseDocId, type ViewCapability } from '../records/keys'
import { readCapability, writeCapability } from './capability-entry'

/** Enough of a view secret to tell two apart. */
const NAME_LETTERS = 16

export class HomeKeys {
  readonly #keys: Y.Map<unknown>

  constructor(doc: Y.Doc) {
    this.#keys = doc.getMap('keys')
  }

  /** To be observed. */
  get map(): Y.Map<unknown> {
    return this.#keys
  }

  /** The strongest of each document. */
  all(): ReadonlyMap<DocId, Capability> {
    const found = new Map<DocId, Capability>()
    // One pass: with thousands of documents the window waits for this.
    for (const [key, value] of this.#keys.entries()) {
      const [id, rights] = key.split(':', 2)
      const docId = parseDocId(id)
      if (!docId || (rights !== 'edit' && (rights !== 'view' || found.has(docId)))) continue
      const capability = readCapability(docId, value)
      if (capability) found.set(docId, capability)
    }
    return found
  }

  of(docId: DocId): Capability | undefined {
    return (
      readCapability(docId, this.#keys.get(`${docId}:edit`)) ??
      readCapability(docId, this.#keys.get(`${docId}:view`))
    )
  }

  /** Nothing where one of these rights is held already. */
  add(capability: Capability): void {
    const key = `${capability.docId}:${capability.rights}`
    if (!this.#keys.has(key)) this.#keys.set(key, writeCapability(capability))
  }

  /** Earlier versions read the one in this place alone, so the one that counts stands there. */
  replaceView(capability: ViewCapability): void {
    const { docId } = capability
    const before = readCapability(docId, this.#keys.get(`${docId}:view`))
    if (before?.rights === 'view')
      this.#keys.set(
        `${docId}:was:${toBase64url(before.viewSecret).slice(0, NAME_LETTERS)}`,
        writeCapability(before),
      )
    this.#keys.set(`${docId}:view`, writeCapability(capability))
  }

  /** All to view that were ever held, in one pass. */
  *views(isWanted: (docId: DocId) => boolean): Generator<ViewCapability> {
    for (const [key, value] of this.#keys.entries()) {
      const [id, rights] = key.split(':', 2)
      const docId = rights === 'view' || rights === 'was' ? parseDocId(id) : undefined
      const capability = docId && isWanted(docId) ? readCapability(docId, value) : undefined
      if (capability?.rights === 'view') yield capability
    }
  }
}
