import { useEffect, useRef, useState } from 'react'
import { useWindow } from '../../app/window-state'
import { useWords } from '../../i18n/use-words'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { showToast } from '../../ui/toasts'
import styles from './capture-dialog.module.css'
import { splitCapture } from './split-capture'

/** One box: what is written in it becomes a note at Enter, and the person goes on with what they did. */
export function CaptureDialog() {
  const { t } = useWords()
  const { dialog, drafts, navigation, toasts } = useWindow()
  const [written, setWritten] = useState('')
  const box = useRef<HTMLTextAreaElement>(null)
  useEffect(() => box.current?.focus(), [])
  const close = () => dialog.set(null)
  const save = () => {
    const captured = splitCapture(written)
    close()
    if (!captured) return
    const draft = drafts.begin()
    draft.type(captured)
    const show = () => {
      const { docId } = draft.read()
      if (docId !== null) navigation.showNote(docId)
    }
    showToast(toasts, {
      text: t('capture.done'),
      action: { label: t('capture.open'), onPress: show },
    })
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
        onChange={(event) => setWritten(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
          event.preventDefault()
          save()
        }}
      />
    </Dialog>
  )
}
