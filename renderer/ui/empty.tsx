import styles from './empty.module.css'

export interface EmptyProps {
  readonly text: string
  readonly hint?: string
  readonly action?: React.ReactNode
}

/** One line saying what belongs here, and one button. */
export function Empty({ text, hint, action }: EmptyProps) {
  return (
    <div className={styles.empty}>
      <p className={styles.text}>{text}</p>
      {hint ? <p>{hint}</p> : null}
      {action ? <div className={styles.action}>{action}</div> : null}
    </div>
  )
}
