/** What is offered below a line of text that keeps the focus; which one is chosen is the line's. */
import { useEffect, useRef } from 'react'
import styles from './option-list.module.css'

export interface Option {
  readonly id: string
  readonly label: string
  readonly hint?: string
}

export interface OptionListProps<Offered extends Option> {
  /** The line says it in `aria-controls`; `optionId` names the chosen one. */
  readonly id: string
  readonly label: string
  readonly options: readonly Offered[]
  /** -1 for none. */
  readonly active: number
  readonly onPick: (option: Offered) => void
}

export function optionId(listId: string, index: number): string {
  return `${listId}-${index}`
}

export function OptionList<Offered extends Option>(props: OptionListProps<Offered>) {
  const { id, label, options, active, onPick } = props
  const chosen = useRef<HTMLLIElement>(null)
  // In newer browsers it answers with a promise, which is no end of the effect.
  useEffect(() => void chosen.current?.scrollIntoView({ block: 'nearest' }), [active])
  return (
    <ul className={styles.list} id={id} role="listbox" aria-label={label}>
      {options.map((option, index) => (
        <li
          key={option.id}
          ref={index === active ? chosen : null}
          id={optionId(id, index)}
          role="option"
          aria-selected={index === active}
          className={styles.option}
          // The line keeps the focus, and what was typed in it.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onPick(option)}
        >
          <span className={styles.label} dir="auto">
            {option.label}
          </span>
          {option.hint ? <span className={styles.hint}>{option.hint}</span> : null}
        </li>
      ))}
    </ul>
  )
}
