/**
 * Rows or cards, however many: only those in view are drawn. It is a grid for those who hear it; the
 * keyboard's row is told by aria-activedescendant, since the element of a row that scrolled away is
 * gone. It knows ids and places alone: what a row looks like is the caller's.
 */
import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useId, useRef, useState } from 'react'
import { ContextMenu, type MenuGroups } from './menu'
import styles from './row-grid.module.css'
import * as select from './selection'
import { useFollowedRow } from './use-followed-row'
import { withActive } from './with-active'

export interface DrawnRow<Id extends string> {
  readonly id: Id
  readonly index: number
  readonly elementId: string
  readonly isActive: boolean
  readonly isChosen: boolean
  readonly isRenaming: boolean
  readonly onPress: (event: React.MouseEvent, index: number) => void
  readonly onMenu: (event: React.MouseEvent, index: number) => void
  /** Null when it was given up. */
  readonly onRename: (index: number, title: string | null) => void
}

export interface RowConduct<Id extends string> {
  readonly selection: select.Selection<Id>
  readonly onSelect: (selection: select.Selection<Id>) => void
  readonly onOpen: (id: Id, focus: 'body' | 'none') => void
  readonly onRename?: (id: Id, title: string) => void
  readonly onDelete?: (ids: readonly Id[]) => void
  /** Up or down in an order of one's own, with Alt, Shift and an arrow. */
  readonly onMove?: (ids: readonly Id[], index: number, by: 1 | -1) => void
  readonly onChooseAll: () => void
  /** A range has rows that were not read yet: `selection` holds the others. */
  readonly onChooseRange?: (
    selection: select.Selection<Id>,
    range: { readonly first: number; readonly last: number },
  ) => void
  readonly menu: (index: number, ids: readonly Id[], rename: () => void) => MenuGroups
}

export interface RowGridProps<Id extends string> extends RowConduct<Id> {
  readonly label: string
  /** What the keys do here. */
  readonly help: string
  readonly menuLabel: string
  readonly total: number
  /** Undefined for a row that is not read yet. */
  readonly idAt: (index: number) => Id | undefined
  readonly want: (first: number, last: number) => void
  readonly draw: (row: DrawnRow<Id>) => React.ReactNode
  /** Stands over a row, where another group begins. */
  readonly heading?: (index: number) => React.ReactNode
  /** Of a table: its head, which stays while the rows go by. */
  readonly head?: React.ReactNode
  readonly rowHeight: number
  /** More than one makes it a grid of cards. */
  readonly perLine?: number
  /** The region's focus goes here. */
  readonly isRegionStart?: boolean
}

/** Rows drawn beyond those in view, on either side. */
const OVERSCAN = 8

export function RowGrid<Id extends string>(props: RowGridProps<Id>) {
  const { total, idAt, want, heading, selection, onSelect, perLine = 1 } = props
  const grid = useRef<HTMLDivElement>(null)
  const prefix = useId()
  const elementId = (index: number) => `${prefix}-row-${index}`
  const [renaming, setRenaming] = useState<Id | null>(null)
  const [menu, setMenu] = useState<{ readonly x: number; readonly y: number } | null>(null)
  const active = Math.min(selection.active, total - 1)
  const virtual = useVirtualizer({
    count: Math.ceil(total / perLine),
    getScrollElement: () => grid.current,
    estimateSize: () => props.rowHeight,
    overscan: OVERSCAN,
    paddingStart: 4,
    paddingEnd: 24,
    rangeExtractor: withActive(Math.floor(active / perLine)),
  })
  const items = virtual.getVirtualItems()
  const first = (virtual.range?.startIndex ?? 0) * perLine
  const last = (virtual.range?.endIndex ?? 0) * perLine + perLine - 1
  useEffect(
    () => want(Math.max(0, first - OVERSCAN), Math.min(last + OVERSCAN, total - 1)),
    [want, first, last, total],
  )
  const { follow, letGo } = useFollowedRow(elementId(active))

  const now = useRef({ props, selection, idAt })
  now.current = { props, selection, idAt }

  const press = useCallback((event: React.MouseEvent, index: number) => {
    const { props: given, selection: before, idAt: at } = now.current
    if (event.shiftKey) extend(given, select.extendTo(before, index, at))
    else if (event.ctrlKey || event.metaKey) given.onSelect(select.toggleAt(before, index, at))
    else {
      given.onSelect(select.moveTo(select.chooseNone(before), index))
      const id = at(index)
      if (id) given.onOpen(id, 'none')
    }
  }, [])

  const openMenu = useCallback((event: React.MouseEvent, index: number) => {
    event.preventDefault()
    const { props: given, selection: before } = now.current
    given.onSelect(select.moveTo(before, index))
    setMenu({ x: event.clientX, y: event.clientY })
  }, [])

  const endRename = useCallback((index: number, title: string | null) => {
    const id = now.current.idAt(index)
    setRenaming(null)
    grid.current?.focus()
    if (title !== null && id) now.current.props.onRename?.(id, title)
  }, [])

  const move = (index: number, isExtending: boolean) => {
    if (isExtending) extend(props, select.extendTo(selection, index, idAt))
    else onSelect(select.moveTo(selection, index))
    virtual.scrollToIndex(Math.floor(index / perLine))
    follow()
  }

  const carry = (event: React.KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : undefined
    const id = idAt(active)
    if (!props.onMove || !event.shiftKey || by === undefined || !id) return
    event.preventDefault()
    props.onMove(select.targets(selection, id), active, by)
    follow()
  }

  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.target !== grid.current) return
    if (event.altKey) return carry(event)
    const isCtrl = event.ctrlKey || event.metaKey
    const page = Math.max(1, Math.floor((last - first) / perLine) - 1)
    const to = isCtrl ? undefined : select.movedIndex(event.key, { active, total, page, perLine })
    const id = idAt(active)
    if (to !== undefined) move(to, event.shiftKey)
    else if (isCtrl && event.key.toLowerCase() === 'a') props.onChooseAll()
    else if (isCtrl) return
    else if (event.key === 'Escape' && selection.chosen.size > 0) {
      onSelect(select.chooseNone(selection))
    } else if (!id) return
    else if (event.key === 'Enter') props.onOpen(id, 'body')
    else if (event.key === ' ') onSelect(select.toggleAt(selection, active, idAt))
    else if (event.key === 'F2' && props.onRename) setRenaming(id)
    else if (event.key === 'Delete') props.onDelete?.(select.targets(selection, id))
    else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      const box = document.getElementById(elementId(active))?.getBoundingClientRect()
      setMenu({ x: (box?.left ?? 0) + 24, y: (box?.top ?? 0) + 32 })
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  const slot = (index: number) => {
    const id = idAt(index)
    if (index >= total) return null
    if (!id) return <div key={index} className={styles.waiting} />
    return props.draw({
      id,
      index,
      elementId: elementId(index),
      isActive: index === active,
      isChosen: selection.chosen.has(id),
      isRenaming: id === renaming,
      onPress: press,
      onMenu: openMenu,
      onRename: endRename,
    })
  }
  const activeId = idAt(active)
  return (
    <>
      <div
        ref={grid}
        role="grid"
        className={styles.grid}
        tabIndex={0}
        {...(props.isRegionStart ? { 'data-region-start': '' } : {})}
        aria-label={props.label}
        aria-rowcount={Math.ceil(total / perLine)}
        aria-multiselectable="true"
        aria-description={props.help}
        {...(activeId ? { 'aria-activedescendant': elementId(active) } : {})}
        onKeyDown={onKeyDown}
        onWheel={letGo}
        onPointerDown={letGo}
      >
        {props.head}
        <div role="presentation" className={styles.all} style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index: line, start }) => (
            <div
              key={line}
              role="presentation"
              ref={virtual.measureElement}
              data-index={line}
              className={styles.item}
              style={{ transform: `translateY(${start}px)` }}
            >
              {heading?.(line * perLine) ?? null}
              {perLine === 1 ? (
                slot(line)
              ) : (
                <div role="row" className={styles.line} style={{ '--per-line': perLine } as object}>
                  {Array.from({ length: perLine }, (_, at) => slot(line * perLine + at))}
                </div>
              )}
            </div>
          ))}
        </div>
      </div>
      {menu && activeId ? (
        <ContextMenu
          label={props.menuLabel}
          at={menu}
          groups={props.menu(active, select.targets(selection, activeId), () =>
            setRenaming(activeId),
          )}
          onClose={() => setMenu(null)}
        />
      ) : null}
    </>
  )
}

function extend<Id extends string>(props: RowGridProps<Id>, next: select.Selection<Id>): void {
  const range = select.rangeOf(next)
  props.onSelect(next)
  if (next.chosen.size <= range.last - range.first) props.onChooseRange?.(next, range)
}
