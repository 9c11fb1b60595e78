import {
  ChevronDown,
  CloudOff,
  Cloudy,
  FileDown,
  FileText,
  FileUp,
  Inbox,
  Info,
  Keyboard,
  Link2,
  Radio,
  Settings,
  Trash2,
  Unplug,
} from 'lucide-react'
import { Button, MenuTrigger, Popover } from 'react-aria-components'
import type { LibraryState } from '../../../shared/contract/library'
import type { RelayState } from '../../../shared/contract/relay'
import { COMMANDS } from '../../app/commands'
import { NO_FILTER } from '../../app/place'
import { useNavigation, useWindow } from '../../app/window-state'
import { useFirstPlaced } from '../../bridge/collection-hooks'
import { useLibrary } from '../../bridge/hooks'
import { formatNumber } from '../../i18n/times'
import { useWords } from '../../i18n/use-words'
import { initial } from '../../ui/avatar'
import { ICON, type Icon } from '../../ui/icon'
import { Menu, menuPopover } from '../../ui/menu'
import { BaseTree } from './base-tree'
import { NotebookTree } from './notebook-tree'
import styles from './sidebar.module.css'

/** The library: whose it is, its shelves, and how it stands with the relay. */
export function Sidebar({ notice }: { readonly notice?: React.ReactNode }) {
  const library = useLibrary()
  const { dialog } = useWindow()
  const { t } = useWords()
  return (
    <nav className={styles.sidebar} data-region="sidebar" aria-label={t('regions.sidebar')}>
      <LibraryMenu library={library} />
      <ul className={styles.rows}>
        <ToSortRow />
        <ListRow list="all" icon={FileText} count={library?.noteCount} />
        <ListRow list="trash" icon={Trash2} count={library?.trashCount} />
      </ul>
      <div className={styles.trees}>
        <NotebookTree />
        <BaseTree />
      </div>
      <div className={styles.foot}>
        {notice}
        {library ? <RelayRow library={library} /> : null}
        <Button
          className={styles.row ?? ''}
          onPress={() => dialog.set({ kind: 'settings', section: 'general' })}
        >
          <Settings {...ICON} />
          <span className={styles.words}>{t('sidebar.settings')}</span>
        </Button>
      </div>
    </nav>
  )
}

function LibraryMenu({ library }: { readonly library: LibraryState | undefined }) {
  const { dialog } = useWindow()
  const { t } = useWords()
  const name = library?.name || t('sidebar.library')
  return (
    <MenuTrigger>
      <Button className={styles.library ?? ''} aria-label={`${name}, ${t('sidebar.more')}`}>
        <span className={styles.mark}>{initial(name)}</span>
        <span className={styles.words} dir="auto">
          {name}
        </span>
        <ChevronDown {...ICON} size={14} />
      </Button>
      <Popover className={menuPopover} placement="bottom start">
        <Menu
          label={t('sidebar.more')}
          groups={[
            [
              {
                id: 'open-link',
                label: t('sidebar.openLink'),
                icon: Link2,
                onAction: () => dialog.set({ kind: 'open-link' }),
              },
            ],
            [
              {
                id: 'import',
                label: t('sidebar.import'),
                icon: FileDown,
                onAction: () => dialog.set({ kind: 'import' }),
              },
              {
                id: 'export',
                label: t('sidebar.exportAll'),
                icon: FileUp,
                onAction: () => dialog.set({ kind: 'export', docIds: [] }),
              },
              {
                id: 'device',
                label: t('sidebar.addDevice'),
                icon: Radio,
                onAction: () => dialog.set({ kind: 'settings', section: 'device' }),
              },
            ],
            [
              {
                id: 'settings',
                label: t('sidebar.settings'),
                icon: Settings,
                chord: COMMANDS.settings.chord,
                onAction: () => dialog.set({ kind: 'settings', section: 'general' }),
              },
              {
                id: 'shortcuts',
                label: t('sidebar.shortcuts'),
                icon: Keyboard,
                chord: COMMANDS.sheet.chord,
                onAction: () => dialog.set({ kind: 'shortcuts' }),
              },
              {
                id: 'about',
                label: t('sidebar.about'),
                icon: Info,
                onAction: () => dialog.set({ kind: 'settings', section: 'about' }),
              },
            ],
          ]}
        />
      </Popover>
    </MenuTrigger>
  )
}

const TO_SORT = {
  place: { kind: 'to-sort' },
  filter: NO_FILTER,
  sort: { by: 'modified', isDescending: true },
} as const

function ToSortRow() {
  const { total } = useFirstPlaced(TO_SORT, 0)
  return <ListRow list="to-sort" icon={Inbox} count={total} />
}

interface ListRowProps {
  readonly list: 'all' | 'to-sort' | 'trash'
  readonly icon: Icon
  readonly count: number | undefined
}

function ListRow({ list, icon: Drawn, count }: ListRowProps) {
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

/** Without a relay of one's own, notes that came by a link may live at another's: the worst is told. */
function shownRelay({ relay, otherRelays }: LibraryState): RelayState['kind'] {
  if (relay.kind !== 'none') return relay.kind
  const kinds = new Set(otherRelays.map(({ kind }) => kind))
  return (
    (['unreachable', 'connecting', 'online'] as const).find((kind) => kinds.has(kind)) ?? 'none'
  )
}

function RelayRow({ library }: { readonly library: LibraryState }) {
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
