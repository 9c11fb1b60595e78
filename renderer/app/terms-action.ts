/** Whether a notebook underlines terms in its notes, as an item of its menu. */
import { BookType } from 'lucide-react'
import type { CollectionRow, NotebookView } from '../../shared/contract/collections'
import { useWords } from '../i18n/use-words'
import type { MenuAction } from '../ui/menu'
import { useCollectionActions } from './collection-actions'
import { useStanding } from './standing'

/** Undefined for a base. */
export function useTermsAction(of: CollectionRow | NotebookView | null): MenuAction | undefined {
  const { t } = useWords()
  const { change } = useCollectionActions()
  const isManaging = useStanding(of) === 'manager'
  if (!of || !('underlinesTerms' in of)) return undefined
  const { docId, rights, underlinesTerms } = of
  return {
    id: 'terms',
    label: t('notebook.underlineTerms'),
    icon: BookType,
    isDisabled: !isManaging,
    ...(rights === 'view' ? {} : { why: t('roles.why.notebook') }),
    isOn: underlinesTerms,
    onAction: () => void change(docId, { kind: 'underlineTerms', is: !underlinesTerms }),
  }
}
