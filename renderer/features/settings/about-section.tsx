import type { LibraryState } from '../../../shared/contract/library'
import { useWords } from '../../i18n/use-words'
import styles from './settings.module.css'

export function AboutSection({ library }: { readonly library: LibraryState }) {
  const { t } = useWords()
  return (
    <>
      <div className={styles.part}>
        <h3 className={styles.name}>{t('app.name')}</h3>
        <p className={styles.value}>{t('about.version', { version: library.version })}</p>
      </div>
      <p>{t('about.what')}</p>
      <p>{t('about.licence')}</p>
      <p className={styles.hint}>{t('about.fonts')}</p>
    </>
  )
}
