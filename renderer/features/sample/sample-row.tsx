import { BookOpen } from 'lucide-react'
import { useSampleActions } from '../../app/sample-actions'
import { useLibrary } from '../../bridge/hooks'
import { useWords } from '../../i18n/use-words'
import { Button } from '../../ui/button'
import { ICON } from '../../ui/icon'
import styles from './sample.module.css'

/** While the sample is here: what it is, and the one press that takes it away. */
export function SampleRow() {
  const { t } = useWords()
  const library = useLibrary()
  const { remove } = useSampleActions()
  if (library?.sample !== 'here') return null
  return (
    <div className={styles.row}>
      <BookOpen {...ICON} />
      <span className={styles.words}>{t('sample.here')}</span>
      <Button onPress={() => void remove()}>{t('sample.remove')}</Button>
    </div>
  )
}
