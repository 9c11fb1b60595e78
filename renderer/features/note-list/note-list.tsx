/** The column between the sidebar and the page: the notes of a list, or what a search found. */
import type { NotePlace } from '../../../shared/contract/lists'
import type { DocId } from '../../../shared/records/keys'
import { ALL } from '../../app/place'
import { isChord } from '../../app/command-keys'
import { COMMANDS } from '../../app/commands'
import { useNavigation, useWindow } from '../../app/window-state'
import { useBridge } from '../../bridge/bridge-context'
import { useSearch } from '../../bridge/hooks'
import { findRow } from '../../bridge/find-row'
import { EVERYTHING, readIds } from '../../bridge/read-ids'
import { useWords } from '../../i18n/use-words'
import { NO_SELECTION } from '../../ui/selection'
import { useKeptSelection } from '../../ui/use-kept-selection'
import { Found } from './found'
import { LatestRows } from './latest-rows'
import { ListHead } from './list-head'
import { sourceOf } from './list-source'
import type { ListRowsProps } from './listed-rows'
import { NotebookRows } from './notebook-rows'
import styles from './note-list.module.css'
import { ShelfRows } from './shelf-rows'
import { useRowConduct } from './use-row-conduct'

export interface NoteListProps {
  /** Stands below the words of an empty list of notes. */
  readonly offer?: React.ReactNode
}

export function NoteList({ offer }: NoteListProps) {
  const { t } = useWords()
  const { client } = useBridge()
  const { dialog } = useWindow()
  const { place } = useNavigation()
  const { query } = useSearch()
  const isSearching = query.trim() !== ''
  const { list } = place
  // What is found stands among all notes, or in the trash.
  const foundIn: NotePlace = list.kind === 'trash' ? list : ALL
  const asked = sourceOf(list, place.look)
  const source = isSearching ? `search ${foundIn.kind} ${query.trim()}` : JSON.stringify(asked)
  const { selection, onSelect, onReadAll, onReadRange } = useKeptSelection<DocId>(source)
  const conduct = useRowConduct({
    list: isSearching ? foundIn : list,
    selection,
    onSelect,
  })
  const rows: ListRowsProps = {
    conduct,
    findRow: (docId) => findRow(client, asked, docId),
    onChooseAll: () => onReadAll(readIds(client, asked, EVERYTHING)),
    onChooseRange: (before, range, read = (of) => readIds(client, asked, of)) =>
      onReadRange(before, read(range)),
  }
  return (
    <section
      className={styles.list}
      data-region="list"
      aria-label={t('regions.list')}
      onKeyDown={(event) => {
        const docIds = [...selection.chosen]
        if (docIds.length === 0 || list.kind === 'trash') return
        if (!isChord(event.nativeEvent, COMMANDS.integrate.chord)) return
        event.preventDefault()
        dialog.set({ kind: 'integrate', docIds, title: '' })
      }}
    >
      <ListHead
        list={isSearching ? foundIn : list}
        isSearching={isSearching}
        docIds={[...selection.chosen]}
        onClear={() => onSelect({ ...selection, chosen: NO_SELECTION.chosen })}
      />
      {isSearching ? (
        <Found conduct={conduct} />
      ) : (
        <ListRows key={source} list={list} rows={rows} offer={offer} />
      )}
    </section>
  )
}

interface ListRowsOf extends NoteListProps {
  readonly list: NotePlace
  readonly rows: ListRowsProps
}

function ListRows({ list, rows, offer }: ListRowsOf) {
  switch (list.kind) {
    case 'notebook':
      return <NotebookRows place={list} {...rows} />
    case 'base':
    case 'to-sort':
      return <LatestRows place={list} {...rows} />
    default:
      return <ShelfRows shelf={list.kind === 'trash' ? 'trash' : 'notes'} offer={offer} {...rows} />
  }
}
