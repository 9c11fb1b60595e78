import { useRef } from 'react'
import styles from './fields.module.css'
import { useAskedFocus } from '../../ui/use-asked-focus'

export interface ValueInputProps {
  readonly label: string
  readonly value: string
  readonly placeholder?: string
  readonly isReadOnly: boolean
  readonly hasFocus?: boolean
  readonly type?: 'text' | 'url' | 'email'
  readonly onChange: (value: string) => void
  /** Enter, and leaving it. */
  readonly onDone?: () => void
}

/** One short value on one line, written with each letter: nothing waits for a button. */
export function ValueInput(props: ValueInputProps) {
  if (!props.isReadOnly) return <Line {...props} />
  return (
    <span className={styles.fixed} dir="auto">
      {props.value}
    </span>
  )
}

function Line(props: ValueInputProps) {
  const { label, value, hasFocus, onChange, onDone } = props
  const line = useRef<HTMLInputElement>(null)
  useAskedFocus(line, hasFocus ?? false)
  return (
    <input
      ref={line}
      className={styles.value}
      type="text"
      inputMode={props.type ?? 'text'}
      aria-label={label}
      placeholder={props.placeholder}
      dir="auto"
      autoComplete="off"
      spellCheck={false}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onBlur={onDone}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
        event.preventDefault()
        onDone?.()
      }}
    />
  )
}
