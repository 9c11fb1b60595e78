import { useState } from 'react'
import type { NoteFilter } from '../../../shared/contract/lists'
import { useWords } from '../../i18n/use-words'
import { type Dated, dayOf, set, timeOfDay } from './filters'
import styles from './filter.module.css'

export interface FilterDaysProps {
  readonly dated: Dated
  readonly filter: NoteFilter
  readonly onChange: (filter: NoteFilter) => void
}

/** Between which days something was done to a note, both included; either may be left open. */
export function FilterDays({ dated, filter, onChange }: FilterDaysProps) {
  const { t } = useWords()
  const change = (name: keyof NoteFilter, time: number | undefined) =>
    onChange(set(filter, name, time))
  return (
    <fieldset className={styles.days}>
      <legend>{t(`filter.${dated}`)}</legend>
      <DayField
        label={t('filter.from')}
        time={filter[`${dated}From`]}
        edge="first"
        onChange={(time) => change(`${dated}From`, time)}
      />
      <DayField
        label={t('filter.to')}
        time={filter[`${dated}To`]}
        edge="last"
        onChange={(time) => change(`${dated}To`, time)}
      />
    </fieldset>
  )
}

interface DayFieldProps {
  readonly label: string
  readonly time: number | undefined
  readonly edge: 'first' | 'last'
  readonly onChange: (time: number | undefined) => void
}

/** A year that is being typed is 2, 20 and 202 first, of which none is meant. */
const FIRST_YEAR = '1000'

function DayField({ label, time, edge, onChange }: DayFieldProps) {
  const [typed, setTyped] = useState<string>()
  return (
    <label>
      {label}
      <input
        type="date"
        value={typed ?? dayOf(time)}
        onChange={({ target: { value } }) => {
          setTyped(value)
          if (value === '' || value >= FIRST_YEAR) onChange(timeOfDay(value, edge))
        }}
        onBlur={() => setTyped(undefined)}
      />
    </label>
  )
}
