import { useIndexing } from '../../bridge/hooks'
import { useWords } from '../../i18n/use-words'
import styles from './note-list.module.css'

/** How far the index is, while it is being built: lists and results fill meanwhile. */
export function IndexProgress() {
  const { t } = useWords()
  const indexing = useIndexing()
  if (!indexing || indexing.total === null) return null
  const { done, total } = indexing
  return <p className={styles.hint}>{t('search.indexed', { done, total })}</p>
}
