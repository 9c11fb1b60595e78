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

/** The notes of all notebooks of a base, each once, the one changed last first. */
export function BaseRows(props: ListRowsProps & { readonly place: PlacedList }) {
  const { place, conduct } = props
  const { t, times } = useWords()
  const { total, row, want } = usePlaced(placedQueryOf(place, useNavigation().place.look))
  const { selection, onSelect, openId } = conduct
  const idAt = (index: number) => row(index)?.docId
  useHeldRow({ active: selection.active, total: total ?? 0, openId, idAt }, selection, onSelect)
  if (total === undefined) return <Skeleton rows={6} label={t('list.loading')} />
  if (total === 0) return <Empty text={t('base.noNotes')} hint={t('base.noNotesHint')} />
  const group = (note: NoteRow) => times.group(note.modifiedAt)
  return (
    <RowList
      label={t('base.notes')}
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
