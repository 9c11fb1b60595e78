import { ChevronRight } from 'lucide-react'
import { useListName } from '../../app/list-name'
import { useNavigation, useWindow } from '../../app/window-state'
import { useWords } from '../../i18n/use-words'
import { Button as Plain } from 'react-aria-components'
import styles from './page.module.css'

export interface PageFrameProps {
  readonly title: string
  readonly actions: React.ReactNode
  readonly children: React.ReactNode
  /** Drawn, but out of reach while a draft lies over it. */
  readonly isBehind?: boolean
}

/** Where the note stands, what can be done to it, and its column of text. */
export function PageFrame({ title, actions, children, isBehind }: PageFrameProps) {
  const { t } = useWords()
  const { navigation } = useWindow()
  const { place } = useNavigation()
  const name = useListName(place.list)
  return (
    <div
      className={isBehind ? styles.behind : styles.frame}
      inert={isBehind ?? false}
      data-page-frame=""
    >
      <div className={styles.crumbs}>
        <Plain className={styles.crumb ?? ''} onPress={() => navigation.showList(place.list)}>
          <bdi>{name}</bdi>
        </Plain>
        <ChevronRight size={14} strokeWidth={1.75} aria-hidden className={styles.arrow} />
        <span className={styles.here}>
          <bdi>{title || t('app.untitled')}</bdi>
        </span>
        <span className={styles.actions}>{actions}</span>
      </div>
      {children}
    </div>
  )
}
