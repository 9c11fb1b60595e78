/**
 * Which row the keyboard is on and which are chosen for a common action. Pure: a list keeps one of
 * these and asks what a key or a press makes of it.
 */
export interface Selection<Id extends string> {
  /** The row that the arrow keys move from. */
  readonly active: number
  /** Where a range began. */
  readonly anchor: number
  readonly chosen: ReadonlySet<Id>
}

export const NO_SELECTION: Selection<never> = Object.freeze({
  active: 0,
  anchor: 0,
  chosen: new Set<never>(),
})

type IdAt<Id> = (index: number) => Id | undefined

export function moveTo<Id extends string>(selection: Selection<Id>, index: number): Selection<Id> {
  return { ...selection, active: index, anchor: index }
}

/** From where the range began to the row that the keyboard is on, both included. */
export function rangeOf({ anchor, active }: Selection<string>): {
  readonly first: number
  readonly last: number
} {
  return { first: Math.min(anchor, active), last: Math.max(anchor, active) }
}

/** The same range with this row as its end. Rows that are not read yet are left out. */
export function extendTo<Id extends string>(
  selection: Selection<Id>,
  index: number,
  idAt: IdAt<Id>,
): Selection<Id> {
  const chosen = new Set<Id>()
  const { first, last } = rangeOf({ ...selection, active: index })
  for (let each = first; each <= last; each++) {
    const id = idAt(each)
    if (id) chosen.add(id)
  }
  return { active: index, anchor: selection.anchor, chosen }
}

/** Whether every row of the range is: one that stands in it twice is chosen once. */
export function isRead(selection: Selection<string>, idAt: IdAt<string>): boolean {
  const { first, last } = rangeOf(selection)
  for (let each = first; each <= last; each++) if (idAt(each) === undefined) return false
  return true
}

export function toggleAt<Id extends string>(
  selection: Selection<Id>,
  index: number,
  idAt: IdAt<Id>,
): Selection<Id> {
  const id = idAt(index)
  const chosen = new Set(selection.chosen)
  if (id && !chosen.delete(id)) chosen.add(id)
  return { active: index, anchor: index, chosen }
}

export function chooseAll<Id extends string>(
  selection: Selection<Id>,
  ids: readonly Id[],
): Selection<Id> {
  return { ...selection, chosen: new Set(ids) }
}

export function chooseNone<Id extends string>(selection: Selection<Id>): Selection<Id> {
  return { ...selection, chosen: new Set() }
}

/** What an action at this row is for: everything chosen if the row is, otherwise the row alone. */
export function targets<Id extends string>(selection: Selection<Id>, id: Id): readonly Id[] {
  return selection.chosen.has(id) ? [...selection.chosen] : [id]
}

export interface Steps {
  readonly active: number
  readonly total: number
  readonly page: number
  /** Of a grid of cards: how many stand side by side. */
  readonly perLine?: number
}

/** The row that a movement key leads to; undefined for any other key. */
export function movedIndex(key: string, steps: Steps): number | undefined {
  const { active, total, page, perLine = 1 } = steps
  const last = total - 1
  const to = {
    ArrowDown: active + perLine,
    ArrowUp: active - perLine,
    PageDown: active + page * perLine,
    PageUp: active - page * perLine,
    Home: 0,
    End: last,
    ...(perLine > 1 ? { ArrowRight: active + 1, ArrowLeft: active - 1 } : {}),
  }[key]
  return to === undefined ? undefined : Math.max(0, Math.min(last, to))
}
