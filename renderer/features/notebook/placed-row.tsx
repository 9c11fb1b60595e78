import { Check } from 'lucide-react'
import { memo, useContext } from 'react'
import type { NotebookView } from '../../../shared/contract/collections'
import type { PlacedNote } from '../../../shared/contract/lists'
import type { DocId } from '../../../shared/records/keys'
import type { Column } from '../../app/columns'
import type { ViewKind } from '../../app/place'
import { FoundTags, MarkedTitle, RowText } from '../../app/pieces'
import { useWords } from '../../i18n/use-words'
import { KeyNamesContext } from '../../ui/keys'
import { carryNotes } from '../../ui/note-drag'
import { RenameField } from '../../ui/rename-field'
import type { DrawnRow } from '../../ui/row-grid'
import { isPress } from '../../ui/row-press'
import row from '../../ui/row.module.css'
import { gridOf } from './columns'
import { PlacedCategories } from './placed-categories'
import styles from './placed-row.module.css'
import { TableValue } from './table-value'

export interface PlacedRowProps {
  readonly drawn: DrawnRow<DocId>
  readonly note: PlacedNote
  readonly notebook: NotebookView
  readonly view: ViewKind
  readonly columns: readonly Column[]
  /** What is carried with this row when a hand drags it; null for it alone. */
  readonly chosen: ReadonlySet<DocId> | null
}

/** A note in a notebook. It opens when the button is let go, so that several can be dragged. */
export const PlacedRow = memo(function PlacedRow(props: PlacedRowProps) {
  const { drawn, note, view, chosen } = props
  const { index } = drawn
  const { isMac } = useContext(KeyNamesContext)
  const isCard = view === 'cards'
  const press = (event: React.MouseEvent) => {
    if (drawn.isRenaming) return
    const hasKey = event.shiftKey || event.ctrlKey || event.metaKey
    const isNow = event.type === 'mousedown' ? hasKey && isPress(event, isMac) : !hasKey
    if (isNow) drawn.onPress(event, index)
  }
  const shared = {
    id: drawn.elementId,
    className: `${row.row} ${styles.row} ${styles[view]}`,
    'aria-selected': drawn.isChosen,
    'data-active': drawn.isActive || undefined,
    onMouseDown: press,
    onClick: press,
    onContextMenu: (event: React.MouseEvent) => drawn.onMenu(event, index),
    draggable: !drawn.isRenaming,
    onDragStart: (event: React.DragEvent) => carryNotes(event, [...(chosen ?? [note.docId])]),
  }
  if (view === 'table') {
    return (
      <div role="row" aria-rowindex={index + 1} {...shared} style={gridOf(props.columns)}>
        <div role="gridcell" className={`${styles.cell} ${styles.first}`}>
          <Title {...props} />
        </div>
        {props.columns.map((column) => (
          <div key={column} role="gridcell" className={styles.cell}>
            <TableValue column={column} note={note} notebook={props.notebook} />
          </div>
        ))}
      </div>
    )
  }
  const inside = (
    <>
      <Title {...props} />
      <p className={`${row.text} ${styles.text}`} dir="auto">
        <RowText of={note} />
      </p>
      <Foot {...props} />
    </>
  )
  return isCard ? (
    <div role="gridcell" {...shared}>
      {inside}
    </div>
  ) : (
    <div role="row" aria-rowindex={index + 1} {...shared}>
      <div role="gridcell" className={styles.whole}>
        {inside}
      </div>
    </div>
  )
})

function Title({ drawn, note }: PlacedRowProps) {
  const { t, times } = useWords()
  if (drawn.isRenaming)
    return <RenameField label={t('list.renameLabel')} title={note.title} onEnd={drawn.onRename} />
  return (
    <span className={`${row.top} ${styles.top}`}>
      {drawn.isChosen ? <Check size={14} strokeWidth={2.5} className={row.chosen} /> : null}
      <strong className={note.title ? `${row.title} ${styles.title}` : row.untitled} dir="auto">
        <MarkedTitle of={note} />
      </strong>
      <time
        className={`${row.time} ${styles.time}`}
        dateTime={new Date(note.modifiedAt).toISOString()}
        title={times.full(note.modifiedAt)}
      >
        {times.short(note.modifiedAt)}
      </time>
    </span>
  )
}

function Foot(props: PlacedRowProps) {
  const { note, view } = props
  const { t } = useWords()
  const found = note.found?.markedTags ?? []
  const shown = new Set(found.map((tag) => tag.map(({ text }) => text).join('')))
  const hasCategories = note.categoryIds.length > (view === 'categories' ? 1 : 0)
  if (!hasCategories && !note.remark && note.tags.length === 0) return null
  return (
    <p className={styles.foot}>
      {hasCategories ? <PlacedCategories {...props} /> : null}
      <FoundTags of={found} />
      {note.tags
        .filter((tag) => !shown.has(tag))
        .slice(0, 4)
        .map((tag) => (
          <span key={tag} className={styles.tag}>
            #{tag}
          </span>
        ))}
      {note.remark ? (
        <span className={styles.remark} dir="auto">
          {t('integrate.remarkIs', { remark: note.remark })}
        </span>
      ) : null}
    </p>
  )
}
