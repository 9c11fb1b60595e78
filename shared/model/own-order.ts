/**
 * The order that a person gave their notebooks and bases, in the home document: a rank for each that
 * was moved, and for no other, so that two devices which move different ones both keep what they did.
 */
import type * as Y from 'yjs'
import { type DocId, parseDocId } from '../records/keys'
import { type Unsubscribe, USER } from './origin'
import { readRank } from './ranks'

export class OwnOrder {
  readonly #doc: Y.Doc
  readonly #map: Y.Map<unknown>

  constructor(doc: Y.Doc) {
    this.#doc = doc
    this.#map = doc.getMap('order')
  }

  /** Of those that were moved. */
  ranks(): ReadonlyMap<DocId, string> {
    const found = new Map<DocId, string>()
    for (const [key, value] of this.#map.entries()) {
      const docId = parseDocId(key)
      const rank = readRank(value)
      if (docId && rank !== undefined) found.set(docId, rank)
    }
    return found
  }

  place(ranks: Iterable<readonly [DocId, string]>): void {
    this.#doc.transact(() => {
      for (const [docId, rank] of ranks) this.#map.set(docId, rank)
    }, USER)
  }

  /** They stand by their titles again. */
  forget(docIds: readonly DocId[]): void {
    this.#doc.transact(() => {
      for (const docId of docIds) if (this.#map.has(docId)) this.#map.delete(docId)
    }, USER)
  }

  /** Told after each change, wherever it came from. */
  subscribe(listener: () => void): Unsubscribe {
    const tell = () => listener()
    this.#map.observe(tell)
    return () => this.#map.unobserve(tell)
  }
}
