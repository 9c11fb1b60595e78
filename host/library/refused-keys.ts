/**
 * Which keys to view a relay has refused, and how many of them each notebook had tried: what writes
 * in a notebook, and what relays answer, is others' to decide, so all of it has an end.
 */
import { toBase64url } from '../../shared/records/bytes'
import type { DocId, ViewCapability } from '../../shared/records/keys'

/** Of one document from one notebook: whoever writes in it could write more and more. */
const MOST_TRIES = 4
/** Of one document in one run: a relay could refuse all, end the connection and refuse all again. */
const MOST_AFRESH = 8

export class RefusedKeys {
  readonly #refused = new Map<DocId, Set<string>>()
  /** By document and notebook. */
  readonly #tries = new Map<DocId, Map<DocId, number>>()
  readonly #afresh = new Map<DocId, number>()

  docIds(): readonly DocId[] {
    return [...this.#refused.keys()]
  }

  isOf(docId: DocId): boolean {
    return this.#refused.has(docId)
  }

  add(docId: DocId, viewSecret: Uint8Array): void {
    const refused = this.#refused.get(docId) ?? new Set()
    this.#refused.set(docId, refused.add(toBase64url(viewSecret)))
  }

  has(docId: DocId, viewSecret: Uint8Array): boolean {
    return this.#refused.get(docId)?.has(toBase64url(viewSecret)) === true
  }

  mayTry({ docId, viewSecret }: ViewCapability, collection: DocId): boolean {
    const tries = this.#tries.get(docId)?.get(collection) ?? 0
    return tries < MOST_TRIES && !this.has(docId, viewSecret)
  }

  tried({ docId }: ViewCapability, collection: DocId): void {
    const tries = this.#tries.get(docId) ?? new Map<DocId, number>()
    this.#tries.set(docId, tries.set(collection, (tries.get(collection) ?? 0) + 1))
  }

  /** Whether there was anything. */
  forget(docId: DocId): boolean {
    this.#tries.delete(docId)
    return this.#refused.delete(docId)
  }

  /** False where that was done too often. */
  beginAfresh(docId: DocId): boolean {
    const times = this.#afresh.get(docId) ?? 0
    if (times === MOST_AFRESH) return false
    this.#afresh.set(docId, times + 1)
    return this.forget(docId)
  }
}
