/**
 * Rows change their place while one works, as each change to a note brings it to the top. The keyboard
 * stays with its row: Delete is never for another one. What was opened, from wherever, becomes the
 * keyboard's.
 */
import { useLayoutEffect, useRef } from 'react'
import type { Selection } from './selection'

export interface HeldRow<Id extends string> {
  readonly id: Id | undefined
  readonly active: number
  readonly openId: Id | null
}

export interface ListNow<Id extends string> {
  readonly active: number
  readonly total: number
  /** Null where nothing can be open beside the list. */
  readonly openId: Id | null
  /** Undefined for a row that is not read yet. */
  readonly idAt: (index: number) => Id | undefined
}

/** A row goes to the top, or up or down by a few: it is not looked for further. */
const LOOKED_AT = 400

/** Which row the keyboard is on now, and where that row is; `before` is what this answered last. */
export function holdRow<Id extends string>(
  before: HeldRow<Id> | undefined,
  now: ListNow<Id>,
): HeldRow<Id> {
  const { active, openId, idAt } = now
  const here = idAt(active)
  const isOpened = openId !== null && before?.openId !== openId
  const hasMoved = before?.active !== active
  const id = isOpened ? openId : hasMoved ? here : (before?.id ?? here)
  const place = id === undefined || id === here ? active : findRow(id, now)
  if (place !== undefined) return { id, active: place, openId }
  // One that was just opened may be in the list in a moment; any other one has left it.
  return { id: id === openId ? id : (here ?? id), active, openId }
}

/** The nearest, since a note stands in each of its categories. */
function findRow<Id extends string>(
  id: Id,
  { active, total, idAt }: ListNow<Id>,
): number | undefined {
  for (let away = 1; away <= LOOKED_AT; away += 1) {
    if (idAt(active - away) === id) return active - away
    if (idAt(active + away) === id) return active + away
  }
  for (let index = 0; index < Math.min(total, LOOKED_AT); index += 1)
    if (idAt(index) === id) return index
  return undefined
}

export function useHeldRow<Id extends string>(
  now: ListNow<Id>,
  selection: Selection<Id>,
  onSelect: (selection: Selection<Id>) => void,
): void {
  const held = useRef<HeldRow<Id>>(undefined)
  useLayoutEffect(() => {
    held.current = holdRow(held.current, now)
    const { active } = held.current
    if (active === now.active) return
    const anchor = selection.anchor === selection.active ? active : selection.anchor
    onSelect({ ...selection, active, anchor })
  })
}
