/**
 * What a notebook (of notes) and a base (of notebooks) have alike: what is integrated, by whom,
 * where in the order, with which remark, and the keys that let a reader open it. An integration
 * lives here and never in the note, so that a curator can place a note that they may not edit.
 */
import type * as Y from 'yjs'
import {
  type Capability,
  deriveDocumentKeys,
  type DocId,
  type DocumentKeys,
  docIdOf,
  parseDocId,
  toViewCapability,
} from '../records/keys'
import { randomBytes } from '../records/random'
import { readCapability, writeCapability } from './capability-entry'
import { PROGRAM, type Unsubscribe, USER } from './origin'
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
  readonly #doc: Y.Doc
  readonly #integrated: Y.Map<unknown>
  readonly #order: Y.Map<unknown>
  readonly #remarks: Y.Map<unknown>
  readonly #keys: Y.Map<unknown>

  constructor(doc: Y.Doc) {
    this.#doc = doc
    this.#integrated = doc.getMap('integrated')
    this.#order = doc.getMap('order')
    this.#remarks = doc.getMap('remarks')
    this.#keys = doc.getMap('keys')
  }

  get size(): number {
    return this.list().length
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

  /** At the end of the order; what is in already keeps its place and who brought it. */
  integrate(docIds: readonly DocId[], by: string, at: number): void {
    const added = docIds.filter((docId) => !this.integration(docId))
    if (added.length === 0) return
    const ranks = this.#ranksAt(added, Number.POSITIVE_INFINITY)
    this.#write(() => {
      for (const docId of added) this.#integrated.set(docId, { by, at })
      this.#setRanks(ranks)
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
    const ranks = this.#ranksAt(moved, index)
    this.#write(() => this.#setRanks(ranks))
  }

  setRemark(docId: DocId, remark: string): void {
    this.#write(() => {
      if (remark === '') this.#remarks.delete(docId)
      else this.#remarks.set(docId, remark)
    })
  }

  /** The view capability alone goes in, whatever is handed over: a reader of this gains no right to edit. */
  addKey(capability: Capability): void {
    const view = toViewCapability(capability)
    const keys = deriveDocumentKeys(view)
    if (typeof keys === 'string') return
    const key = `${view.docId}:${keys.roomId}`
    if (!this.#keys.has(key))
      this.#doc.transact(() => this.#keys.set(key, writeCapability(view)), PROGRAM)
  }

  /** As `addKey`, for capabilities whose keys were derived before: thousands are integrated at once. */
  addKeys(added: readonly DocumentKeys[]): void {
    this.#doc.transact(() => {
      for (const { docId, roomId, viewSecret, writerKey } of added) {
        const key = `${docId}:${roomId}`
        if (!this.#keys.has(key))
          this.#keys.set(key, writeCapability({ rights: 'view', docId, viewSecret, writerKey }))
      }
    }, PROGRAM)
  }

  /** What may be read with this collection. An id that does not follow from its key is left out. */
  keys(isWanted: (docId: DocId) => boolean = () => true): ReadonlyMap<DocId, Capability> {
    const found = new Map<DocId, Capability>()
    for (const [key, value] of this.#keys.entries()) {
      const docId = parseDocId(key.split(':')[0])
      const capability = docId && isWanted(docId) && readCapability(docId, value)
      if (!capability || capability.rights !== 'view') continue
      if (docIdOf(capability.writerKey) === docId) found.set(docId, capability)
    }
    return found
  }

  /** Called once a transaction with the ids whose integration, place, remark or key changed. */
  readonly subscribe = (listener: (changed: ReadonlySet<DocId>) => void): Unsubscribe => {
    const maps: readonly Y.AbstractType<Y.YMapEvent<unknown>>[] = [
      this.#integrated,
      this.#order,
      this.#remarks,
      this.#keys,
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

  #ranksAt(docIds: readonly DocId[], index: number): ReadonlyMap<string, string> {
    const ordered = this.list().map(({ docId, rank }) => ({ id: docId, rank }))
    return rankAt(ordered, docIds, index, randomBytes)
  }

  #setRanks(ranks: ReadonlyMap<string, string>): void {
    for (const [docId, rank] of ranks) this.#order.set(docId, rank)
  }

  #write(change: () => void): void {
    this.#doc.transact(change, USER)
  }
}
