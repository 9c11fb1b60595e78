import type { NotePlace } from '../../shared/contract/lists'
import { useCollections } from '../bridge/collection-hooks'
import { useWords } from '../i18n/use-words'
import { useNoteCard } from '../bridge/hooks'

/** A notebook's or a base's own title, or what the list is called. */
export function useListName(list: NotePlace): string {
  const { t } = useWords()
  const rows = useCollections()
  const listed = 'docId' in list ? list.docId : null
  const row = rows?.find(({ docId }) => docId === listed)
  // In the trash it is among no others, and has its name.
  const card = useNoteCard(rows && !row ? listed : null)
  if (list.kind === 'all') return t('list.notes')
  if (!('docId' in list)) return t(`list.${list.kind}`)
  const known = row ?? card
  return known ? known.title || t('app.untitled') : ''
}
