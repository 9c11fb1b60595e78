import { useEffect, useRef } from 'react'
import styles from './rename-field.module.css'

export interface RenameFieldProps {
  readonly label: string
  readonly title: string
  /** Null when it was given up, or nothing changed. */
  readonly onEnd: (title: string | null) => void
  readonly placeholder?: string
}

/** A title in its row, to be typed over. Enter or leaving keeps it, Escape does not. */
export function RenameField({ label, title, onEnd, placeholder }: RenameFieldProps) {
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
      aria-label={label}
      placeholder={placeholder}
      dir="auto"
      autoComplete="off"
      spellCheck={false}
      onClick={(event) => event.stopPropagation()}
      onBlur={(event) => end(event.currentTarget.value.trim())}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter') {
          // Or it presses what has the focus next.
          event.preventDefault()
          end(event.currentTarget.value.trim())
        }
        if (event.key === 'Escape') end(null)
      }}
    />
  )
}
