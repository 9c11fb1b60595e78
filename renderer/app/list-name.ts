import type { NotePlace } from '../../shared/contract/lists'
import { useCollections } from '../bridge/collection-hooks'
import { useWords } from '../i18n/use-words'

/** A notebook's or a base's own title, or what the list is called. */
export function useListName(list: NotePlace): string {
  const { t } = useWords()
  const rows = useCollections()
  if (list.kind === 'all') return t('list.notes')
  if (!('docId' in list)) return t(`list.${list.kind}`)
  const row = rows?.find(({ docId }) => docId === list.docId)
  return row ? row.title || t('app.untitled') : ''
}
