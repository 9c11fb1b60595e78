import { useEffect, useRef, useState } from 'react'
import type { StoreError } from '../../../shared/contract/notes'
import type { DocId } from '../../../shared/records/keys'
import { useWindow } from '../../app/window-state'
import { useReadable } from '../../bridge/hooks'
import { CloseNotes } from '../../editor/linking/close-notes'
import { useWords } from '../../i18n/use-words'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import styles from './capture-dialog.module.css'
import { keepThought } from './keep-thought'
import { splitCapture } from './split-capture'

/** One box: what is written in it becomes a note at Enter, and the person goes on with what they did. */
export function CaptureDialog() {
  const { t } = useWords()
  const { dialog, drafts, navigation, thought, toasts } = useWindow()
  const written = useReadable(thought)
  const box = useRef<HTMLTextAreaElement>(null)
  useEffect(() => box.current?.focus(), [])
  const [isPutAway, putAway] = useState(false)
  const close = () => dialog.set(null)
  const save = () => {
    close()
    keepThought(written, { drafts, thought }, { failed, saved })
  }
  const failed = (failure: StoreError, draft: number) => {
    const text = t('page.createFailed', { reason: t(`storeError.${failure}`) })
    toasts.show({ text, tone: 'danger' })
    // Its letters are on screen from now on, and tried again by themselves.
    navigation.showDraft(draft)
  }
  const saved = (docId: DocId) => {
    const open = { label: t('capture.open'), onPress: () => navigation.showNote(docId) }
    toasts.show({ text: t('capture.done'), action: open })
  }
  return (
    <Dialog
      title={t('capture.title')}
      onClose={close}
      size="medium"
      actions={
        <>
          <span className={styles.hint}>{t('capture.hint')}</span>
          <Button tone="primary" onPress={save} isDisabled={!splitCapture(written)}>
            {t('capture.save')}
          </Button>
        </>
      }
    >
      <textarea
        ref={box}
        className={styles.box}
        aria-label={t('capture.label')}
        placeholder={t('capture.placeholder')}
        rows={4}
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        value={written}
        onChange={(event) => thought.set(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
          event.preventDefault()
          save()
        }}
      />
      <div className={styles.close}>
        <CloseNotes
          docId={null}
          title={isPutAway ? '' : (splitCapture(written)?.title ?? '')}
          onOpen={(docId) => {
            // The thought stays in the box, to be found there again.
            close()
            navigation.showNote(docId)
          }}
          onPutAway={() => {
            putAway(true)
            box.current?.focus()
          }}
        />
      </div>
    </Dialog>
  )
}
