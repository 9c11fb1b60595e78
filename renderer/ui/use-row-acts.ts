/**
 * What keys and presses do to the rows of a grid: the keyboard's row moves, ranges grow, a title is
 * typed over, the menu opens. What then happens to what is chosen is the conduct's.
 */
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react'
import type { RowConduct } from './row-conduct'
import * as select from './selection'

export interface ActedRows<Id extends string> extends RowConduct<Id> {
  readonly total: number
  readonly idAt: (index: number) => Id | undefined
  readonly perLine?: number
}

export interface ShownRows {
  readonly grid: RefObject<HTMLElement | null>
  /** The keyboard's row. */
  readonly active: number
  /** Lines that a page key goes by. */
  readonly page: number
  readonly elementId: (index: number) => string
  /** Brings a row into view and keeps it there. */
  readonly show: (index: number) => void
  /** Keeps the keyboard's row in view. */
  readonly follow: () => void
}

export interface RowActs<Id extends string> {
  readonly onKeyDown: (event: React.KeyboardEvent) => void
  readonly onPress: (event: React.MouseEvent, index: number) => void
  readonly onMenu: (event: React.MouseEvent, index: number) => void
  /** Null when it was given up. */
  readonly onRename: (title: string | null) => void
  /** Whose title is being typed over. */
  readonly renaming: Id | null
  /** Of the keyboard's row, while it is open. */
  readonly menu: OpenMenu | null
}

interface OpenMenu {
  readonly at: { readonly x: number; readonly y: number }
  readonly rename: () => void
  readonly close: () => void
}

export function useRowActs<Id extends string>(
  rows: ActedRows<Id>,
  { grid, active, page, elementId, show, follow }: ShownRows,
): RowActs<Id> {
  const { selection, onSelect, total, idAt, perLine = 1 } = rows
  const [renaming, setRenaming] = useState<Id | null>(null)
  const [menu, setMenu] = useState<OpenMenu['at'] | null>(null)
  // Rows that are drawn already are not drawn anew for other rows or another selection.
  const now = useRef(rows)
  // The row whose title is typed, and not the one that stands in its place by then.
  const renamed = useRef(renaming)
  useLayoutEffect(() => {
    now.current = rows
    renamed.current = renaming
  })

  const onPress = useCallback((event: React.MouseEvent, index: number) => {
    const given = now.current
    const before = given.selection
    if (event.shiftKey) extend(given, index)
    else if (event.ctrlKey || event.metaKey)
      given.onSelect(select.toggleAt(before, index, given.idAt))
    else {
      given.onSelect(select.moveTo(select.chooseNone(before), index))
      const id = given.idAt(index)
      if (id) given.onOpen(id, 'none')
    }
  }, [])

  const onMenu = useCallback((event: React.MouseEvent, index: number) => {
    event.preventDefault()
    now.current.onSelect(select.moveTo(now.current.selection, index))
    setMenu({ x: event.clientX, y: event.clientY })
  }, [])

  const onRename = useCallback(
    (title: string | null) => {
      const id = renamed.current
      setRenaming(null)
      grid.current?.focus()
      if (title !== null && id) now.current.onRename?.(id, title)
    },
    [grid],
  )

  const carry = (event: React.KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : undefined
    const id = idAt(active)
    if (!rows.onMove || !event.shiftKey || by === undefined || !id) return
    event.preventDefault()
    rows.onMove(select.targets(selection, id), active, by)
    follow()
  }

  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.target !== grid.current) return
    if (event.altKey) return carry(event)
    const isCtrl = event.ctrlKey || event.metaKey
    const to = isCtrl ? undefined : select.movedIndex(event.key, { active, total, page, perLine })
    const id = idAt(active)
    if (to !== undefined) {
      if (event.shiftKey) extend(rows, to)
      else onSelect(select.moveTo(selection, to))
      show(to)
    } else if (isCtrl && event.key.toLowerCase() === 'a') rows.onChooseAll()
    else if (isCtrl) return
    else if (event.key === 'Escape') {
      // All of them may be on their way.
      onSelect(select.chooseNone(selection))
      if (selection.chosen.size === 0) return
    } else if (!id) return
    else if (event.key === 'Enter') rows.onOpen(id, 'body')
    else if (event.key === ' ') onSelect(select.toggleAt(selection, active, idAt))
    else if (event.key === 'F2' && rows.onRename) setRenaming(id)
    else if (event.key === 'Delete') rows.onDelete?.(select.targets(selection, id))
    else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      const box = document.getElementById(elementId(active))?.getBoundingClientRect()
      setMenu({ x: (box?.left ?? 0) + 24, y: (box?.top ?? 0) + 32 })
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  const rename = () => setRenaming(idAt(active) ?? null)
  const close = () => setMenu(null)
  return {
    onKeyDown,
    onPress,
    onMenu,
    onRename,
    renaming,
    menu: menu && { at: menu, rename, close },
  }
}

/** Rows of the range that are not read yet are asked for. */
function extend<Id extends string>(rows: ActedRows<Id>, index: number): void {
  const next = select.extendTo(rows.selection, index, rows.idAt)
  rows.onSelect(next)
  if (!select.isRead(next, rows.idAt)) rows.onChooseRange?.(next, select.rangeOf(next))
}
