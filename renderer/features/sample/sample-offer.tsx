import { BookOpen } from 'lucide-react'
import { useSampleActions } from '../../app/sample-actions'
import { useLibrary } from '../../bridge/hooks'
import { useWords } from '../../i18n/use-words'
import { Button } from '../../ui/button'
import styles from './sample.module.css'

/** Beside an empty list, once: notes to look around in. Never asks, never comes back. */
export function SampleOffer() {
  const { t } = useWords()
  const library = useLibrary()
  const { add } = useSampleActions()
  if (library?.sample !== 'none') return null
  return (
    <div className={styles.offer}>
      <p>{t('sample.what')}</p>
      <Button icon={BookOpen} onPress={() => void add()}>
        {t('sample.add')}
      </Button>
    </div>
  )
}
