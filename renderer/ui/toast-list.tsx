/** The messages that are on screen. The page, or a dialog, makes room for as much as they take. */
import { X } from 'lucide-react'
import { useContext } from 'react'
import {
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components'
import { Button } from './button'
import { CloseLabelContext } from './dialog'
import { IconButton } from './icon-button'
import styles from './toasts.module.css'
import type { Toasts } from './toasts'

export function ToastList({ toasts, label }: { readonly toasts: Toasts; readonly label: string }) {
  const closeLabel = useContext(CloseLabelContext)
  return (
    <ToastRegion
      ref={attend}
      queue={toasts.queue}
      className={styles.region ?? ''}
      aria-label={label}
      data-toasts=""
    >
      {({ toast }) => (
        <Toast toast={toast} className={`${styles.toast} ${styles[toast.content.tone ?? 'plain']}`}>
          <ToastContent className={styles.words ?? ''}>
            <Text slot="title">{toast.content.text}</Text>
          </ToastContent>
          {toast.content.action ? (
            <Button
              tone="quiet"
              onPress={() => {
                toast.content.action?.onPress()
                toasts.putAway(toast.key)
              }}
            >
              {toast.content.action.label}
            </Button>
          ) : null}
          <IconButton icon={X} label={closeLabel} onPress={() => toasts.putAway(toast.key)} />
        </Toast>
      )}
    </ToastRegion>
  )
}

function attend(region: HTMLElement | null): (() => void) | undefined {
  if (!region) return undefined
  const giveRoomBack = makeRoom(region)
  const stopTelling = tellThatFocusLeft(region)
  return () => {
    giveRoomBack()
    stopTelling()
  }
}

/**
 * A message that is answered goes with the focus in it, and what is taken out of a page does not
 * say that it lost the focus. React Aria then believes that a message still has it, and when one
 * goes by itself it takes the focus out of the text that is being written. So it is told where the
 * focus is as the messages come, and each time it goes elsewhere.
 */
function tellThatFocusLeft(region: HTMLElement): () => void {
  const { ownerDocument: page } = region
  const tell = () => {
    if (region.contains(page.activeElement)) return
    region.dispatchEvent(new FocusEvent('focusout', { bubbles: true }))
  }
  tell()
  page.addEventListener('focusin', tell)
  return () => page.removeEventListener('focusin', tell)
}

/** Between the messages and the window's edge, and between them and what makes room. */
const AROUND = 24

function makeRoom(region: HTMLElement): () => void {
  const { style } = region.ownerDocument.documentElement
  const observer = new ResizeObserver(() =>
    style.setProperty('--toasts-room', `${region.offsetHeight + AROUND}px`),
  )
  observer.observe(region)
  return () => {
    observer.disconnect()
    style.removeProperty('--toasts-room')
  }
}
