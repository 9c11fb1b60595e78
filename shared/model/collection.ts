/**
 * What a notebook (of notes) and a base (of notebooks) have alike: what is integrated, by whom,
 * where in the order, with which remark; the keys that are passed on with it are in `keys`. An
 * integration lives here and never in the note, so that a curator can place a note that they may
 * not edit.
 */
import type * as Y from 'yjs'
import { type DocId, parseDocId } from '../records/keys'
import { randomBytes } from '../records/random'
import { CollectionKeys } from './collection-keys'
import { MemberOrder } from './member-order'
import { type Unsubscribe, USER } from './origin'
import { byRank, rankAt, readRank } from './ranks'
import { readTime } from './time'

export interface Integration {
  readonly docId: DocId
  /** A hint, as anybody may write it: who is certified stands in `writers`. */
  readonly by: string | undefined
  /** Milliseconds since 1970. */
  readonly at: number | undefined
  readonly rank: string | undefined
  readonly remark: string
}

export class Collection {
  readonly keys: CollectionKeys
  readonly #doc: Y.Doc
  readonly #integrated: Y.Map<unknown>
  readonly #order: Y.Map<unknown>
  readonly #remarks: Y.Map<unknown>
  readonly #sorted: MemberOrder

  constructor(doc: Y.Doc) {
    this.#doc = doc
    this.#integrated = doc.getMap('integrated')
    this.#order = doc.getMap('order')
    this.#remarks = doc.getMap('remarks')
    this.#sorted = new MemberOrder(doc)
    this.keys = new CollectionKeys(doc)
  }

  /** For a document that outlives this. */
  close(): void {
    this.#sorted.close()
  }

  get size(): number {
    return this.list().length
  }

  /** In no order, and cheaper than `list`. */
  *members(): Generator<DocId> {
    for (const key of this.#integrated.keys()) {
      const docId = parseDocId(key)
      if (docId && this.integration(docId)) yield docId
    }
  }

  /** In the curators' own order. */
  list(): readonly Integration[] {
    const found: (Integration & { readonly id: string })[] = []
    for (const key of this.#integrated.keys()) {
      const docId = parseDocId(key)
      const integration = docId && this.integration(docId)
      if (integration) found.push({ ...integration, id: docId })
    }
    return found.toSorted(byRank)
  }

  integration(docId: DocId): Integration | undefined {
    const value = this.#integrated.get(docId)
    if (typeof value !== 'object' || value === null) return undefined
    const { by, at } = value as Record<string, unknown>
    const remark = this.#remarks.get(docId)
    return Object.freeze({
      docId,
      by: typeof by === 'string' ? by : undefined,
      at: readTime(at),
      rank: readRank(this.#order.get(docId)),
      remark: typeof remark === 'string' ? remark : '',
    })
  }

  /** At the end of the order, or at `index`; what is in already keeps its place and who brought it. */
  integrate(
    docIds: readonly DocId[],
    by: string,
    at: number,
    index = Number.POSITIVE_INFINITY,
  ): void {
    const added = new Set(docIds.filter((docId) => !this.integration(docId)))
    if (added.size > 0) this.integrateAt(this.ranksAt([...added], index), added, { by, at })
  }

  /**
   * Puts in those of `ranks` that are `added`, and ranks them and what is in already. A neighbour that
   * somebody took out since the ranks were found stays out.
   */
  integrateAt(
    ranks: Iterable<readonly [DocId, string]>,
    added: ReadonlySet<DocId>,
    { by, at }: { readonly by: string; readonly at: number },
  ): void {
    this.#write(() => {
      for (const [docId, rank] of ranks) {
        const isIn = this.integration(docId) !== undefined
        if (!isIn && !added.has(docId)) continue
        if (!isIn) this.#integrated.set(docId, { by, at })
        this.#order.set(docId, rank)
      }
    })
  }

  /**
   * The note itself is untouched. Its remark and categories stay: what another curator writes
   * there meanwhile is kept, and integrating it again brings them back.
   */
  takeOut(docIds: readonly DocId[]): void {
    this.#write(() => {
      for (const docId of docIds) this.#integrated.delete(docId)
    })
  }

  /** Puts these together, in the order given, at `index` among the others. */
  move(docIds: readonly DocId[], index: number): void {
    const moved = docIds.filter((docId) => this.integration(docId))
    this.rank(this.ranksAt(moved, index))
  }

  /** Of those that are in by now. */
  rank(ranks: Iterable<readonly [DocId, string]>): void {
    this.#write(() => {
      for (const [docId, rank] of ranks) if (this.integration(docId)) this.#order.set(docId, rank)
    })
  }

  /**
   * Where these stand together, in the order given, at `index` among the others; others of which
   * some have no place of their own are given one as well.
   */
  ranksAt(docIds: readonly DocId[], index = Number.POSITIVE_INFINITY): ReadonlyMap<DocId, string> {
    return rankAt(this.#sorted.list(), docIds, index, randomBytes)
  }

  setRemark(docId: DocId, remark: string): void {
    this.#write(() => {
      if (remark === '') this.#remarks.delete(docId)
      else this.#remarks.set(docId, remark)
    })
  }

  /** Called once a transaction with the ids whose integration, place or remark changed. */
  readonly subscribe = (listener: (changed: ReadonlySet<DocId>) => void): Unsubscribe => {
    const maps: readonly Y.AbstractType<Y.YMapEvent<unknown>>[] = [
      this.#integrated,
      this.#order,
      this.#remarks,
    ]
    const tell = ({ changed }: Y.Transaction) => {
      const ids = new Set<DocId>()
      for (const map of maps)
        for (const key of changed.get(map as never) ?? []) {
          const docId = parseDocId(key?.split(':')[0])
          if (docId) ids.add(docId)
        }
      if (ids.size > 0) listener(ids)
    }
    this.#doc.on('afterTransaction', tell)
    return () => this.#doc.off('afterTransaction', tell)
  }

  #write(change: () => void): void {
    this.#doc.transact(change, USER)
  }
}
