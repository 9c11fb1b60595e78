import styles from './empty.module.css'

export interface EmptyProps {
  readonly text: string
  readonly hint?: string
  readonly action?: React.ReactNode
  /** Its button is where the focus goes in this part of the window. */
  readonly isRegionStart?: boolean
}

/** One line saying what belongs here, and one button. */
export function Empty({ text, hint, action, isRegionStart }: EmptyProps) {
  return (
    <div className={styles.empty}>
      <p className={styles.text}>{text}</p>
      {hint ? <p>{hint}</p> : null}
      {action ? (
        <div className={styles.action} {...(isRegionStart ? { 'data-region-start': '' } : {})}>
          {action}
        </div>
      ) : null}
    </div>
  )
}
