/**
 * A place of the window: which list, how a notebook is looked at, what is searched for, which note
 * is open in it, and which graph lies over it.
 */
import type { GraphPlace } from '../../shared/contract/graph'
import type { NoteFilter, NotePlace, NoteSort } from '../../shared/contract/lists'
import type { Shelf } from '../../shared/contract/notes'
import type { DocId } from '../../shared/records/keys'
import type { Column } from './columns'
import { FIRST_GRAPH_LOOK, type GraphLook } from './graph-look'

export const VIEWS = ['categories', 'list', 'table', 'cards', 'graph'] as const
export type ViewKind = (typeof VIEWS)[number]

/** What a notebook's notes can be ordered by. */
export const SORTS = [
  'own',
  'title',
  'authors',
  'modified',
  'published',
  'created',
  'integrated',
] as const

/** How a notebook's page shows its notes. */
export interface Look {
  readonly view: ViewKind
  readonly filter: NoteFilter
  readonly sort: NoteSort
  /** Of its table; absent while nobody chose any for it. */
  readonly columns?: readonly Column[]
}

export interface Place {
  readonly list: NotePlace
  readonly look: Look
  /** As it stands in the field; its results take the list's place. Blank when nothing is searched for. */
  readonly search: string
  /** Null when nothing is open, or while a draft has no letter yet. */
  readonly docId: DocId | null
  /** Set for a note begun in this window, and kept while it stays open, so that the page does too. */
  readonly draft: number | null
  /** The graph that lies over it, as large as the window: closed, the rest is where one was. */
  readonly graph: GraphPlace | null
  /** Of that graph, or of the one that a notebook is looked at as. */
  readonly drawn: GraphLook
  /** Where the cursor goes when the place is shown. */
  readonly focus: 'title' | 'body' | 'none'
}

export const ALL: NotePlace = Object.freeze({ kind: 'all' })
export const OWN_ORDER: NoteSort = Object.freeze({ by: 'own', isDescending: false })
export const NO_FILTER: NoteFilter = Object.freeze({})

export const FIRST_LOOK: Look = Object.freeze({
  view: 'categories',
  filter: NO_FILTER,
  sort: OWN_ORDER,
})

export const START: Place = Object.freeze({
  list: ALL,
  look: FIRST_LOOK,
  search: '',
  docId: null,
  draft: null,
  graph: null,
  drawn: FIRST_GRAPH_LOOK,
  focus: 'none',
})

/** The same text for the same list. */
export function listKey(list: NotePlace): string {
  return 'docId' in list ? `${list.kind} ${list.docId}` : list.kind
}

export function isSameList(one: NotePlace, other: NotePlace): boolean {
  return listKey(one) === listKey(other)
}

/** Nothing that a person would tell apart: only where the cursor goes may differ. */
export function isSamePlace(one: Place, other: Place): boolean {
  return (
    isSameList(one.list, other.list) &&
    one.look === other.look &&
    one.search.trim() === other.search.trim() &&
    one.docId === other.docId &&
    one.draft === other.draft &&
    isSameGraph(one.graph, other.graph)
  )
}

/** Of the same notes, however many steps away. */
export function isSameGraph(one: GraphPlace | null, other: GraphPlace | null): boolean {
  return one === other || (one !== null && other !== null && graphKey(one) === graphKey(other))
}

/** The same text for a graph of the same notes. */
export function graphKey(graph: GraphPlace): string {
  return 'docId' in graph ? `${graph.kind} ${graph.docId}` : graph.kind
}

export function isSearching({ search }: Pick<Place, 'search'>): boolean {
  return search.trim() !== ''
}

/** What may be done to notes there: in the trash, other things than elsewhere. */
export function shelfOf(list: NotePlace): Shelf {
  return list.kind === 'trash' ? 'trash' : 'notes'
}

/** The notebook or the base itself is the page: there is no note whose details could be shown. */
export function isCollectionPage({ list, docId, draft }: Place): boolean {
  return 'docId' in list && docId === null && draft === null
}

export function isFiltered(filter: NoteFilter): boolean {
  return Object.keys(filter).length > 0
}
