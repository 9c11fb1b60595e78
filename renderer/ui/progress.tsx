import { Label, ProgressBar } from 'react-aria-components'
import styles from './progress.module.css'

export interface ProgressProps {
  readonly label: string
  readonly done: number
  /** Null while it is still being counted. */
  readonly total: number | null
  readonly words: string
}

export function Progress({ label, done, total, words }: ProgressProps) {
  const share = total === null ? null : total === 0 ? 100 : Math.min(100, (done / total) * 100)
  return (
    <ProgressBar
      className={styles.progress ?? ''}
      isIndeterminate={share === null}
      {...(share === null ? {} : { value: share })}
      valueLabel={words}
    >
      <div className={styles.line}>
        <Label className={styles.label ?? ''}>{label}</Label>
        <span className={styles.words}>{words}</span>
      </div>
      <div className={styles.track}>
        <div
          className={share === null ? styles.unknown : styles.fill}
          style={share === null ? {} : { width: `${share}%` }}
        />
      </div>
    </ProgressBar>
  )
}
