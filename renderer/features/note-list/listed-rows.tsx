/** The rows of a list in the column, as they come: not read yet, none, or drawn. */
import type { NoteRow } from '../../../shared/contract/notes'
import type { DocId } from '../../../shared/records/keys'
import type { PlacedRows } from '../../bridge/collection-hooks'
import type { NoteRows } from '../../bridge/note-window'
import type { RowRange } from '../../bridge/read-ids'
import { useWords } from '../../i18n/use-words'
import type { Selection } from '../../ui/selection'
import { Skeleton } from '../../ui/skeleton'
import { headingAt } from './row-heading'
import { type RowConduct, RowList } from './row-list'
import { useOpenRow } from './use-open-row'

export interface ListRowsProps {
  readonly conduct: RowConduct
  /** Where a note stands in the rows that the list is asked for, one by one. */
  readonly findRow: (docId: DocId) => Promise<number | undefined>
  readonly onChooseAll: () => void
  /** `read` where the rows are not those that the list is asked for, one by one. */
  readonly onChooseRange: (
    before: Selection<DocId>,
    range: RowRange,
    read?: (range: RowRange) => Promise<readonly DocId[]>,
  ) => void
}

interface ListedRowsProps extends ListRowsProps {
  readonly label: string
  readonly rows: NoteRows<NoteRow> & Pick<PlacedRows, 'want'>
  /** What stands there where there are none. */
  readonly empty: React.ReactNode
  /** The words that a row stands under; absent for a list without any. */
  readonly group?: (note: NoteRow) => string
}

export function ListedRows(props: ListedRowsProps) {
  const { conduct, group } = props
  const { total, row, want } = props.rows
  const { t } = useWords()
  const { selection, onSelect, openId } = conduct
  const idAt = (index: number) => row(index)?.docId
  useOpenRow({
    now: { active: selection.active, total: total ?? 0, openId, idAt },
    selection,
    onSelect,
    want,
    findRow: props.findRow,
  })
  if (total === undefined) return <Skeleton rows={6} label={t('list.loading')} />
  if (total === 0) return props.empty
  return (
    <RowList
      label={props.label}
      total={total}
      row={row}
      want={want}
      {...(group ? { heading: (index: number) => headingAt({ row, group, index }) } : {})}
      onChooseAll={props.onChooseAll}
      onChooseRange={props.onChooseRange}
      {...conduct}
    />
  )
}
