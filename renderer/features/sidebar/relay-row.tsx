import { CloudOff, Cloudy, Unplug } from 'lucide-react'
import { Button } from 'react-aria-components'
import type { LibraryState } from '../../../shared/contract/library'
import type { RelayState } from '../../../shared/contract/relay'
import { useWindow } from '../../app/window-state'
import { useWords } from '../../i18n/use-words'
import { ICON } from '../../ui/icon'
import styles from './sidebar.module.css'

/** Without a relay of one's own, notes that came by a link may live at another's: the worst is told. */
function shownRelay({ relay, otherRelays }: LibraryState): RelayState['kind'] {
  if (relay.kind !== 'none') return relay.kind
  const kinds = new Set(otherRelays.map(({ kind }) => kind))
  return (
    (['unreachable', 'connecting', 'online'] as const).find((kind) => kinds.has(kind)) ?? 'none'
  )
}

/** How it stands with the relay; pressed, its settings. */
export function RelayRow({ library }: { readonly library: LibraryState }) {
  const { dialog } = useWindow()
  const { t } = useWords()
  const kind = shownRelay(library)
  const Drawn = kind === 'online' ? Cloudy : kind === 'unreachable' ? CloudOff : Unplug
  const words =
    kind === 'none'
      ? t('relayState.noneShort')
      : library.relay.kind === 'none'
        ? t(`relayState.ofOthers.${kind}`)
        : t(`relayState.${kind}`)
  const isWaiting = kind !== 'none' && library.waiting > 0
  return (
    <Button
      className={`${styles.row} ${kind === 'unreachable' ? styles.warn : ''}`}
      onPress={() => dialog.set({ kind: 'settings', section: 'relay' })}
    >
      <Drawn {...ICON} />
      <span className={styles.words}>
        {words}
        {isWaiting ? (
          <span className={styles.waiting}>
            {t('relayState.waiting', { count: library.waiting })}
          </span>
        ) : null}
      </span>
    </Button>
  )
}
