import type { DocId } from '../../../shared/records/keys'
import { useNoteActions } from '../../app/note-actions'
import { useWindow } from '../../app/window-state'
import { useNoteCard } from '../../bridge/hooks'
import { useWords } from '../../i18n/use-words'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'

/** The last question before notes, notebooks or bases leave this machine. */
export function PurgeDialog({ docIds }: { readonly docIds: readonly DocId[] }) {
  const { t } = useWords()
  const { dialog } = useWindow()
  const actions = useNoteActions()
  const card = useNoteCard(docIds.length === 1 ? (docIds[0] ?? null) : null)
  const close = () => dialog.set(null)
  return (
    <Dialog
      role="alertdialog"
      title={
        docIds.length === 1
          ? t('purge.title', { title: card?.title || t('app.untitled') })
          : t('purge.titleMany', { count: docIds.length })
      }
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
      <p>{t(`purge.what.${docIds.length === 1 ? (card?.kind ?? 'note') : 'several'}`)}</p>
      <p>{t('purge.others')}</p>
    </Dialog>
  )
}
