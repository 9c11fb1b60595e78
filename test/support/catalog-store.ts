// A catalog in memory, on the test's own thread, with what a story puts into it.
import type { CatalogEntry } from '../../host/catalog/contract'
import { listPlaced } from '../../host/catalog/placed-notes'
import { type CatalogStore, openStore } from '../../host/catalog/store'
import { IN_MEMORY } from '../../host/catalog/store-file'
import type { NoteFilter, NotePlace, NoteSort } from '../../shared/contract/lists'
import type { CategoryId } from '../../shared/model/categories'
import type { DocId } from '../../shared/records/keys'
import type { CategoryReading, Member } from '../../shared/text/reading/document-reading'
import { onEnd } from './on-end'

export function openMemoryStore(entries: readonly CatalogEntry[] = []): CatalogStore {
  const { store } = openStore(IN_MEMORY)
  onEnd(() => store.close())
  store.put(entries)
  return store
}

export const id = (name: string) => name as DocId
export const categoryId = (name: string) => name as CategoryId

/** In the order given. */
export function member(name: string, more: Partial<Member> = {}): Member {
  return {
    docId: id(name),
    place: `a0 ${name}`,
    by: '',
    isByVerified: false,
    at: null,
    remark: '',
    categoryIds: [],
    ...more,
  }
}

export function category(name: string, more: Partial<CategoryReading> = {}): CategoryReading {
  return { id: categoryId(name), name, colour: null, isRemoved: false, keeps: 0, ...more }
}

export interface Listing {
  readonly place?: NotePlace
  readonly filter?: NoteFilter
  readonly sort?: NoteSort
}

/** Everything that a place lists, by id. */
export function listed(store: CatalogStore, listing: Listing = {}): readonly string[] {
  const { place = { kind: 'all' }, filter = {}, sort = TITLE } = listing
  const request = { place, filter, sort, offset: 0, limit: 1000 }
  const { total, rows } = listPlaced(store, request)
  if (total !== rows.length) throw new Error(`${total} counted, ${rows.length} listed`)
  return rows.map(({ docId }) => docId)
}

const TITLE: NoteSort = { by: 'title', isDescending: false }
