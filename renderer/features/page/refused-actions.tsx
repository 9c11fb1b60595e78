import { useWindow } from '../../app/window-state'
import type { OpenRefusal } from '../../bridge/open-note-state'
import { useWords } from '../../i18n/use-words'
import { Button } from '../../ui/button'
import styles from './page.module.css'

/** The way on from a note that cannot be shown; the editor says why. */
export function RefusedActions({ reason }: { readonly reason: OpenRefusal }) {
  const { t } = useWords()
  const { dialog } = useWindow()
  return (
    <div className={styles.refused}>
      {reason === 'damaged' ? (
        <Button onPress={() => dialog.set({ kind: 'settings', section: 'backups' })}>
          {t('settings.backups')}
        </Button>
      ) : (
        <Button onPress={() => dialog.set({ kind: 'open-link' })}>{t('sidebar.openLink')}</Button>
      )}
    </div>
  )
}
