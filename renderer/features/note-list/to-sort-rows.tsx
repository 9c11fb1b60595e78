import type { NoteRow } from '../../../shared/contract/notes'
import { useNavigation } from '../../app/window-state'
import { usePlaced } from '../../bridge/collection-hooks'
import { useWords } from '../../i18n/use-words'
import { Empty } from '../../ui/empty'
import { Skeleton } from '../../ui/skeleton'
import { useHeldRow } from '../../ui/use-held-row'
import { type PlacedList, placedQueryOf } from './list-source'
import { headingAt } from './row-heading'
import { RowList } from './row-list'
import type { ListRowsProps } from './shelf-rows'

/** Notes that are in no notebook yet. */
export function ToSortRows(props: ListRowsProps & { readonly place: PlacedList }) {
  const { place, conduct, onChooseAll, onChooseRange } = props
  const { t, times } = useWords()
  const { total, row, want } = usePlaced(placedQueryOf(place, useNavigation().place.look))
  const { selection, onSelect, openId } = conduct
  const idAt = (index: number) => row(index)?.docId
  useHeldRow({ active: selection.active, total: total ?? 0, openId, idAt }, selection, onSelect)
  if (total === undefined) return <Skeleton rows={6} label={t('list.loading')} />
  if (total === 0) return <Empty text={t('toSort.empty')} hint={t('toSort.emptyHint')} />
  const group = (note: NoteRow) => times.group(note.modifiedAt)
  return (
    <RowList
      label={t('list.to-sort')}
      total={total}
      row={row}
      want={want}
      heading={(index) => headingAt({ row, group, index })}
      onChooseAll={onChooseAll}
      onChooseRange={onChooseRange}
      {...conduct}
    />
  )
}
