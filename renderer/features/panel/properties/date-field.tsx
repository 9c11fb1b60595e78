import { useState } from 'react'
import {
  type ImpreciseDate,
  parseImpreciseDate,
  writeImpreciseDate,
} from '../../../../shared/model/imprecise-date'
import { ValueInput } from '../../../editor/fields/value-input'
import { dateWords } from '../../../i18n/date-words'
import { readDateWords } from '../../../i18n/read-date-words'
import { useWords } from '../../../i18n/use-words'
import styles from './properties.module.css'

export interface DateFieldProps {
  readonly label: string
  readonly placeholder: string
  /** What is said of words that are no date. */
  readonly refusal: string
  readonly stored: string
  readonly isReadOnly: boolean
  readonly onChange: (when: string) => void
}

/**
 * A date said in words and read from words. Each letter is kept: what is not understood yet is stored
 * as it was typed, and becomes a date when it is one.
 */
export function DateField(props: DateFieldProps) {
  const { language } = useWords()
  const [typed, setTyped] = useState<string>()
  const date: ImpreciseDate | undefined = parseImpreciseDate(props.stored)
  const shown = typed ?? (date ? dateWords(language, date) : props.stored)
  const isUnread = typed === undefined && props.stored.trim() !== '' && !date
  return (
    <span className={styles.when}>
      <ValueInput
        label={props.label}
        placeholder={props.placeholder}
        value={shown}
        isReadOnly={props.isReadOnly}
        onChange={(written) => {
          setTyped(written)
          const read = readDateWords(written)
          props.onChange(read ? writeImpreciseDate(read) : written)
        }}
        onDone={() => setTyped(undefined)}
      />
      {isUnread ? (
        <span className={styles.unread} role="status">
          {props.refusal}
        </span>
      ) : null}
    </span>
  )
}
