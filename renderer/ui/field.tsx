import { Input, Label, Text, TextArea, TextField } from 'react-aria-components'
import styles from './field.module.css'

export interface FieldProps {
  readonly label: string
  readonly value: string
  readonly onChange?: (value: string) => void
  readonly onSubmit?: () => void
  readonly hint?: React.ReactNode
  readonly error?: string | null
  readonly placeholder?: string
  readonly type?: 'text' | 'password' | 'url'
  readonly autoComplete?: string
  readonly isReadOnly?: boolean
  readonly isDisabled?: boolean
  /** Takes the focus when it appears. */
  readonly hasFocus?: boolean
  /** More than one makes it a text area. */
  readonly rows?: number
  /** An area for one long value: Enter submits there too. */
  readonly isOneValue?: boolean
  readonly isMono?: boolean
  /** Stands after the field, on its line. */
  readonly after?: React.ReactNode
  readonly maxLength?: number
}

/** A labelled line or area of text. Enter submits; in an area, Ctrl+Enter does. */
export function Field(props: FieldProps) {
  const { label, value, onChange, onSubmit, hint, error, rows = 1, after } = props
  const className = `${styles.input} ${props.isMono ? styles.mono : ''}`
  const shared = {
    className,
    placeholder: props.placeholder ?? '',
    spellCheck: false,
    dir: 'auto',
    onKeyDown: (event: React.KeyboardEvent) => {
      const breaksLine = rows > 1 && !props.isOneValue && !event.ctrlKey
      if (event.key !== 'Enter' || breaksLine) return
      if (event.nativeEvent.isComposing || !onSubmit) return
      event.preventDefault()
      // A key that is held down means what it said at first.
      if (!event.repeat) onSubmit()
    },
  }
  return (
    <TextField
      className={styles.field ?? ''}
      value={value}
      onChange={onChange ?? (() => {})}
      type={props.type ?? 'text'}
      autoComplete={props.autoComplete ?? 'off'}
      isReadOnly={props.isReadOnly ?? false}
      isDisabled={props.isDisabled ?? false}
      isInvalid={!!error}
      autoFocus={props.hasFocus ?? false}
      {...(props.maxLength ? { maxLength: props.maxLength } : {})}
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      <div className={styles.line}>
        {rows > 1 ? <TextArea {...shared} rows={rows} /> : <Input {...shared} />}
        {after}
      </div>
      {error ? (
        <Text slot="errorMessage" className={styles.error ?? ''}>
          {error}
        </Text>
      ) : null}
      {hint ? (
        <Text slot="description" className={styles.hint ?? ''}>
          {hint}
        </Text>
      ) : null}
    </TextField>
  )
}
