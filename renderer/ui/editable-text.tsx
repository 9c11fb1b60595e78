import { useState } from 'react'
import styles from './editable-text.module.css'

export interface EditableTextProps {
  readonly label: string
  readonly value: string
  readonly placeholder: string
  readonly isReadOnly: boolean
  readonly onCommit: (value: string) => void
  readonly size: 'title' | 'text'
}

/** Words that are typed over where they stand. Enter or leaving keeps them, Escape does not. */
export function EditableText(props: EditableTextProps) {
  const { label, value, placeholder, isReadOnly, onCommit, size } = props
  const [typed, setTyped] = useState<string | null>(null)
  const commit = () => {
    if (typed !== null && typed.trim() !== value) onCommit(typed.trim())
    setTyped(null)
  }
  return (
    <textarea
      className={`${styles.field} ${styles[size]}`}
      aria-label={label}
      placeholder={placeholder}
      readOnly={isReadOnly}
      rows={1}
      dir="auto"
      autoComplete="off"
      spellCheck={false}
      maxLength={size === 'title' ? 10_000 : 4000}
      value={typed ?? value}
      onChange={(event) => setTyped(event.target.value.replace(/\s*\n\s*/gu, ' '))}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter') {
          event.preventDefault()
          event.currentTarget.blur()
        }
        if (event.key === 'Escape' && typed !== null) {
          event.stopPropagation()
          setTyped(null)
        }
      }}
    />
  )
}
