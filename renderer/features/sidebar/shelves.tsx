/** The lists that are always there: what waits to be sorted, all notes, the trash. */
import { Inbox } from 'lucide-react'
import { Button } from 'react-aria-components'
import { NO_FILTER } from '../../app/place'
import { useNavigation, useWindow } from '../../app/window-state'
import { useFirstPlaced } from '../../bridge/collection-hooks'
import { formatNumber } from '../../i18n/times'
import { useWords } from '../../i18n/use-words'
import { ICON, type Icon } from '../../ui/icon'
import styles from './sidebar.module.css'

const TO_SORT = {
  place: { kind: 'to-sort' },
  filter: NO_FILTER,
  sort: { by: 'modified', isDescending: true },
} as const

export function ToSortRow() {
  const { total } = useFirstPlaced(TO_SORT, 0)
  return <ListRow list="to-sort" icon={Inbox} count={total} />
}

interface ListRowProps {
  readonly list: 'all' | 'to-sort' | 'trash'
  readonly icon: Icon
  readonly count: number | undefined
}

export function ListRow({ list, icon: Drawn, count }: ListRowProps) {
  const { navigation } = useWindow()
  const { place } = useNavigation()
  const { t, language } = useWords()
  const isHere = place.list.kind === list
  return (
    <li>
      <Button
        className={`${styles.row} ${isHere ? styles.here : ''}`}
        {...(isHere ? { 'aria-current': 'page', 'data-region-start': '' } : {})}
        onPress={() => navigation.showList({ kind: list })}
      >
        <Drawn {...ICON} />
        <span className={styles.words}>{t(`sidebar.${list}`)}</span>
        {count ? <span className={styles.count}>{formatNumber(language, count)}</span> : null}
      </Button>
    </li>
  )
}
