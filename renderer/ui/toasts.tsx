// Short confirmations at the foot of the window. Used where the screen itself does not show that
// something was done; never for errors that need an answer.
import { X } from 'lucide-react'
import { useContext } from 'react'
import {
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components'
import { Button } from './button'
import { CloseLabelContext } from './dialog'
import { IconButton } from './icon-button'
import styles from './toasts.module.css'

export interface ToastWords {
  readonly text: string
  readonly tone?: 'plain' | 'danger'
  readonly action?: { readonly label: string; readonly onPress: () => void }
}

const SHOWN_MS = 6000

export type Toasts = ToastQueue<ToastWords>

export function createToasts(): Toasts {
  return new ToastQueue<ToastWords>({ maxVisibleToasts: 2 })
}

/** A refusal stays until it is closed. */
export function showToast(toasts: Toasts, words: ToastWords): void {
  toasts.add(words, words.tone === 'danger' ? {} : { timeout: SHOWN_MS })
}

export function ToastList({ toasts, label }: { readonly toasts: Toasts; readonly label: string }) {
  const closeLabel = useContext(CloseLabelContext)
  return (
    <ToastRegion queue={toasts} className={styles.region ?? ''} aria-label={label} data-toasts="">
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
                toasts.close(toast.key)
              }}
            >
              {toast.content.action.label}
            </Button>
          ) : null}
          <IconButton icon={X} label={closeLabel} onPress={() => toasts.close(toast.key)} />
        </Toast>
      )}
    </ToastRegion>
  )
}
