/**
 * A change to thousands of members is written in turns, and a process can die between two. What was
 * asked is therefore on disk before the first of them is, until the last one is too; at the next
 * start it is done again, before anything comes from others, and writes what is lacking.
 */
import type { Collection } from '../../shared/model/collection'
import type { CategoryId } from '../../shared/model/categories'
import type { DocId } from '../../shared/records/keys'
import { StoreFailure } from '../log/contract'
import type { Library } from './library'
import type { Written } from './plan-collection-change'
import type { Turns } from './turns'

export interface Begun {
  readonly change: Written
  /** What a category that it makes is called by, so that it is made once. */
  readonly created: CategoryId
  readonly by: string
  readonly at: number
}

export class BegunChanges {
  readonly #library: Library
  readonly #begun = new Map<DocId, Begun>()

  constructor(library: Library) {
    this.#library = library
  }

  /** The same turns. What takes only one is on disk whole or not at all. */
  *remember<Result>(docId: DocId, begun: Begun, turns: Turns<Result>): Turns<Result> {
    for (;;) {
      const { done, value } = turns.next()
      if (done) {
        if (this.#begun.get(docId) === begun) this.#end(docId)
        return value
      }
      // Nothing of the first turn is on disk yet: that takes another turn of this thread.
      if (this.#begun.get(docId) !== begun) this.#begin(docId, begun)
      yield
    }
  }

  /** Left by a host that died. */
  left(): readonly (readonly [DocId, Begun])[] {
    return Array.from(this.#library.log.begun.all(), ([docId, written]) => {
      // Sealed by this program, for itself.
      const begun = JSON.parse(written) as Begun
      this.#begun.set(docId, begun)
      return [docId, begun]
    })
  }

  /** The same turns, after which nothing is left of it; one that throws is left to the next start. */
  *finish<Result>(docId: DocId, turns: Turns<Result>): Turns<Result> {
    const result = yield* turns
    this.#end(docId)
    return result
  }

  /** Once everything that was written until now is on disk. */
  #end(docId: DocId): void {
    const begun = this.#begun.get(docId)
    this.#library.journal.whenCommitted(() => {
      if (this.#begun.get(docId) !== begun) return
      this.#begun.delete(docId)
      this.#tell(() => this.#library.log.begun.remove(docId))
    })
  }

  #begin(docId: DocId, begun: Begun): void {
    this.#begun.set(docId, begun)
    this.#tell(() => this.#library.log.begun.write(docId, JSON.stringify(begun)))
  }

  /** A disk that takes nothing takes nothing of the change either. */
  #tell(write: () => void): void {
    try {
      write()
    } catch (error) {
      if (!(error instanceof StoreFailure)) throw error
      this.#library.journal.report(error.error)
    }
  }
}

/** What is put in at a place goes on behind those that were put there. */
export function restOf({ change, at }: Begun, collection: Collection): Written {
  if (change.kind !== 'integrate' || change.index === undefined) return change
  const done = change.docIds.filter((docId) => collection.integration(docId)?.at === at)
  return { ...change, index: change.index + done.length }
}
