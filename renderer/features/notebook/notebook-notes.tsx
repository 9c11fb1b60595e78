/** A notebook's notes under its categories, as a list, as a table or as cards: one grid for all. */
import { useMemo, useRef } from 'react'
import type { NotebookView } from '../../../shared/contract/collections'
import type { PlacedNote } from '../../../shared/contract/lists'
import type { DocId } from '../../../shared/records/keys'
import { isFiltered, type Look } from '../../app/place'
import { useWindow } from '../../app/window-state'
import { useCategorised, usePlaced } from '../../bridge/collection-hooks'
import { EVERYTHING, readIds, type RowRange } from '../../bridge/read-ids'
import { useBridge } from '../../bridge/bridge-context'
import { useWords } from '../../i18n/use-words'
import { Button } from '../../ui/button'
import { Empty } from '../../ui/empty'
import { RowGrid } from '../../ui/row-grid'
import { Skeleton } from '../../ui/skeleton'
import { useHeldRow } from '../../ui/use-held-row'
import type { KeptSelection } from '../../ui/use-kept-selection'
import { GroupHead } from './group-head'
import styles from './notebook.module.css'
import { PlacedRow } from './placed-row'
import { TableHead } from './table-head'
import { useCardsPerLine } from './use-cards-per-line'
import { useColumns } from './use-columns'
import { useNotebookConduct } from './use-notebook-conduct'

export interface NotebookNotesProps extends KeptSelection<DocId> {
  readonly notebook: NotebookView
  readonly look: Look
}

export function NotebookNotes(props: NotebookNotesProps) {
  const { filter, sort, view } = props.look
  const isPlain = !isFiltered(filter) && sort.by === 'own' && !sort.isDescending
  return view === 'categories' && isPlain ? <ByCategory {...props} /> : <Flat {...props} />
}

function ByCategory(props: NotebookNotesProps) {
  const { notebook } = props
  const { categories, unclassified, docId } = notebook
  const sections = useMemo(
    () => [
      ...categories.map(({ id, name, count }) => ({ id, title: name, count })),
      { id: 'none' as const, title: '', count: unclassified },
    ],
    [categories, unclassified],
  )
  const rows = useCategorised(docId, sections)
  const heading = (index: number) => {
    const place = rows.placeOf(index)
    if (place?.at !== 0) return null
    return <GroupHead notebook={notebook} section={place.section} />
  }
  return <Notes {...props} {...rows} total={rows.total ?? 0} heading={heading} />
}

function Flat(props: NotebookNotesProps) {
  const { notebook, look } = props
  const { t } = useWords()
  const { client } = useBridge()
  const { filter, sort } = look
  const query = useMemo(
    () => ({ place: { kind: 'notebook', docId: notebook.docId } as const, filter, sort }),
    [notebook.docId, filter, sort],
  )
  const { total, row, want } = usePlaced(query)
  if (total === undefined) return <Skeleton rows={6} label={t('list.loading')} />
  if (total === 0) return <NothingFound />
  const read = (range: RowRange) => readIds(client, query, range)
  return <Notes {...props} total={total} row={row} want={want} readIds={read} />
}

function NothingFound() {
  const { t } = useWords()
  const { navigation } = useWindow()
  return (
    <Empty
      text={t('filter.nothing')}
      hint={t('filter.nothingHint')}
      action={
        <Button onPress={() => navigation.changeLook({ filter: {} })}>{t('filter.clear')}</Button>
      }
    />
  )
}

interface NotesProps extends NotebookNotesProps {
  readonly total: number
  readonly row: (index: number) => PlacedNote | undefined
  readonly want: (first: number, last: number) => void
  readonly readIds: (range: RowRange) => Promise<readonly DocId[]>
  readonly heading?: (index: number) => React.ReactNode
}

function Notes(props: NotesProps) {
  const { notebook, look, selection, onSelect, total, row } = props
  const { t } = useWords()
  const { client } = useBridge()
  const conduct = useNotebookConduct(props)
  const idAt = (index: number) => row(index)?.docId
  useHeldRow({ active: selection.active, total, openId: null, idAt }, selection, onSelect)
  const box = useRef<HTMLDivElement>(null)
  const perLine = useCardsPerLine(box, look.view === 'cards')
  const columns = useColumns(look)
  const isTable = look.view === 'table'
  const heights = { categories: 62, list: 88, table: 36, cards: 150, graph: 62 }
  const place = { kind: 'notebook', docId: notebook.docId } as const
  return (
    <div ref={box} className={styles.notes}>
      <RowGrid<DocId>
        key={look.view}
        label={t('notebook.notesOf', { title: notebook.title || t('app.untitled') })}
        help={t('notebook.rowHelp')}
        menuLabel={t('list.menu')}
        total={total}
        idAt={idAt}
        want={props.want}
        rowHeight={heights[look.view]}
        perLine={perLine}
        isRegionStart
        selection={selection}
        onSelect={onSelect}
        {...conduct}
        onChooseAll={() => {
          const { filter, sort } = look
          props.onReadAll(readIds(client, { place, filter, sort }, EVERYTHING))
        }}
        onChooseRange={(before, range) => props.onReadRange(before, props.readIds(range))}
        {...(isTable ? { head: <TableHead columns={columns} sort={look.sort} /> } : {})}
        {...(props.heading ? { heading: props.heading } : {})}
        draw={(drawn) => {
          const note = row(drawn.index)
          return note ? (
            <PlacedRow
              drawn={drawn}
              note={note}
              notebook={notebook}
              view={look.view}
              columns={columns}
              chosen={drawn.isChosen ? selection.chosen : null}
            />
          ) : null
        }}
      />
    </div>
  )
}
