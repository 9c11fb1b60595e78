import styles from './head.module.css'

/** A detail with its name beside it; on narrow pages above it. */
export function Row({
  label,
  children,
}: {
  readonly label: string
  readonly children: React.ReactNode
}) {
  return (
    <div className={styles.row} role="group" aria-label={label}>
      <span className={styles.label} aria-hidden>
        {label}
      </span>
      <div className={styles.content}>{children}</div>
    </div>
  )
}
