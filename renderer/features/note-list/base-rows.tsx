import { useMemo } from 'react'
import type { NotePlace } from '../../../shared/contract/knowledge'
import type { NoteRow } from '../../../shared/contract/notes'
import { useNavigation } from '../../app/window-state'
import { usePlaced } from '../../bridge/collection-hooks'
import { useWords } from '../../i18n/use-words'
import { Empty } from '../../ui/empty'
import { Skeleton } from '../../ui/skeleton'
import { headingAt } from './row-heading'
import { RowList } from './row-list'
import type { ListRowsProps } from './shelf-rows'

const LATEST = { by: 'modified', isDescending: true } as const

/** The notes of all notebooks of a base, each once, the one changed last first. */
export function BaseRows(props: ListRowsProps & { readonly place: NotePlace }) {
  const { place, conduct } = props
  const { t, times } = useWords()
  const { filter } = useNavigation().place.look
  const query = useMemo(() => ({ place, filter, sort: LATEST }), [place, filter])
  const { total, row, want } = usePlaced(query)
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
