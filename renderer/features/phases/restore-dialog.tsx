import { useWindow } from '../../app/window-state'
import { useWords } from '../../i18n/use-words'
import { Dialog } from '../../ui/dialog'
import { RestoreForm } from './restore-form'

export function RestoreDialog() {
  const { t } = useWords()
  const { dialog } = useWindow()
  return (
    <Dialog title={t('restore.title')} size="medium" onClose={() => dialog.set(null)}>
      <p>{t('restore.what')}</p>
      <RestoreForm onDone={() => dialog.set(null)} />
    </Dialog>
  )
}
