/**
 * Which row the keyboard is on and which notes are chosen for a common action. Pure: the list keeps
 * one of these and asks what a key or a press makes of it.
 */
import type { DocId } from '../../../shared/records/keys'

export interface Selection {
  /** The row that the arrow keys move from. */
  readonly active: number
  /** Where a range began. */
  readonly anchor: number
  readonly chosen: ReadonlySet<DocId>
}

export const NO_SELECTION: Selection = Object.freeze({
  active: 0,
  anchor: 0,
  chosen: new Set<DocId>(),
})

type IdAt = (index: number) => DocId | undefined

export function moveTo(selection: Selection, index: number): Selection {
  return { ...selection, active: index, anchor: index }
}

/** From where the range began to the row that the keyboard is on, both included. */
export function rangeOf({ anchor, active }: Selection): {
  readonly first: number
  readonly last: number
} {
  return { first: Math.min(anchor, active), last: Math.max(anchor, active) }
}

/** The same range with this row as its end. Rows that are not read yet are left out. */
export function extendTo(selection: Selection, index: number, idAt: IdAt): Selection {
  const chosen = new Set<DocId>()
  const { first, last } = rangeOf({ ...selection, active: index })
  for (let each = first; each <= last; each++) {
    const docId = idAt(each)
    if (docId) chosen.add(docId)
  }
  return { active: index, anchor: selection.anchor, chosen }
}

export function toggleAt(selection: Selection, index: number, idAt: IdAt): Selection {
  const docId = idAt(index)
  const chosen = new Set(selection.chosen)
  if (docId && !chosen.delete(docId)) chosen.add(docId)
  return { active: index, anchor: index, chosen }
}

export function chooseAll(selection: Selection, docIds: readonly DocId[]): Selection {
  return { ...selection, chosen: new Set(docIds) }
}

export function chooseNone(selection: Selection): Selection {
  return selection.chosen.size === 0 ? selection : { ...selection, chosen: NO_SELECTION.chosen }
}

/** What an action at this row is for: everything chosen if the row is, otherwise the row alone. */
export function targets(selection: Selection, docId: DocId): readonly DocId[] {
  return selection.chosen.has(docId) ? [...selection.chosen] : [docId]
}

/** The row that a movement key leads to; undefined for any other key. */
export function movedIndex(
  key: string,
  place: { readonly active: number; readonly total: number; readonly page: number },
): number | undefined {
  const last = place.total - 1
  const to = {
    ArrowDown: place.active + 1,
    ArrowUp: place.active - 1,
    PageDown: place.active + place.page,
    PageUp: place.active - place.page,
    Home: 0,
    End: last,
  }[key]
  return to === undefined ? undefined : Math.max(0, Math.min(last, to))
}
