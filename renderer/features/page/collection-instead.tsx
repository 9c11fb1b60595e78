import { useEffect } from 'react'
import type { NoteRow } from '../../../shared/contract/notes'
import { useNoteActions } from '../../app/note-actions'
import { useWindow } from '../../app/window-state'
import { useWords } from '../../i18n/use-words'
import { Button } from '../../ui/button'
import { Empty } from '../../ui/empty'

/** A notebook or a base where a note was to be shown: in the trash it is had back, else it is led to. */
export function CollectionInstead({ row }: { readonly row: NoteRow }) {
  const { t } = useWords()
  const { navigation } = useWindow()
  const { restore } = useNoteActions()
  const { docId, kind, trashedAt, title } = row
  useEffect(() => {
    if (trashedAt === null && kind !== 'note') navigation.showList({ kind, docId })
  }, [navigation, kind, docId, trashedAt])
  if (trashedAt === null || kind === 'note') return null
  return (
    <Empty
      text={t(`collection.inTrash.${kind}`, { title: title || t('app.untitled') })}
      hint={t('collection.inTrashHint')}
      action={
        <Button tone="primary" onPress={() => void restore([docId])}>
          {t('noteAction.restore')}
        </Button>
      }
    />
  )
}
