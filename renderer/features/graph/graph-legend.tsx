import { ToggleButton } from 'react-aria-components'
import { NOTE_TYPES } from '../../../shared/model/note'
import { formatNumber } from '../../i18n/times'
import { useWords } from '../../i18n/use-words'
import { ColourDot } from '../../ui/colour-dot'
import styles from './graph.module.css'
import type { Legend } from './look'

export interface GraphLegendProps {
  readonly legend: readonly Legend[]
  readonly hidden: ReadonlySet<string>
  readonly onToggle: (id: string) => void
}

/** What the colours mean, and which of them are shown. */
export function GraphLegend({ legend, hidden, onToggle }: GraphLegendProps) {
  const { t, language } = useWords()
  if (legend.length < 2) return null
  const nameOf = ({ id, name }: Legend): string => {
    const type = NOTE_TYPES.find((each) => each === id)
    if (name === undefined) return type ? t(`graph.type.${type}`) : t('category.none')
    return name || t('category.unnamed')
  }
  return (
    <ul className={styles.legend} aria-label={t('graph.legend')}>
      {legend.map((entry) => (
        <li key={entry.id}>
          <ToggleButton
            className={styles.chip ?? ''}
            isSelected={!hidden.has(entry.id)}
            onChange={() => onToggle(entry.id)}
          >
            {entry.colour ? (
              <ColourDot colour={entry.colour} />
            ) : (
              <span className={styles.neutral} aria-hidden />
            )}
            <span dir="auto">{nameOf(entry)}</span>
            {entry.name !== undefined && !entry.colour ? (
              <span className={styles.uncoloured}>{t('graph.uncoloured')}</span>
            ) : null}
            <span className={styles.number}>{formatNumber(language, entry.count)}</span>
          </ToggleButton>
        </li>
      ))}
    </ul>
  )
}
