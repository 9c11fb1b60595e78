import type { NoteRow } from '../../../shared/contract/notes'
import { useNavigation } from '../../app/window-state'
import { usePlaced } from '../../bridge/collection-hooks'
import { useWords } from '../../i18n/use-words'
import { Empty } from '../../ui/empty'
import { type PlacedList, placedQueryOf } from './list-source'
import { ListedRows, type ListRowsProps } from './listed-rows'

interface LatestRowsProps extends ListRowsProps {
  readonly place: Exclude<PlacedList, { readonly kind: 'notebook' }>
}

/**
 * Places without an order of their own, the note changed last first: those in no notebook yet, and
 * those of all notebooks of a base, each once.
 */
export function LatestRows({ place, ...rest }: LatestRowsProps) {
  const { t, times } = useWords()
  const rows = usePlaced(placedQueryOf(place, useNavigation().place.look))
  const isBase = place.kind === 'base'
  return (
    <ListedRows
      label={isBase ? t('base.notes') : t('list.to-sort')}
      rows={rows}
      empty={
        isBase ? (
          <Empty text={t('base.noNotes')} hint={t('base.noNotesHint')} />
        ) : (
          <Empty text={t('toSort.empty')} hint={t('toSort.emptyHint')} />
        )
      }
      group={(note: NoteRow) => times.group(note.modifiedAt)}
      {...rest}
    />
  )
}
