import type { LibraryState } from '../../../shared/contract/library'
import { useWindow } from '../../app/window-state'
import { useBridge } from '../../bridge/bridge-context'
import { useWords } from '../../i18n/use-words'
import { Banner } from '../../ui/banner'
import { Button } from '../../ui/button'
import { PassphraseForm } from './passphrase-form'
import styles from './settings.module.css'

export function LibrarySection({ library }: { readonly library: LibraryState }) {
  const { t } = useWords()
  const { desktop } = useBridge()
  const { dialog } = useWindow()
  return (
    <>
      <div className={styles.part}>
        <h3 className={styles.name}>{t('librarySettings.folder')}</h3>
        <p className={`${styles.value} ${styles.mono}`}>{library.folder}</p>
        {desktop ? (
          <Button onPress={() => void desktop.request('showInFolder', library.folder)}>
            {t('librarySettings.showFolder')}
          </Button>
        ) : null}
      </div>
      <div className={styles.part}>
        <h3 className={styles.name}>{t('librarySettings.contents')}</h3>
        <p>{t('librarySettings.count', { count: library.noteCount })}</p>
        <div className={styles.buttons}>
          <Button onPress={() => dialog.set({ kind: 'import' })}>{t('sidebar.import')}</Button>
          <Button onPress={() => dialog.set({ kind: 'export', docIds: [] })}>
            {t('sidebar.exportAll')}
          </Button>
          <Button onPress={() => dialog.set({ kind: 'restore-words' })}>
            {t('restore.title')}
          </Button>
        </div>
      </div>
      <div className={`${styles.part} ${styles.wide}`}>
        <h3 className={styles.name}>{t('librarySettings.key')}</h3>
        {library.keyBackend === 'file' ? (
          <Banner tone="warn" title={t('librarySettings.file')}>
            {t('librarySettings.fileWarning')}
          </Banner>
        ) : (
          <p>{t(`librarySettings.${library.keyBackend}`)}</p>
        )}
        <PassphraseForm isChange={library.keyBackend === 'passphrase'} />
      </div>
    </>
  )
}
