import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import styles from './banner.module.css'
import { ICON, type Icon } from './icon'

export interface BannerProps {
  readonly tone?: 'plain' | 'warn' | 'danger'
  readonly icon?: Icon
  readonly title?: string
  readonly children?: React.ReactNode
  readonly actions?: React.ReactNode
  /** Spoken as soon as it appears. */
  readonly isUrgent?: boolean
  /** Words and buttons on one line where there is room. */
  readonly isFlat?: boolean
  /** A quiet line rather than a box: for what may wait. */
  readonly isSlim?: boolean
}

/** What happened, what is safe, what to do: in the place it concerns. */
export function Banner({
  tone = 'plain',
  icon,
  title,
  children,
  actions,
  isUrgent,
  isFlat,
  isSlim,
}: BannerProps) {
  const Drawn = icon ?? (tone === 'plain' ? Info : tone === 'warn' ? TriangleAlert : CircleAlert)
  return (
    <section
      className={`${styles.banner} ${styles[tone]} ${isSlim ? styles.slim : ''}`}
      role={isUrgent ? 'alert' : 'note'}
    >
      <Drawn {...ICON} size={16} className={styles.icon} />
      <div className={isFlat || isSlim ? styles.flat : styles.words}>
        {title ? <strong className={styles.title}>{title}</strong> : null}
        {children ? <div className={styles.text}>{children}</div> : null}
        {actions ? <div className={styles.actions}>{actions}</div> : null}
      </div>
    </section>
  )
}
