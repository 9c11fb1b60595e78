/** The notes of a list in the column, each with its title, its time and two lines of its text. */
import type { FoundNote, NoteRow as Row } from '../../../shared/contract/notes'
import type { DocId } from '../../../shared/records/keys'
import type { MenuGroups } from '../../ui/menu'
import type { RowConduct as GridConduct } from '../../ui/row-conduct'
import { RowGrid } from '../../ui/row-grid'
import { NoteRow } from './note-row'
import styles from './note-list.module.css'

/** What every kind of list does with a note. */
export interface RowConduct extends Pick<GridConduct<DocId>, 'selection' | 'onSelect'> {
  /** With what its row showed of it. */
  readonly onOpen: (docId: DocId, focus: 'body' | 'none', shown: Row | undefined) => void
  /** What the keys do here. */
  readonly help: string
  readonly menuLabel: string
  readonly openId: DocId | null
  readonly onRename: (docId: DocId, title: string) => void
  readonly onDelete: (docIds: readonly DocId[]) => void
  readonly menu: (note: Row, docIds: readonly DocId[], rename: () => void) => MenuGroups
}

export interface RowListProps
  extends RowConduct,
    Pick<GridConduct<DocId>, 'onChooseAll' | 'onChooseRange'> {
  readonly label: string
  readonly total: number
  readonly row: (index: number) => Row | FoundNote | undefined
  readonly want: (first: number, last: number) => void
  /** What is found begins at its first row, wherever the open note is in it. */
  readonly beginsAtFirst?: boolean
  /** The words over a note that begins another group. */
  readonly heading?: (index: number) => React.ReactNode
}

const ROW_HEIGHT = 83

export function RowList(props: RowListProps) {
  const { row, heading } = props
  return (
    <RowGrid<DocId>
      label={props.label}
      help={props.help}
      menuLabel={props.menuLabel}
      total={props.total}
      idAt={(index) => row(index)?.docId}
      want={props.want}
      rowHeight={ROW_HEIGHT}
      isRegionStart
      openId={props.openId}
      beginsAtFirst={props.beginsAtFirst ?? false}
      selection={props.selection}
      onSelect={props.onSelect}
      onOpen={(docId, focus) => props.onOpen(docId, focus, findShown(props, docId))}
      onRename={props.onRename}
      onDelete={props.onDelete}
      onChooseAll={props.onChooseAll}
      {...(props.onChooseRange ? { onChooseRange: props.onChooseRange } : {})}
      menu={(index, docIds, rename) => {
        const note = row(index)
        return note ? props.menu(note, docIds, rename) : []
      }}
      {...(heading
        ? {
            heading: (index) => {
              const words = heading(index)
              return words ? (
                <div className={styles.group} aria-hidden>
                  {words}
                </div>
              ) : null
            },
          }
        : {})}
      draw={(drawn) => {
        const note = row(drawn.index)
        return note ? (
          <NoteRow
            note={note}
            index={drawn.index}
            id={drawn.elementId}
            isOpen={note.docId === props.openId}
            isActive={drawn.isActive}
            isChosen={drawn.isChosen}
            isRenaming={drawn.isRenaming}
            onPress={drawn.onPress}
            onMenu={drawn.onMenu}
            onRename={drawn.onRename}
            chosen={drawn.isChosen ? props.selection.chosen : null}
          />
        ) : null
      }}
    />
  )
}

function findShown({ total, row }: RowListProps, docId: DocId): Row | undefined {
  for (let index = 0; index < total; index += 1) {
    const note = row(index)
    if (note?.docId === docId) return note
  }
  return undefined
}
