import { useEffect, useRef } from 'react'
import { useWords } from '../../i18n/use-words'
import styles from './rename-field.module.css'

export interface RenameFieldProps {
  readonly title: string
  /** Null when it was given up. */
  readonly onEnd: (title: string | null) => void
}

/** The title in its row, to be typed over. Enter or leaving keeps it, Escape does not. */
export function RenameField({ title, onEnd }: RenameFieldProps) {
  const { t } = useWords()
  const field = useRef<HTMLInputElement>(null)
  const hasEnded = useRef(false)
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [])
  const end = (value: string | null) => {
    if (hasEnded.current) return
    hasEnded.current = true
    onEnd(value === null || value === title ? null : value)
  }
  return (
    <input
      ref={field}
      className={styles.field}
      defaultValue={title}
      aria-label={t('list.renameLabel')}
      dir="auto"
      spellCheck={false}
      onClick={(event) => event.stopPropagation()}
      onBlur={(event) => end(event.currentTarget.value.trim())}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter') end(event.currentTarget.value.trim())
        if (event.key === 'Escape') end(null)
      }}
    />
  )
}
