import type { DocId } from '../../../shared/records/keys'
import { useNavigation, useWindow } from '../../app/window-state'
import { useNotebook } from '../../bridge/collection-hooks'
import { useFilteredIds } from './use-filtered-ids'
import { useWords } from '../../i18n/use-words'
import { GraphView } from './graph-view'

/** A notebook's notes and the links between them, in the colours of its categories. */
export function NotebookGraph({ docId }: { readonly docId: DocId }) {
  const { t } = useWords()
  const { navigation } = useWindow()
  const notebook = useNotebook(docId)
  const { look } = useNavigation().place
  const kept = useFilteredIds(docId, look.filter)
  if (!notebook) return null
  return (
    <GraphView
      place={{ kind: 'notebook', docId }}
      name={notebook.title || t('app.untitled')}
      categories={notebook.categories}
      {...(kept ? { kept } : {})}
      onOpen={(opened) => navigation.showNote(opened, { list: { kind: 'notebook', docId } })}
    />
  )
}
