/**
 * A line of text with what may be meant below it: arrows choose, Enter takes the chosen one, or what
 * was typed when none is. It keeps nothing: what is offered and what is taken is the caller's.
 */
import { useId, useRef, useState } from 'react'
import { type Option, optionId, OptionList } from './option-list'
import styles from './suggest-input.module.css'
import { useAskedFocus } from './use-asked-focus'

export type Suggestion = Option

export interface SuggestInputProps {
  readonly label: string
  readonly placeholder?: string
  readonly value: string
  readonly options: readonly Suggestion[]
  readonly onChange: (value: string) => void
  readonly onPick: (option: Suggestion) => void
  /** Enter where nothing is chosen. */
  readonly onSubmit?: (value: string) => void
  /** Backspace where nothing is written. */
  readonly onBackspace?: () => void
  /** The field was left with something in it, or Escape pressed in it when empty. */
  readonly onLeave?: (value: string) => void
  readonly hasFocus?: boolean
  readonly isFieldLike?: boolean
}

export function SuggestInput(props: SuggestInputProps) {
  const { label, value, options, onChange, onPick, onSubmit, onBackspace, onLeave } = props
  const listId = useId()
  const line = useRef<HTMLInputElement>(null)
  useAskedFocus(line, props.hasFocus ?? false)
  const [active, setActive] = useState(-1)
  const [isOpen, setOpen] = useState(false)
  const isShown = isOpen && options.length > 0
  const chosen = isShown ? options[active] : undefined
  const pick = (option: Suggestion) => {
    setActive(-1)
    setOpen(false)
    onPick(option)
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && options.length > 0) {
      event.preventDefault()
      setOpen(true)
      // One place more than there are options: the field itself, with nothing chosen.
      const places = options.length + 1
      setActive(((active + 1 + step + places) % places) - 1)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      if (chosen) pick(chosen)
      else onSubmit?.(value)
    } else if (event.key === 'Escape' && isShown) {
      event.preventDefault()
      event.stopPropagation()
      setOpen(false)
    } else if (event.key === 'Backspace' && value === '') onBackspace?.()
  }
  return (
    <span className={styles.field}>
      <input
        ref={line}
        className={`${styles.input} ${props.isFieldLike ? styles.framed : ''}`}
        role="combobox"
        aria-label={label}
        aria-expanded={isShown}
        aria-controls={isShown ? listId : undefined}
        aria-activedescendant={chosen ? optionId(listId, active) : undefined}
        aria-autocomplete="list"
        placeholder={props.placeholder}
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        size={Math.max(props.placeholder?.length ?? 0, value.length, 8)}
        value={value}
        onChange={(event) => {
          setActive(-1)
          setOpen(true)
          onChange(event.target.value)
        }}
        onFocus={() => setOpen(value !== '')}
        onBlur={() => {
          setOpen(false)
          onLeave?.(value)
        }}
        onKeyDown={onKeyDown}
      />
      {isShown ? (
        <OptionList id={listId} label={label} options={options} active={active} onPick={pick} />
      ) : null}
    </span>
  )
}
