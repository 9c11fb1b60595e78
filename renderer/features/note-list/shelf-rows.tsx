import type { NoteRow, Shelf } from '../../../shared/contract/notes'
import { useWindow } from '../../app/window-state'
import { useIndexing, useShelf } from '../../bridge/hooks'
import { useWords } from '../../i18n/use-words'
import { Button } from '../../ui/button'
import { Empty } from '../../ui/empty'
import { ListedRows, type ListRowsProps } from './listed-rows'

interface ShelfRowsProps extends ListRowsProps {
  readonly shelf: Shelf
  /** Stands below the words of an empty list of notes. */
  readonly offer: React.ReactNode
}

export function ShelfRows({ shelf, offer, ...rest }: ShelfRowsProps) {
  const { t, times } = useWords()
  return (
    <ListedRows
      label={t(`list.${shelf}`)}
      rows={useShelf(shelf)}
      empty={<EmptyShelf shelf={shelf} offer={offer} />}
      group={(note: NoteRow) => times.group(note.trashedAt ?? note.modifiedAt)}
      {...rest}
    />
  )
}

function EmptyShelf({ shelf, offer }: Pick<ShelfRowsProps, 'shelf' | 'offer'>) {
  const { t } = useWords()
  const { navigation } = useWindow()
  const isIndexing = useIndexing() !== undefined
  if (shelf === 'trash')
    return <Empty text={t('list.emptyTrash')} hint={t('list.emptyTrashHint')} />
  if (isIndexing) return <Empty text={t('list.indexing')} />
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
