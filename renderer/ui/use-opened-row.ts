/**
 * What was opened from elsewhere is brought into view where it is in the list: once, as soon as its
 * row is there. What was opened here is in view. Where a hand has moved the list meanwhile it stays
 * as it was put, and it does not go along with a row that goes elsewhere by itself.
 */
import { useLayoutEffect, useRef } from 'react'

export interface OpenedRow<Id extends string> {
  /** Null where nothing is open, or nothing can be open beside the list. */
  readonly openId: Id | null
  /** The keyboard's row, which goes to what was opened. */
  readonly active: number
  /** Undefined until it is read. */
  readonly activeId: Id | undefined
  readonly beginsAtFirst: boolean
  readonly show: () => void
  readonly letGo: () => void
}

/** Answers what is to be called with what is opened here, and with null when a hand moves the list. */
export function useOpenedRow<Id extends string>({
  openId,
  active,
  activeId,
  beginsAtFirst,
  show,
  letGo,
}: OpenedRow<Id>): (id: Id | null) => void {
  const shown = useRef(beginsAtFirst ? openId : null)
  const followed = useRef<number | null>(null)
  useLayoutEffect(() => {
    if (openId === null) shown.current = null
    if (openId === null || activeId !== openId) return
    if (openId !== shown.current) {
      shown.current = openId
      followed.current = active
      show()
    } else if (followed.current !== null && followed.current !== active) {
      followed.current = null
      letGo()
    }
  })
  return (id) => {
    shown.current = id ?? openId
    followed.current = null
  }
}
