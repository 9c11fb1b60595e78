import { ToggleButton } from 'react-aria-components'
import { formatNumber } from '../../i18n/times'
import { useWords } from '../../i18n/use-words'
import { ColourDot } from '../../ui/colour-dot'
import styles from './graph.module.css'
import type { Legend } from './look'
import { useLegendName } from './use-legend-name'

export interface GraphLegendProps {
  readonly legend: readonly Legend[]
  readonly hidden: ReadonlySet<string>
  readonly onToggle: (id: string) => void
}

/** What the colours mean, and which of them are shown. */
export function GraphLegend({ legend, hidden, onToggle }: GraphLegendProps) {
  const { t, language } = useWords()
  const nameOf = useLegendName('many')
  if (legend.length < 2) return null
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
