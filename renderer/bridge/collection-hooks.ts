/** What React reads of notebooks and bases. Undefined until the host has told, null for none such. */
import { useEffect, useMemo } from 'react'
import type {
  BaseView,
  CollectionRow,
  IntegrationRow,
  NotebookView,
} from '../../shared/contract/collections'
import type { Facets, NotePlace, PlacedNote } from '../../shared/contract/lists'
import type { SharingPreview } from '../../shared/contract/sharing'
import type { CategoryId } from '../../shared/model/categories'
import type { DocId } from '../../shared/records/keys'
import { useBridge } from './bridge-context'
import type { PlacedQuery } from './collections'
import { findRow } from './find-row'
import { useReadable } from './hooks'
import type { NoteRows, NoteWindow } from './note-window'
import { readIds, type RowRange } from './read-ids'
import { SectionedRows } from './sectioned-rows'
import { NOTHING_READ } from './store'

export function useCollections(): readonly CollectionRow[] | undefined {
  const { list } = useBridge().view.collections
  return useReadable(useMemo(() => list.read('all'), [list]))
}

/** Those that the person put where they stand in these lists. */
export function useMovedCollections(): readonly DocId[] | undefined {
  const { moved } = useBridge().view.collections
  return useReadable(useMemo(() => moved.read('all'), [moved]))
}

export function useNotebook(docId: DocId): NotebookView | null | undefined {
  const { notebooks } = useBridge().view.collections
  return useReadable(useMemo(() => notebooks.read(docId), [notebooks, docId]))
}

export function useBase(docId: DocId): BaseView | null | undefined {
  const { bases } = useBridge().view.collections
  return useReadable(useMemo(() => bases.read(docId), [bases, docId]))
}

/** The notebook or base of a place; null for any other place. */
export function useShownCollection(place: NotePlace): NotebookView | BaseView | null | undefined {
  const { notebooks, bases } = useBridge().view.collections
  return useReadable<NotebookView | BaseView | null | undefined>(
    useMemo(() => {
      if (!('docId' in place)) return NOTHING_READ
      return (place.kind === 'notebook' ? notebooks : bases).read(place.docId)
    }, [notebooks, bases, place]),
  )
}

/** What can be taken back and given again in a notebook or base; nothing in any other place. */
export function useUndoable(place: NotePlace): Undoable {
  const { canUndo, canRedo } = useShownCollection(place) ?? NONE
  return useMemo(() => ({ canUndo, canRedo }), [canUndo, canRedo])
}

type Undoable = Pick<NotebookView, 'canUndo' | 'canRedo'>

const NONE: Undoable = Object.freeze({ canUndo: false, canRedo: false })
/** Every notebook that a note is in. */
export function useIntegrations(docId: DocId): readonly IntegrationRow[] | undefined {
  const { integrations } = useBridge().view.collections
  return useReadable(useMemo(() => integrations.read(docId), [integrations, docId]))
}

/** Counted when it is first looked at, which takes a moment for thousands of notes. */
export function useSharingPreview(docId: DocId): SharingPreview | null | undefined {
  const { sharings } = useBridge().view.collections
  return useReadable(useMemo(() => sharings.read(docId), [sharings, docId]))
}

export function useFacets(place: NotePlace): Facets | undefined {
  const { facets } = useBridge().view.collections
  return useReadable(useMemo(() => facets.read(place), [facets, place]))
}

export interface PlacedRows extends NoteRows<PlacedNote> {
  /** Call with the rows in view: asks for what is missing. */
  readonly want: (first: number, last: number) => void
}

/** For a list, which asks for the rows in view. */
export function usePlaced(query: PlacedQuery): PlacedRows {
  const window = usePlacedWindow(query)
  const { total, row } = useReadable(window)
  // No list is drawn for none, which would ask.
  useEffect(() => {
    if (!total) window.want(0, 0)
  }, [window, total])
  return { total, row, want: window.want }
}

/** For what shows the first rows without a list; with 0 of them their number alone is kept fresh. */
export function useFirstPlaced(query: PlacedQuery, most: number): NoteRows<PlacedNote> {
  const window = usePlacedWindow(query)
  const rows = useReadable(window)
  const shown = Math.min(most, rows.total ?? 0)
  useEffect(() => window.hold(0, shown - 1), [window, shown])
  return rows
}

function usePlacedWindow({ place, filter, sort }: PlacedQuery): NoteWindow<PlacedNote> {
  const { collections } = useBridge().view
  return useMemo(
    () => collections.window({ place, filter, sort }),
    [collections, place, filter, sort],
  )
}

export interface CategorySection {
  readonly id: CategoryId | 'none'
  readonly title: string
  readonly count: number
}

export interface CategorisedRows extends PlacedRows {
  /** Words over the row that begins a section. */
  readonly heading: (index: number) => string | null
  /** Which section a row stands in, and where in it. */
  readonly placeOf: SectionedRows<PlacedNote>['placeOf']
  /** The notes of a range, those too that no row was drawn for. */
  readonly readIds: (range: RowRange) => Promise<readonly DocId[]>
  /** The first row of a note, read or not; undefined where it is not in the notebook. */
  readonly findRow: (docId: DocId) => Promise<number | undefined>
}

/** A notebook's notes under its categories, each in every one that it is in. */
export function useCategorised(
  docId: DocId,
  sections: readonly CategorySection[],
): CategorisedRows {
  const { client, view } = useBridge()
  const { collections } = view
  const rows = useMemo(
    () =>
      new SectionedRows(
        sections.map((section) => ({
          ...section,
          window: collections.window(queryOf(docId, section.id)),
        })),
      ),
    [collections, docId, sections],
  )
  const { total, row } = useReadable(rows)
  return useMemo(
    () => ({
      total,
      row,
      want: rows.want,
      placeOf: rows.placeOf,
      heading: (index) => {
        const place = rows.placeOf(index)
        return place?.at === 0 ? place.section.title : null
      },
      readIds: async (of) => {
        const parts = new Map(rows.partsOf(of).map(({ section, range }) => [section.id, range]))
        const found = sections.flatMap(({ id }) => {
          const range = parts.get(id)
          return range ? [readIds(client, queryOf(docId, id), range)] : []
        })
        return [...new Set((await Promise.all(found)).flat())]
      },
      findRow: async (noteId) => {
        let start = 0
        for (const { id, count } of sections) {
          const at = count > 0 ? await findRow(client, queryOf(docId, id), noteId) : undefined
          if (at !== undefined) return start + at
          start += count
        }
        return undefined
      },
    }),
    [client, docId, sections, total, row, rows],
  )
}

const queryOf = (docId: DocId, category: CategoryId | 'none'): PlacedQuery => ({
  place: { kind: 'notebook', docId },
  filter: { categories: [category] },
  sort: OWN_ORDER,
})

const OWN_ORDER = Object.freeze({ by: 'own', isDescending: false })
