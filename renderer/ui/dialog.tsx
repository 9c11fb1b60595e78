import { X } from 'lucide-react'
import { createContext, useContext, useState } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { DialogSteps, DialogStepsContext } from './dialog-steps'
import styles from './dialog.module.css'
import { IconButton } from './icon-button'

/** What the cross of every dialog is called in the interface's language. */
export const CloseLabelContext = createContext('Close')

export interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: React.ReactNode
  /** Buttons, the one that goes on last. */
  readonly actions?: React.ReactNode
  /** `full` is as large as the window lets it be. */
  readonly size?: 'small' | 'medium' | 'large' | 'full'
  /** For a warning before something that cannot be undone. */
  readonly role?: 'dialog' | 'alertdialog'
  /** While work must not be left half-way; a cross is not shown. */
  readonly isHeld?: boolean
  /** The body brings its own padding and scrolling. */
  readonly isBare?: boolean
  /** Nothing in the body takes the focus: it takes it itself, to be scrolled by the keyboard. */
  readonly isForReading?: boolean
}

/** A modal window. The cross and a press outside close it; so does Escape, from its first step. */
export function Dialog(props: DialogProps) {
  const { title, onClose, children, actions, size = 'small', role = 'dialog' } = props
  const closeLabel = useContext(CloseLabelContext)
  const [steps] = useState(() => new DialogSteps())
  return (
    <ModalOverlay
      className={styles.overlay ?? ''}
      data-overlay=""
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      isDismissable={role === 'dialog' && !props.isHeld}
      isKeyboardDismissDisabled={props.isHeld ?? false}
    >
      <Modal className={`${styles.modal} ${styles[size]}`}>
        <div
          className={styles.steps}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || event.defaultPrevented || props.isHeld) return
            if (!event.nativeEvent.isComposing && steps.goBack()) event.stopPropagation()
          }}
        >
          <DialogStepsContext value={steps}>
            <AriaDialog className={styles.dialog ?? ''} role={role}>
              <header className={styles.head}>
                <Heading slot="title" level={2} className={styles.title ?? ''}>
                  {title}
                </Heading>
                {props.isHeld ? null : <IconButton icon={X} label={closeLabel} onPress={onClose} />}
              </header>
              <div
                className={props.isBare ? styles.bare : styles.body}
                {...(props.isForReading
                  ? { role: 'region', 'aria-label': title, tabIndex: 0 }
                  : {})}
              >
                {children}
              </div>
              {actions ? <footer className={styles.actions}>{actions}</footer> : null}
            </AriaDialog>
          </DialogStepsContext>
        </div>
      </Modal>
    </ModalOverlay>
  )
}
