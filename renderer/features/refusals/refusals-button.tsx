/** The refusals that went by, to be read again; nothing while there are none. */
import { Bell } from 'lucide-react'
import {
  Button as AriaButton,
  Dialog,
  DialogTrigger,
  Heading,
  Popover,
} from 'react-aria-components'
import { useWindow } from '../../app/window-state'
import { useReadable } from '../../bridge/hooks'
import { useWords } from '../../i18n/use-words'
import { Button } from '../../ui/button'
import { ICON } from '../../ui/icon'
import { menuPopover } from '../../ui/menu'
import styles from './refusals.module.css'

export function RefusalsButton() {
  const { t, times } = useWords()
  const { toasts } = useWindow()
  const kept = useReadable(toasts)
  if (kept.length === 0) return null
  return (
    <DialogTrigger>
      <AriaButton
        className={styles.button ?? ''}
        aria-label={t('refusals.kept', { count: kept.length })}
      >
        <Bell {...ICON} size={16} />
      </AriaButton>
      <Popover className={`${menuPopover} ${styles.popover}`} placement="bottom end">
        <Dialog className={styles.refusals ?? ''}>
          <Heading slot="title" level={2} className={styles.title ?? ''}>
            {t('app.notices')}
          </Heading>
          <ul className={styles.list}>
            {kept.map(({ text, at }) => (
              <li key={text}>
                <p>{text}</p>
                <p className={styles.when}>{times.sentence(at)}</p>
              </li>
            ))}
          </ul>
          <Button onPress={toasts.forget}>{t('refusals.forget')}</Button>
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
