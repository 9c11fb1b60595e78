/**
 * A short tree of rows that lead somewhere: arrows move, right and left open and close, letters find.
 * One row is in the order of the tab key at a time. Every row is drawn: it is for hundreds, not more.
 */
import { ChevronRight } from 'lucide-react'
import { createContext, useContext, useLayoutEffect, useMemo, useRef, useState } from 'react'
import styles from './tree.module.css'
import { foldLetters } from '../../shared/text/fold'
import { type RowDrag, useRowDrag } from './use-row-drag'

interface Roving {
  readonly current: string | null
  readonly setCurrent: (key: string) => void
}

const RovingContext = createContext<Roving>({ current: null, setCurrent: () => {} })
const ROWS = '[role="treeitem"]'

export function Tree({
  label,
  children,
}: {
  readonly label: string
  readonly children: React.ReactNode
}) {
  const tree = useRef<HTMLDivElement>(null)
  const [current, setCurrent] = useState<string | null>(null)
  const roving = useMemo(() => ({ current, setCurrent }), [current])
  useLayoutEffect(() => {
    const rows = [...(tree.current?.querySelectorAll<HTMLElement>(ROWS) ?? [])]
    const [first] = rows
    if (first && rows.every((row) => row.tabIndex < 0)) first.tabIndex = 0
  })
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return
    const rows = [...(tree.current?.querySelectorAll<HTMLElement>(ROWS) ?? [])]
    const at = rows.findIndex((row) => row === event.target)
    if (at < 0) return
    const to = nextRow(rows, at, event.key)
    if (!to) return
    event.preventDefault()
    to.focus()
  }
  return (
    <RovingContext value={roving}>
      <div ref={tree} role="tree" aria-label={label} className={styles.tree} onKeyDown={onKeyDown}>
        {children}
      </div>
    </RovingContext>
  )
}

function nextRow(rows: readonly HTMLElement[], at: number, key: string): HTMLElement | undefined {
  if (key === 'ArrowDown') return rows[at + 1]
  if (key === 'ArrowUp') return rows[at - 1]
  if (key === 'Home') return rows[0]
  if (key === 'End') return rows.at(-1)
  if (key.length !== 1 || key === ' ') return undefined
  const letter = foldLetters(key)
  const after = [...rows.slice(at + 1), ...rows.slice(0, at)]
  return after.find((row) => foldLetters(row.dataset['name'] ?? '').startsWith(letter))
}

export interface TreeRowProps extends RowDrag {
  /** Of its own in the tree. */
  readonly rowKey: string
  /** Also what letters find it by. */
  readonly name: string
  readonly level?: number
  readonly isHere: boolean
  /** Absent for a row without others below it. */
  readonly isExpanded?: boolean
  readonly onToggle?: () => void
  readonly onOpen: () => void
  readonly onRename?: () => void
  readonly onDelete?: () => void
  /** Up or down in an order of one's own, with Alt, Shift and an arrow. */
  readonly onMove?: (by: 1 | -1) => void
  readonly onMenu?: (at: { readonly x: number; readonly y: number }) => void
  readonly children: React.ReactNode
}

export function TreeRow(props: TreeRowProps) {
  const { rowKey, level = 1, isHere, isExpanded, onToggle, onMenu } = props
  const { current, setCurrent } = useContext(RovingContext)
  const { over, handlers } = useRowDrag(props)
  const row = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (isHere) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isHere])
  const onKeyDown = (event: React.KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget || event.nativeEvent.isComposing) return
    const act = actionOf(event, props)
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }
  return (
    <div
      ref={row}
      role="treeitem"
      className={styles.row}
      style={{ '--level': level } as object}
      data-name={props.name}
      data-over={over ?? undefined}
      aria-level={level}
      aria-selected={isHere}
      {...(isHere ? { 'aria-current': 'page', 'data-region-start': '' } : {})}
      {...(isExpanded === undefined ? {} : { 'aria-expanded': isExpanded })}
      tabIndex={current === rowKey || (current === null && isHere) ? 0 : -1}
      onFocus={() => setCurrent(rowKey)}
      onClick={props.onOpen}
      onKeyDown={onKeyDown}
      onContextMenu={(event) => {
        if (!onMenu) return
        event.preventDefault()
        onMenu({ x: event.clientX, y: event.clientY })
      }}
      {...handlers}
    >
      {isExpanded === undefined ? null : (
        <span
          className={styles.chevron}
          aria-hidden
          data-open={isExpanded || undefined}
          onClick={(event) => {
            event.stopPropagation()
            onToggle?.()
          }}
        >
          <ChevronRight size={14} strokeWidth={1.75} />
        </span>
      )}
      {props.children}
    </div>
  )
}

const MOVES: ReadonlyMap<string, 1 | -1> = new Map([
  ['ArrowUp', -1],
  ['ArrowDown', 1],
])

function actionOf(
  event: React.KeyboardEvent<HTMLElement>,
  props: TreeRowProps,
): (() => void) | undefined {
  const { key } = event
  if (event.altKey) {
    const by = event.shiftKey ? MOVES.get(key) : undefined
    const { onMove } = props
    return by && onMove && (() => onMove(by))
  }
  if (key === 'Enter' || key === ' ') return props.onOpen
  if (key === 'ArrowRight' && props.isExpanded === false) return props.onToggle
  if (key === 'ArrowLeft' && props.isExpanded === true) return props.onToggle
  if (key === 'F2') return props.onRename
  if (key === 'Delete') return props.onDelete
  if (key !== 'ContextMenu' && !(key === 'F10' && event.shiftKey)) return undefined
  const box = event.currentTarget.getBoundingClientRect()
  const { onMenu } = props
  return onMenu && (() => onMenu({ x: box.left + 24, y: box.bottom }))
}
