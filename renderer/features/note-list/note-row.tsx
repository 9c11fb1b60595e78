import { Check, Eye, Library, Users } from 'lucide-react'
import { memo, useContext, useRef } from 'react'
import type { FoundNote, NoteRow as Row } from '../../../shared/contract/notes'
import { TRASH_DAYS } from '../../../shared/contract/trash-days'
import { foundWordsOf } from '../../app/found-passage'
import { FoundTags, MarkedTitle, RowText } from '../../app/pieces'
import { useBridge } from '../../bridge/bridge-context'
import { useWords } from '../../i18n/use-words'
import { KeyNamesContext } from '../../ui/keys'
import { carryNotes } from '../../ui/note-drag'
import { RenameField } from '../../ui/rename-field'
import { isPress } from '../../ui/row-press'
import row from '../../ui/row.module.css'
import styles from './note-row.module.css'

export interface NoteRowProps {
  readonly note: Row | FoundNote
  readonly index: number
  readonly id: string
  readonly isOpen: boolean
  readonly isActive: boolean
  readonly isChosen: boolean
  readonly isRenaming: boolean
  readonly onPress: (event: React.MouseEvent, index: number) => void
  readonly onMenu: (event: React.MouseEvent, index: number) => void
  readonly onRename: (title: string | null) => void
  /** What is carried with this row when a hand drags it; null for it alone. */
  readonly chosen: ReadonlySet<string> | null
}

/** One note in the list: title, time, two lines of its text. */
export const NoteRow = memo(function NoteRow(props: NoteRowProps) {
  const { note, index, isOpen, isActive, isChosen, isRenaming } = props
  const { t, times } = useWords()
  const { notes } = useBridge()
  const { isMac } = useContext(KeyNamesContext)
  const at = note.trashedAt ?? note.modifiedAt
  // One of several that are chosen may be about to be dragged: it opens when the button is let go.
  const waits = useRef(false)
  const press = (event: React.MouseEvent) => {
    if (isRenaming) return
    const hasKey = event.shiftKey || event.ctrlKey || event.metaKey
    const isLetGo = event.type === 'click' && waits.current
    waits.current = event.type === 'mousedown' && event.button === 0 && isChosen && !hasKey
    if (isLetGo || (!waits.current && isPress(event, isMac))) props.onPress(event, index)
  }
  return (
    <div
      role="row"
      id={props.id}
      className={`${row.row} ${styles.row}`}
      aria-rowindex={index + 1}
      aria-selected={isChosen}
      {...(isOpen ? { 'aria-current': 'true' } : {})}
      data-active={isActive || undefined}
      onPointerDown={(event) => event.button === 0 && notes.prepare(note.docId)}
      // A row opens as it is pressed, as in the system's own lists; with a key it is only chosen.
      onMouseDown={press}
      onClick={press}
      onContextMenu={(event) => props.onMenu(event, index)}
      draggable={note.trashedAt === null && !isRenaming}
      onDragStart={(event) => carryNotes(event, [...(props.chosen ?? [note.docId])])}
    >
      <div role="gridcell" className={styles.cell}>
        <div className={`${row.top} ${styles.top}`}>
          {isChosen ? <Check size={14} strokeWidth={2.5} className={row.chosen} /> : null}
          {isRenaming ? (
            <RenameField label={t('list.renameLabel')} title={note.title} onEnd={props.onRename} />
          ) : (
            <strong className={note.title ? row.title : row.untitled} dir="auto">
              <MarkedTitle of={note} />
            </strong>
          )}
          <time className={row.time} dateTime={new Date(at).toISOString()} title={times.full(at)}>
            {times.short(at)}
          </time>
        </div>
        <p className={row.text} dir="auto">
          <RowText
            of={note}
            none={
              note.kind === 'note' ? <span className={styles.none}>{t('list.noText')}</span> : null
            }
          />
        </p>
        <FoundTags of={foundWordsOf(note)?.markedTags ?? []} />
        <Marks note={note} />
      </div>
    </div>
  )
})

function Marks({ note }: { readonly note: Row }) {
  const { t, times } = useWords()
  if (note.trashedAt === null && !note.isShared && note.rights === 'edit') return null
  return (
    <p className={styles.marks}>
      {note.trashedAt === null ? null : <TrashedLeft trashedAt={note.trashedAt} now={times.now} />}
      {note.kind === 'note' ? null : (
        <span className={styles.mark}>
          <Library size={12} strokeWidth={1.75} aria-hidden />
          {t(`list.kinds.${note.kind}`, { count: note.count })}
        </span>
      )}
      {note.isShared ? (
        <span className={styles.mark}>
          <Users size={12} strokeWidth={1.75} aria-hidden />
          {t('list.shared')}
        </span>
      ) : null}
      {note.rights === 'view' ? (
        <span className={styles.mark}>
          <Eye size={12} strokeWidth={1.75} aria-hidden />
          {t('list.viewOnly')}
        </span>
      ) : null}
    </p>
  )
}

function TrashedLeft({ trashedAt, now }: { readonly trashedAt: number; readonly now: number }) {
  const { t } = useWords()
  const left = Math.ceil((trashedAt + TRASH_DAYS * 86_400_000 - now) / 86_400_000)
  const days = Math.min(TRASH_DAYS, left)
  const words = days <= 0 ? t('list.trashedToday') : t('list.trashedLeft', { count: days })
  return <span className={styles.mark}>{words}</span>
}
