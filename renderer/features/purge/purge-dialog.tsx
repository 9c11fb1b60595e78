import type { DocId } from '../../../shared/records/keys'
import { useNoteActions } from '../../app/note-actions'
import { useWindow } from '../../app/window-state'
import { useWords } from '../../i18n/use-words'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'

/** The last question before notes leave this machine. */
export function PurgeDialog({ docIds }: { readonly docIds: readonly DocId[] }) {
  const { t } = useWords()
  const { dialog } = useWindow()
  const actions = useNoteActions()
  const close = () => dialog.set(null)
  return (
    <Dialog
      role="alertdialog"
      title={t('purge.title', { count: docIds.length })}
      onClose={close}
      actions={
        <>
          <Button onPress={close} autoFocus>
            {t('app.cancel')}
          </Button>
          <Button
            tone="danger"
            onPress={() => {
              close()
              void actions.purge(docIds)
            }}
          >
            {t('purge.confirm')}
          </Button>
        </>
      }
    >
      <p>{t('purge.what')}</p>
      <p>{t('purge.others')}</p>
    </Dialog>
  )
}
