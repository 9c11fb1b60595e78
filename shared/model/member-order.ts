/**
 * The order of what is integrated in one collection, kept from one look to the next: sorting thousands
 * anew for each that is moved takes longer than all else. What changed since is put in its place when
 * somebody asks.
 */
import type * as Y from 'yjs'
import { type DocId, parseDocId } from '../records/keys'
import { byRank, type Ranked, readRank } from './ranks'

export class MemberOrder {
  readonly #doc: Y.Doc
  readonly #integrated: Y.Map<unknown>
  readonly #order: Y.Map<unknown>
  readonly #maps: readonly Y.Map<unknown>[]
  readonly #changed = new Set<string>()
  /** Undefined until somebody asks: most collections are never sorted here. */
  #sorted: readonly Ranked<DocId>[] | undefined

  constructor(doc: Y.Doc) {
    this.#doc = doc
    this.#integrated = doc.getMap('integrated')
    this.#order = doc.getMap('order')
    this.#maps = [this.#integrated, this.#order]
  }

  /** For a document that outlives this. */
  close(): void {
    if (this.#sorted) for (const map of this.#maps) map.unobserve(this.#follow)
    this.#sorted = undefined
    this.#changed.clear()
  }

  /** As `Collection.list`, also within a transaction. */
  list(): readonly Ranked<DocId>[] {
    if (!this.#sorted) {
      for (const map of this.#maps) map.observe(this.#follow)
      this.#sorted = this.#read(this.#integrated.keys()).toSorted(byRank)
      return this.#sorted
    }
    this.#addUntold()
    if (this.#changed.size === 0) return this.#sorted
    const stayed = this.#sorted.filter(({ id }) => !this.#changed.has(id))
    this.#sorted = [...stayed, ...this.#read(this.#changed)].toSorted(byRank)
    this.#changed.clear()
    return this.#sorted
  }

  /** What the transaction that runs has written so far is told at its end alone. */
  #addUntold(): void {
    const written = this.#doc._transaction?.changed
    for (const map of this.#maps)
      for (const key of written?.get(map as never) ?? []) if (key !== null) this.#changed.add(key)
  }

  readonly #follow = ({ keysChanged }: Y.YMapEvent<unknown>) => {
    for (const key of keysChanged) this.#changed.add(String(key))
  }

  #read(keys: Iterable<string>): Ranked<DocId>[] {
    const found: Ranked<DocId>[] = []
    for (const key of keys) {
      const id = parseDocId(key)
      const integration = id && this.#integrated.get(id)
      if (id && typeof integration === 'object' && integration !== null)
        found.push({ id, rank: readRank(this.#order.get(id)) })
    }
    return found
  }
}
