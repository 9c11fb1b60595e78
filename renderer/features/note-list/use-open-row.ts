/**
 * A note that was opened from elsewhere, far from the rows that were read: where it stands is asked
 * for, once, and the keyboard's row goes there unless somebody moved it meanwhile.
 */
import { useEffect, useRef } from 'react'
import type { DocId } from '../../../shared/records/keys'
import { moveTo, type Selection } from '../../ui/selection'
import { type ListNow, useHeldRow } from '../../ui/use-held-row'

export interface OpenRow {
  readonly now: ListNow<DocId>
  readonly selection: Selection<DocId>
  readonly onSelect: (selection: Selection<DocId>) => void
  readonly want: (first: number, last: number) => void
  readonly findRow: (docId: DocId) => Promise<number | undefined>
}

export function useOpenRow(row: OpenRow): void {
  const { now, selection, onSelect } = row
  useHeldRow(now, selection, onSelect)
  const latest = useRef(row)
  const asked = useRef<DocId | null>(null)
  const { openId, total } = now
  useEffect(() => {
    latest.current = row
  })
  useEffect(() => {
    if (openId === null || total === 0 || asked.current === openId) return
    asked.current = openId
    const before = latest.current.selection.active
    const isThere = ({ now: { idAt }, selection: { active } }: OpenRow) => idAt(active) === openId
    if (isThere(latest.current)) return
    const go = async () => {
      const index = await latest.current.findRow(openId)
      const { now: then, selection: chosen, onSelect: choose, want } = latest.current
      if (index === undefined || then.openId !== openId || isThere(latest.current)) return
      if (chosen.active !== before) return
      want(index, index)
      choose(moveTo(chosen, index))
    }
    go().catch((error: unknown) => console.warn('The row of a note was not found.', error))
  }, [openId, total])
}
