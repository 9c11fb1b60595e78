/** A line in which one searches: a combobox of fields and of the values that notes have for them. */
import { type Ref, useId, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react'
import type { NotePlace } from '../../../shared/contract/lists'
import type { Completed } from '../../../shared/text/query/complete'
import { useWords } from '../../i18n/use-words'
import hidden from '../../ui/hidden.module.css'
import { optionId, OptionList } from '../../ui/option-list'
import { useAskedFocus } from '../../ui/use-asked-focus'
import styles from './query-input.module.css'
import { MOST_SEARCHED } from '../typed-words'
import { useCompletion } from './use-completion'

export interface QueryInputProps {
  readonly label: string
  readonly placeholder: string
  readonly value: string
  readonly onChange: (query: string) => void
  /** Whose tags, authors and so on are offered; the same object while it is the same place. */
  readonly place: NotePlace
  /** Keys that the list leaves. */
  readonly onKeyDown?: (event: React.KeyboardEvent) => void
  readonly id?: string
  readonly className?: string
  readonly keyShortcuts?: string
  readonly hasFocus?: boolean
  readonly ref?: Ref<QueryLine>
}

/** What others may do with the line. */
export interface QueryLine {
  readonly focus: () => void
  /** Takes the place of all that is written, with the cursor where one types on. */
  readonly write: (completed: Completed) => void
}

export function QueryInput(props: QueryInputProps) {
  const { label, value, onChange, place, onKeyDown, className, ref } = props
  const { t } = useWords()
  const listId = useId()
  const line = useRef<HTMLInputElement>(null)
  const next = useRef<number>(undefined)
  const [cursor, setCursor] = useState<number>()
  useAskedFocus(line, props.hasFocus ?? false)
  const write = (completed: Completed) => {
    next.current = completed.cursor
    line.current?.focus()
    onChange(completed.query)
  }
  useImperativeHandle(ref, () => ({ focus: () => line.current?.focus(), write }))
  useLayoutEffect(() => {
    // What was typed goes on behind what was taken, and not at the end.
    if (next.current === undefined) return
    line.current?.setSelectionRange(next.current, next.current)
    setCursor(next.current)
    next.current = undefined
  }, [value])
  const completion = useCompletion({ query: value, cursor, place, onComplete: write })
  const { options, active } = completion
  const isShown = options.length > 0
  const follow = ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) =>
    setCursor(currentTarget.selectionStart ?? currentTarget.value.length)
  return (
    <span className={styles.line}>
      <input
        ref={line}
        id={props.id}
        className={className}
        type="text"
        role="combobox"
        inputMode="search"
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        maxLength={MOST_SEARCHED}
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={isShown}
        aria-controls={isShown ? listId : undefined}
        aria-activedescendant={active >= 0 ? optionId(listId, active) : undefined}
        aria-keyshortcuts={props.keyShortcuts}
        placeholder={props.placeholder}
        value={value}
        onChange={(event) => {
          const { value: typed, selectionStart } = event.target
          const at = selectionStart ?? typed.length
          setCursor(at)
          completion.noteTyped(typed, at)
          onChange(typed)
        }}
        onSelect={follow}
        onFocus={follow}
        onBlur={() => setCursor(undefined)}
        onKeyDown={(event) => {
          if (!completion.takeKey(event)) return onKeyDown?.(event)
          event.preventDefault()
          event.stopPropagation()
        }}
      />
      {isShown ? (
        <OptionList
          id={listId}
          label={t('query.offers')}
          options={options}
          active={active}
          onPick={completion.take}
        />
      ) : null}
      <span className={hidden.hidden} role="status">
        {isShown ? t('query.offered', { count: options.length }) : ''}
      </span>
    </span>
  )
}
