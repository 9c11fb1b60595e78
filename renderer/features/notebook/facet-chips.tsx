import { useState } from 'react'
import type { Facet } from '../../../shared/contract/lists'
import { formatNumber } from '../../i18n/times'
import { useWords } from '../../i18n/use-words'
import { Button } from '../../ui/button'
import { ToggleChip } from '../../ui/chip'
import styles from './filter.module.css'

export interface FacetChipsProps<Value extends string> {
  readonly label: string
  readonly chosen: readonly string[]
  readonly facets: readonly Facet<Value>[]
  readonly words: (value: string) => string
  readonly onToggle: (value: Value) => void
}

const FIRST = 12

/** The values that notes have here, each with how many; those in force are always shown. */
export function FacetChips<Value extends string>(props: FacetChipsProps<Value>) {
  const { label, chosen, facets, words, onToggle } = props
  const { t, language } = useWords()
  const [isAll, setAll] = useState(false)
  if (facets.length === 0) return null
  const shown = facets.filter(
    ({ value }, index) => isAll || index < FIRST || chosen.includes(value),
  )
  const rest = facets.length - shown.length
  return (
    <section className={styles.facet}>
      <h3>{label}</h3>
      <div className={styles.chips} role="group" aria-label={label}>
        {shown.map(({ value, count }) => (
          <ToggleChip
            key={value}
            isSelected={chosen.includes(value)}
            onChange={() => onToggle(value)}
          >
            <bdi>{words(value)}</bdi>
            <span className={styles.count}>{formatNumber(language, count)}</span>
          </ToggleChip>
        ))}
        {rest > 0 ? (
          <Button tone="quiet" onPress={() => setAll(true)}>
            {t('filter.more', { count: rest })}
          </Button>
        ) : null}
      </div>
    </section>
  )
}
