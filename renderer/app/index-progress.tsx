import { useIndexing } from '../bridge/hooks'
import { useWords } from '../i18n/use-words'

/** How far the index is, while it is being built: lists, counts and results fill meanwhile. */
export function IndexProgress({ className }: { readonly className: string | undefined }) {
  const { t } = useWords()
  const indexing = useIndexing()
  if (!indexing || indexing.total === null) return null
  const { done, total } = indexing
  return <p className={className}>{t('search.indexed', { done, total })}</p>
}
