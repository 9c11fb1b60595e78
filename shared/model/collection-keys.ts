/**
 * The keys that a shared collection carries: of each member a view capability, which whoever holds
 * the collection reads, and for those who may edit the collection an edit capability, sealed under a
 * key of theirs. They only grow. Peers of any version write here: what does not follow from its own
 * key, or opens to something else, is as if it were not there.
 */
import type * as Y from 'yjs'
import { deriveContentsKey, openEditSecret, sealEditSecret } from '../records/contents'
import {
  type Capability,
  createEditCapability,
  type DocId,
  docIdOf,
  type DocumentKeys,
  type EditCapability,
  parseDocId,
  roomIdOf,
  type ViewCapability,
} from '../records/keys'
import { equalBytes } from '../records/bytes'
import { readCapability, writeCapability } from './capability-entry'
import { PROGRAM } from './origin'

/** Of a member that is to be edited too: where its room is, and its secret. */
export interface EditEntry {
  readonly roomId: DocumentKeys['roomId']
  readonly capability: EditCapability
}

/** One that was not opened yet. */
export interface WrittenKey {
  readonly docId: DocId
  readonly entry: string
  readonly value: unknown
}

type IsWanted = (docId: DocId) => boolean
type IsKnown = (entry: string, value: unknown) => boolean

export class CollectionKeys {
  readonly #doc: Y.Doc
  readonly #keys: Y.Map<unknown>
  readonly #editKeys: Y.Map<unknown>

  constructor(doc: Y.Doc) {
    this.#doc = doc
    this.#keys = doc.getMap('keys')
    this.#editKeys = doc.getMap('editKeys')
  }

  get isEmpty(): boolean {
    return this.#keys.size === 0 && this.#editKeys.size === 0
  }

  /** What may be read with this collection. */
  list(): ReadonlyMap<DocId, Capability> {
    const found = new Map<DocId, Capability>()
    for (const written of this.views(() => true)) {
      const capability = openView(written)
      if (capability) found.set(capability.docId, capability)
    }
    return found
  }

  /** Without those that are known already, which may be thousands. */
  views(isWanted: IsWanted, isKnown?: IsKnown): Generator<WrittenKey> {
    return entriesIn(this.#keys, isWanted, isKnown)
  }

  /**
   * The view capability alone goes in, whatever is handed over: a reader of this gains no right to
   * edit. What stands at its place and is something else is written over.
   */
  add(added: readonly DocumentKeys[]): void {
    this.#doc.transact(() => {
      for (const keys of added)
        if (!this.has(keys)) this.#keys.set(entryOf(keys), writeCapability(viewOf(keys)))
    }, PROGRAM)
  }

  has(keys: DocumentKeys): boolean {
    const known = readCapability(keys.docId, this.#keys.get(entryOf(keys)))
    return (
      known?.rights === 'view' &&
      equalBytes(known.viewSecret, keys.viewSecret) &&
      equalBytes(known.writerKey, keys.writerKey)
    )
  }

  /** Those whom the collection's own edit secret makes its editors can open them. */
  addToEdit(added: readonly EditEntry[], collection: EditCapability): void {
    const contentsKey = deriveContentsKey(collection.editSecret)
    this.#doc.transact(() => {
      for (const { roomId, capability } of added) {
        const entry = entryOf({ docId: capability.docId, roomId })
        if (this.#opensTo(contentsKey, entry, capability)) continue
        this.#editKeys.set(entry, sealEditSecret(contentsKey, entry, capability.editSecret))
      }
    }, PROGRAM)
  }

  /** As `views`, of what may be edited. */
  sealed(isWanted: IsWanted, isKnown?: IsKnown): Generator<WrittenKey> {
    return entriesIn(this.#editKeys, isWanted, isKnown)
  }

  /** While nobody has had them: a collection from before keys were put in with the first sharing. */
  clear(): void {
    this.#doc.transact(() => {
      this.#keys.clear()
      this.#editKeys.clear()
    }, PROGRAM)
  }

  hasToEdit(added: EditEntry, collection: EditCapability): boolean {
    const entry = entryOf({ docId: added.capability.docId, roomId: added.roomId })
    return this.#opensTo(deriveContentsKey(collection.editSecret), entry, added.capability)
  }

  #opensTo(contentsKey: Uint8Array, entry: string, { editSecret }: EditCapability): boolean {
    const known = openEditSecret(contentsKey, entry, this.#editKeys.get(entry))
    return known !== undefined && equalBytes(known, editSecret)
  }
}

/**
 * Undefined where the id or the room it stands under does not follow from its key: one entry alone is
 * that of a document, so none beside it stands in its place.
 */
export function openView({ docId, entry, value }: WrittenKey): ViewCapability | undefined {
  const capability = readCapability(docId, value)
  if (capability?.rights !== 'view' || docIdOf(capability.writerKey) !== docId) return undefined
  return entry === entryOf({ docId, roomId: roomIdOf(capability.writerKey) })
    ? capability
    : undefined
}

/** Undefined where it does not open, or opens to the secret of another document. */
export function openSealedEdit(
  contentsKey: Uint8Array,
  { docId, entry, value }: WrittenKey,
): EditCapability | undefined {
  const editSecret = openEditSecret(contentsKey, entry, value)
  const capability = editSecret && createEditCapability(editSecret)
  return capability?.docId === docId ? capability : undefined
}

function* entriesIn(
  map: Y.Map<unknown>,
  isWanted: IsWanted,
  isKnown: IsKnown = () => false,
): Generator<WrittenKey> {
  for (const [entry, value] of map.entries()) {
    const docId = isKnown(entry, value) ? undefined : docIdIn(entry)
    if (docId && isWanted(docId)) yield { docId, entry, value }
  }
}

function viewOf({ docId, viewSecret, writerKey }: DocumentKeys): Capability {
  return { rights: 'view', docId, viewSecret, writerKey }
}

function entryOf({ docId, roomId }: Pick<DocumentKeys, 'docId' | 'roomId'>): string {
  return `${docId}:${roomId}`
}

function docIdIn(entry: string): DocId | undefined {
  return parseDocId(entry.split(':')[0])
}
