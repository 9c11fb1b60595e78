/**
 * Rows or cards, however many: only those in view are drawn. It is a grid for those who hear it; the
 * keyboard's row is told by aria-activedescendant, since the element of a row that scrolled away is
 * gone. It knows ids and places alone: what a row looks like is the caller's, and what keys and presses
 * do to it stands in use-row-acts.ts.
 */
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useId, useRef } from 'react'
import { ContextMenu } from './menu'
import type { RowConduct } from './row-conduct'
import styles from './row-grid.module.css'
import { TypedTitleContext } from './rename-field'
import * as select from './selection'
import { useFollowedRow } from './use-followed-row'
import { useOpenedRow } from './use-opened-row'
import { useRenamedRow } from './use-renamed-row'
import { useRowActs } from './use-row-acts'
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
  readonly onRename: (title: string | null) => void
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
  /** Open beside the list: its row is shown where it was opened from elsewhere. */
  readonly openId?: Id | null
  /** Not at the row of what is open already. */
  readonly beginsAtFirst?: boolean
  /** The region's focus goes here. */
  readonly isRegionStart?: boolean
}

/** Rows drawn beyond those in view, on either side. */
const OVERSCAN = 8

export function RowGrid<Id extends string>(props: RowGridProps<Id>) {
  const { total, idAt, want, heading, selection, perLine = 1 } = props
  const grid = useRef<HTMLDivElement>(null)
  const prefix = useId()
  const elementId = (index: number) => `${prefix}-row-${index}`
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
  const activeId = idAt(active)
  const leave = useOpenedRow<Id>({
    openId: props.openId ?? null,
    active,
    activeId,
    beginsAtFirst: props.beginsAtFirst ?? false,
    show: () => {
      const line = Math.floor(active / perLine)
      const isInView = virtual.range
        ? virtual.range.startIndex <= line && line <= virtual.range.endIndex
        : (line + 1) * props.rowHeight <= (grid.current?.clientHeight ?? 0)
      if (!isInView) virtual.scrollToIndex(line, { align: 'center' })
      follow()
    },
    letGo,
  })
  const move = () => {
    leave(null)
    letGo()
  }
  const open: RowConduct<Id>['onOpen'] = (id, focus) => {
    leave(id)
    props.onOpen(id, focus)
  }

  const { onKeyDown, onPress, onMenu, onRename, renaming, menu } = useRowActs(
    { ...props, onOpen: open },
    {
      grid,
      active,
      page: Math.max(1, Math.floor((last - first) / perLine) - 1),
      elementId,
      show: (index) => {
        virtual.scrollToIndex(Math.floor(index / perLine))
        follow()
      },
      follow,
    },
  )

  const renamed = useRenamedRow({
    renaming,
    active,
    drawn: items.flatMap(({ index: line }) =>
      Array.from({ length: perLine }, (_, at) => line * perLine + at),
    ),
    idAt,
    onEnd: onRename,
  })

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
      isRenaming: index === renamed.at,
      onPress,
      onMenu,
      onRename,
    })
  }
  return (
    <TypedTitleContext value={renamed.typed}>
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
        onWheel={move}
        onPointerDown={move}
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
          at={menu.at}
          groups={props.menu(active, select.targets(selection, activeId), menu.rename)}
          onClose={menu.close}
        />
      ) : null}
    </TypedTitleContext>
  )
}
