/**
 * A person's own filters, each kept under a name for one notebook, in the home document: a row each,
 * so that two devices which name and remove at once both keep what they did.
 */
import type * as Y from 'yjs'
import { type DocId, parseDocId } from '../records/keys'
import { Entries, type Entry } from './entries'
import type { Unsubscribe } from './origin'

declare const branded: unique symbol
export type FilterId = string & { readonly [branded]: 'FilterId' }

/** What is in force, under no name. */
export interface NotebookFilter {
  readonly docId: DocId
  /** As in an address. */
  readonly query: string
}

export interface SavedFilter extends NotebookFilter {
  readonly id: FilterId
  readonly name: string
}

const PROPERTIES = ['name', 'docId', 'query'] as const
type Property = (typeof PROPERTIES)[number]

export class SavedFilters {
  readonly #map: Y.Map<unknown>
  readonly #entries: Entries<FilterId, Property>

  constructor(doc: Y.Doc) {
    this.#map = doc.getMap('filters')
    this.#entries = new Entries(doc, 'filters', PROPERTIES, 'name')
  }

  /** In the order in which they were kept. */
  list(): readonly SavedFilter[] {
    return this.#entries.list().flatMap((entry) => filterOf(entry) ?? [])
  }

  /** Also of one that was removed; undefined where it was never kept. */
  filter(id: FilterId): SavedFilter | undefined {
    const entry = this.#entries.entry(id)
    return entry && filterOf(entry)
  }

  /** Whether this very filter was kept under this name once, also when it was removed since. */
  wasKept(name: string, { docId, query }: NotebookFilter): boolean {
    return this.#entries
      .all()
      .some(
        ({ values }) => values.name === name && values.docId === docId && values.query === query,
      )
  }

  keep(name: string, { docId, query }: NotebookFilter): FilterId {
    return this.#entries.create({ name, docId, query })
  }

  rename(id: FilterId, name: string): void {
    this.#entries.set(id, 'name', name)
  }

  remove(id: FilterId, at: number): void {
    this.#entries.delete(id, at)
  }

  restore(id: FilterId): void {
    this.#entries.restore(id)
  }

  /** Told after each change, wherever it came from. */
  subscribe(listener: () => void): Unsubscribe {
    const tell = () => listener()
    this.#map.observe(tell)
    return () => this.#map.unobserve(tell)
  }
}

/** Undefined for what another version wrote otherwise. */
function filterOf({ id, values }: Entry<FilterId, Property>): SavedFilter | undefined {
  const docId = parseDocId(values.docId)
  const { name, query } = values
  if (!docId || typeof name !== 'string' || typeof query !== 'string') return undefined
  return Object.freeze({ id, name, docId, query })
}
