import type { NoteRow, Shelf } from '../../../shared/contract/notes'
import type { DocId } from '../../../shared/records/keys'
import { useWindow } from '../../app/window-state'
import { useShelf } from '../../bridge/hooks'
import type { RowRange } from '../../bridge/read-ids'
import { useWords } from '../../i18n/use-words'
import { Button } from '../../ui/button'
import { Empty } from '../../ui/empty'
import { Skeleton } from '../../ui/skeleton'
import type { Selection } from '../../ui/selection'
import { useHeldRow } from '../../ui/use-held-row'
import { headingAt } from './row-heading'
import { type RowConduct, RowList } from './row-list'

export interface ListRowsProps {
  readonly conduct: RowConduct
  readonly onChooseAll: () => void
  /** `read` where the rows are not those that the list is asked for, one by one. */
  readonly onChooseRange: (
    before: Selection<DocId>,
    range: RowRange,
    read?: (range: RowRange) => Promise<readonly DocId[]>,
  ) => void
}

interface ShelfRowsProps extends ListRowsProps {
  readonly shelf: Shelf
  /** Stands below the words of an empty list of notes. */
  readonly offer: React.ReactNode
}

export function ShelfRows(props: ShelfRowsProps) {
  const { shelf, conduct } = props
  const { t, times } = useWords()
  const { total, row, want } = useShelf(shelf)
  const { selection, onSelect, openId } = conduct
  const idAt = (index: number) => row(index)?.docId
  useHeldRow({ active: selection.active, total: total ?? 0, openId, idAt }, selection, onSelect)
  if (total === undefined) return <Skeleton rows={6} label={t('list.loading')} />
  if (total === 0) return <EmptyShelf shelf={shelf} offer={props.offer} />
  const group = (note: NoteRow) => times.group(note.trashedAt ?? note.modifiedAt)
  return (
    <RowList
      key={shelf}
      label={t(`list.${shelf}`)}
      total={total}
      row={row}
      want={want}
      heading={(index) => headingAt({ row, group, index })}
      onChooseAll={props.onChooseAll}
      onChooseRange={props.onChooseRange}
      {...conduct}
    />
  )
}

function EmptyShelf({ shelf, offer }: Pick<ShelfRowsProps, 'shelf' | 'offer'>) {
  const { t } = useWords()
  const { navigation } = useWindow()
  if (shelf === 'trash')
    return <Empty text={t('list.emptyTrash')} hint={t('list.emptyTrashHint')} />
  return (
    <>
      <Empty
        text={t('list.emptyNotes')}
        action={<Button onPress={() => navigation.startDraft()}>{t('list.newNote')}</Button>}
      />
      {offer}
    </>
  )
}
