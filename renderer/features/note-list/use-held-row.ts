/**
 * Notes change their place while one works, as each change brings one to the top. The keyboard stays
 * with its note: Delete is never for another one. A note that was opened, from wherever, becomes the
 * keyboard's.
 */
import { useLayoutEffect, useRef } from 'react'
import type { DocId } from '../../../shared/records/keys'
import type { Selection } from '../../ui/selection'

export interface HeldRow {
  readonly docId: DocId | undefined
  readonly active: number
  readonly openId: DocId | null
}

export interface ListNow {
  readonly active: number
  readonly total: number
  readonly openId: DocId | null
  /** Undefined for a row that is not read yet. */
  readonly idAt: (index: number) => DocId | undefined
}

/** A note goes to the top, or up or down by a few: it is not looked for further. */
const LOOKED_AT = 400

/** Which note the keyboard is on now, and where that note is; `before` is what this answered last. */
export function holdRow(before: HeldRow | undefined, now: ListNow): HeldRow {
  const { active, openId, idAt } = now
  const here = idAt(active)
  const isOpened = openId !== null && before?.openId !== openId
  const hasMoved = before?.active !== active
  const docId = isOpened ? openId : hasMoved ? here : (before?.docId ?? here)
  const place = docId === undefined || docId === here ? active : findRow(docId, now)
  if (place !== undefined) return { docId, active: place, openId }
  // One that was just opened may be in the list in a moment; any other one has left it.
  return { docId: docId === openId ? docId : (here ?? docId), active, openId }
}

/** The nearest, since a note stands in each of its categories. */
function findRow(docId: DocId, { active, total, idAt }: ListNow): number | undefined {
  for (let away = 1; away <= LOOKED_AT; away += 1) {
    if (idAt(active - away) === docId) return active - away
    if (idAt(active + away) === docId) return active + away
  }
  for (let index = 0; index < Math.min(total, LOOKED_AT); index += 1)
    if (idAt(index) === docId) return index
  return undefined
}

export function useHeldRow(
  now: ListNow,
  selection: Selection<DocId>,
  onSelect: (selection: Selection<DocId>) => void,
): void {
  const held = useRef<HeldRow>(undefined)
  useLayoutEffect(() => {
    held.current = holdRow(held.current, now)
    const { active } = held.current
    if (active === now.active) return
    const anchor = selection.anchor === selection.active ? active : selection.anchor
    onSelect({ ...selection, active, anchor })
  })
}
