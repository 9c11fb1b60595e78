/** Who put something into a collection, where its key is at stake. */
import * as Y from 'yjs'
import { Collection } from '../../shared/model/collection'
import { readWriter } from '../../shared/model/document'
import { lastWriterOf } from '../../shared/model/key-writers'
import type { PutInEntry } from '../../shared/model/put-in'
import { isMadeBy } from '../../shared/model/sharing'
import { type DocId, parseDocId } from '../../shared/records/keys'
import { StoreFailure } from '../log/contract'
import type { OpenDocument } from '../rooms/open-document'
import type { Library } from './library'
import type { Turns } from './turns'

/** Each turn is a commit. */
const ROWS_A_TURN = 2048

/**
 * By this person, or by somebody who had its key and gave it. Whoever may edit the
 * collection can write any id in it, such as that of a note which was only linked to, and as any of
 * the windows that have written there: neither gives a key.
 */
export function isPutIn(
  library: Library,
  document: OpenDocument,
  member: DocId,
  collection = new Collection(document.doc),
): boolean {
  if (library.log.putIn.has(document.docId, member)) return true
  if (library.holdings.home.putIn.has({ collection: document.docId, member })) return true
  const keys = library.holdings.keys(member)?.keys
  if (keys && collection.keys.has(keys)) return true
  return isOnlyOurs(library, document) && isByUs(library, document, member)
}

/** Before others get it: who has put in what can be told by signatures no longer from then on. */
export function keepPutIn(library: Library, document: OpenDocument): void {
  if (!isOnlyOurs(library, document)) return
  const changed = new Map<DocId, boolean>()
  for (const member of new Collection(document.doc).members())
    if (isByUs(library, document, member)) changed.set(member, true)
  library.log.putIn.write(document.docId, changed)
}

/** What was taken out is given by no other machine either. Throws StoreFailure. */
export function writePutIn(
  { log, holdings }: Library,
  collection: DocId,
  changed: ReadonlyMap<DocId, boolean>,
): void {
  log.putIn.write(collection, changed)
  const taken = [...changed].filter(([, isIn]) => !isIn)
  holdings.home.putIn.change(taken.map(([member]) => [{ collection, member }, false] as const))
}

/** Before what was taken out is written down as such. */
export function wasPutIn(library: Library, document: OpenDocument, member: DocId): boolean {
  const { log, holdings } = library
  const { docId } = document
  if (log.putIn.has(docId, member)) return true
  return holdings.home.putIn.has({ collection: docId, member }) || isOnlyOurs(library, document)
}

/**
 * What this host's own transactions put in and take out, until it is read. What undo brings back
 * was put in by this person only if it was before: somebody else may have named it there.
 */
export class PutInChanges {
  readonly #integrated: Y.Map<unknown>
  readonly #origin: symbol
  readonly #wasPutIn: (member: DocId) => boolean
  readonly #changed = new Map<DocId, boolean>()
  /** Whether this person had put in what they took out. */
  readonly #before = new Map<DocId, boolean>()

  constructor(doc: Y.Doc, origin: symbol, wasPutIn: (member: DocId) => boolean) {
    this.#integrated = doc.getMap('integrated')
    this.#origin = origin
    this.#wasPutIn = wasPutIn
    this.#integrated.observe(this.#onChange)
  }

  get isEmpty(): boolean {
    return this.#changed.size === 0
  }

  /** What a host before this one had begun to put in, or to take out. */
  add(members: readonly DocId[], isIn: boolean): void {
    for (const member of members) this.#changed.set(member, isIn)
  }

  /** Written by `keep`, thousands in turns; it may fail: what is left is written with the next change. */
  *take(keep: (changed: ReadonlyMap<DocId, boolean>) => void): Turns<void> {
    while (this.#changed.size > 0) {
      const some = new Map([...this.#changed].slice(0, ROWS_A_TURN))
      keep(some)
      for (const member of some.keys()) this.#changed.delete(member)
      if (this.#changed.size > 0) yield
    }
  }

  close(): void {
    this.#integrated.unobserve(this.#onChange)
  }

  readonly #onChange = ({ keysChanged }: Y.YMapEvent<unknown>, { origin }: Y.Transaction) => {
    if (origin !== this.#origin && !(origin instanceof Y.UndoManager)) return
    for (const key of keysChanged) {
      const member = parseDocId(key)
      if (member) this.#note(member, origin === this.#origin)
    }
  }

  #note(member: DocId, isNew: boolean): void {
    if (!this.#integrated.has(member)) {
      this.#before.set(member, this.#changed.get(member) ?? this.#wasPutIn(member))
      this.#changed.set(member, false)
    } else if (isNew || this.#before.get(member)) this.#changed.set(member, true)
  }
}

/**
 * What waited for its key and does no more, as another of this person's machines says: it was taken
 * out there, and no key is given for it here either, or it has its key, and nothing rests on the row.
 */
export class GoneElsewhere {
  readonly #library: Library
  readonly #left: PutInEntry[] = []

  constructor(library: Library) {
    this.#library = library
  }

  /**
   * Written before what says so is, since a host that dies between the two is told again; and once
   * more when it is asked for: the transaction that this may be in can fail as a whole.
   */
  add(entries: readonly PutInEntry[]): void {
    const { home } = this.#library.holdings
    this.#left.push(...entries.filter((entry) => !home.putIn.has(entry)))
    this.#write()
  }

  /** False while the disk does not take it. */
  get isWritten(): boolean {
    if (this.#left.length > 0 && !this.#write()) return false
    this.#left.length = 0
    return true
  }

  #write(): boolean {
    const { log, journal } = this.#library
    try {
      log.transaction(() => {
        for (const { collection, member } of this.#left)
          log.putIn.write(collection, new Map([[member, false]]))
      })
      return true
    } catch (error) {
      if (!(error instanceof StoreFailure)) throw error
      journal.report(error.error)
      return false
    }
  }
}

/** This person made it, and has given it to nobody. */
function isOnlyOurs({ holdings, device }: Library, { doc, docId }: OpenDocument): boolean {
  const held = holdings.present(docId)
  return held !== undefined && held.relay === undefined && isMadeBy(doc, docId, device.personId)
}

function isByUs({ device }: Library, { doc, docId }: OpenDocument, member: DocId): boolean {
  const client = lastWriterOf(doc.getMap('integrated'), member)
  const writer = client === undefined ? undefined : readWriter(doc, docId, client)
  return writer?.personId === device.personId
}
