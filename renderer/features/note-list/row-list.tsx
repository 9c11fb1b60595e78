/**
 * The notes of a shelf or of a search, however many: only the rows in view are drawn. It is a grid
 * with one column for those who hear it; the keyboard's row is told by aria-activedescendant,
 * since the element of a row that scrolled away is gone.
 */
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { FoundNote, NoteRow as Row, Shelf } from '../../../shared/contract/notes'
import type { DocId } from '../../../shared/records/keys'
import { useWords } from '../../i18n/use-words'
import { ContextMenu, type MenuGroups } from '../../ui/menu'
import { NoteRow } from './note-row'
import type { Range } from './read-ids'
import { headingAt } from './row-heading'
import styles from './row-list.module.css'
import * as select from './selection'
import { rowId, useFollowedRow } from './use-followed-row'

export interface RowListProps {
  readonly label: string
  readonly shelf: Shelf
  readonly total: number
  readonly row: (index: number) => Row | FoundNote | undefined
  readonly want: (first: number, last: number) => void
  /** The heading over a note; the same for neighbours that stand together. */
  readonly group?: (note: Row) => string
  readonly openId: DocId | null
  readonly selection: select.Selection
  readonly onSelect: (selection: select.Selection) => void
  readonly onOpen: (docId: DocId, focus: 'body' | 'none') => void
  readonly onRename: (docId: DocId, title: string) => void
  readonly onDelete: (docIds: readonly DocId[]) => void
  readonly onChooseAll: () => void
  /** A range has rows that were not read yet: `selection` holds the others. */
  readonly onChooseRange?: (selection: select.Selection, range: Range) => void
  readonly menu: (note: Row, docIds: readonly DocId[], rename: () => void) => MenuGroups
}

/** What every kind of list does with a note. */
export type RowConduct = Pick<
  RowListProps,
  'openId' | 'selection' | 'onSelect' | 'onOpen' | 'onRename' | 'onDelete' | 'menu'
>

const ROW_HEIGHT = 83
/** Rows drawn beyond those in view, on either side. */
const OVERSCAN = 8

export function RowList(props: RowListProps) {
  const { total, row, want, group, selection, onSelect } = props
  const { t } = useWords()
  const grid = useRef<HTMLDivElement>(null)
  const [renaming, setRenaming] = useState<DocId | null>(null)
  const [menu, setMenu] = useState<{ readonly x: number; readonly y: number } | null>(null)
  const active = Math.min(selection.active, total - 1)
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => grid.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    paddingStart: 4,
    paddingEnd: 24,
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range)
      return active < 0 || shown.includes(active) ? shown : [...shown, active].sort((a, b) => a - b)
    },
  })
  const items = virtual.getVirtualItems()
  const shown = virtual.range
  const first = shown?.startIndex ?? 0
  const last = shown?.endIndex ?? 0
  useEffect(
    () => want(Math.max(0, first - OVERSCAN), Math.min(last + OVERSCAN, total - 1)),
    [want, first, last, total],
  )

  const { follow, letGo } = useFollowedRow(active)

  const idAt = useCallback((index: number) => row(index)?.docId, [row])
  const now = useRef({ props, selection, idAt })
  now.current = { props, selection, idAt }

  const press = useCallback((event: React.MouseEvent, index: number) => {
    const { props: given, selection: before, idAt: at } = now.current
    if (event.shiftKey) extend(given, select.extendTo(before, index, at))
    else if (event.ctrlKey || event.metaKey) given.onSelect(select.toggleAt(before, index, at))
    else {
      given.onSelect(select.moveTo(select.chooseNone(before), index))
      const docId = at(index)
      if (docId) given.onOpen(docId, 'none')
    }
  }, [])

  const openMenu = useCallback((event: React.MouseEvent, index: number) => {
    event.preventDefault()
    const { props: given, selection: before } = now.current
    given.onSelect(select.moveTo(before, index))
    setMenu({ x: event.clientX, y: event.clientY })
  }, [])

  const endRename = useCallback((index: number, title: string | null) => {
    const docId = now.current.idAt(index)
    setRenaming(null)
    grid.current?.focus()
    if (title !== null && docId) now.current.props.onRename(docId, title)
  }, [])

  const move = (index: number, isExtending: boolean) => {
    if (isExtending) extend(props, select.extendTo(selection, index, idAt))
    else onSelect(select.moveTo(selection, index))
    virtual.scrollToIndex(index)
    follow()
  }

  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.altKey || event.nativeEvent.isComposing) return
    const page = Math.max(1, last - first - 1)
    const to = movedByKey(event, { active, total, page })
    const docId = idAt(active)
    const isCtrl = event.ctrlKey || event.metaKey
    if (to !== undefined) move(to, event.shiftKey)
    else if (isCtrl && event.key.toLowerCase() === 'a') props.onChooseAll()
    else if (isCtrl) return
    else if (event.key === 'Escape' && selection.chosen.size > 0) {
      onSelect(select.chooseNone(selection))
    } else if (!docId) return
    else if (event.key === 'Enter') props.onOpen(docId, 'body')
    else if (event.key === ' ') onSelect(select.toggleAt(selection, active, idAt))
    else if (event.key === 'F2') setRenaming(docId)
    else if (event.key === 'Delete') props.onDelete(select.targets(selection, docId))
    else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      const box = document.getElementById(rowId(active))?.getBoundingClientRect()
      setMenu({ x: (box?.left ?? 0) + 24, y: (box?.top ?? 0) + 32 })
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  const activeNote = row(active)
  return (
    <>
      <div
        ref={grid}
        role="grid"
        className={styles.grid}
        tabIndex={0}
        data-region-start=""
        aria-label={props.label}
        aria-rowcount={total}
        aria-multiselectable="true"
        aria-description={t('list.rowHelp')}
        {...(activeNote ? { 'aria-activedescendant': rowId(active) } : {})}
        onKeyDown={onKeyDown}
        onWheel={letGo}
        onPointerDown={letGo}
      >
        <div role="presentation" className={styles.all} style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const note = row(index)
            const heading = note && group ? headingAt({ row, group, index, note }) : null
            return (
              <div
                key={index}
                role="presentation"
                ref={virtual.measureElement}
                data-index={index}
                className={styles.item}
                style={{ transform: `translateY(${start}px)` }}
              >
                {heading ? (
                  <div className={styles.group} aria-hidden>
                    {heading}
                  </div>
                ) : null}
                {note ? (
                  <NoteRow
                    note={note}
                    index={index}
                    id={rowId(index)}
                    isOpen={note.docId === props.openId}
                    isActive={index === active}
                    isChosen={selection.chosen.has(note.docId)}
                    isRenaming={note.docId === renaming}
                    onPress={press}
                    onMenu={openMenu}
                    onRename={endRename}
                  />
                ) : (
                  <div className={styles.waiting} />
                )}
              </div>
            )
          })}
        </div>
      </div>
      {menu && activeNote ? (
        <ContextMenu
          label={t('list.menu')}
          at={menu}
          groups={props.menu(activeNote, select.targets(selection, activeNote.docId), () =>
            setRenaming(activeNote.docId),
          )}
          onClose={() => setMenu(null)}
        />
      ) : null}
    </>
  )
}

function extend(props: RowListProps, next: select.Selection): void {
  const range = select.rangeOf(next)
  props.onSelect(next)
  if (next.chosen.size <= range.last - range.first) props.onChooseRange?.(next, range)
}

function movedByKey(
  event: React.KeyboardEvent,
  place: { readonly active: number; readonly total: number; readonly page: number },
): number | undefined {
  return event.ctrlKey || event.metaKey ? undefined : select.movedIndex(event.key, place)
}
