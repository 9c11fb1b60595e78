/** Whose library it is, and what is done with all of it. */
import {
  BookOpen,
  ChevronDown,
  FileDown,
  FileUp,
  Info,
  Keyboard,
  Link2,
  Radio,
  Settings,
} from 'lucide-react'
import { Button, MenuTrigger, Popover } from 'react-aria-components'
import type { LibraryState } from '../../../shared/contract/library'
import { useActs } from '../../app/acts'
import { COMMANDS, useCommands } from '../../app/commands'
import { useWords } from '../../i18n/use-words'
import { initial } from '../../ui/avatar'
import { ICON } from '../../ui/icon'
import { Menu, type MenuGroups, menuPopover } from '../../ui/menu'
import styles from './sidebar.module.css'

export function LibraryMenu({ library }: { readonly library: LibraryState | undefined }) {
  const { t } = useWords()
  const groups = useGroups()
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
        <Menu label={t('sidebar.more')} groups={groups} />
      </Popover>
    </MenuTrigger>
  )
}

function useGroups(): MenuGroups {
  const { t } = useWords()
  const acts = useActs()
  const commands = useCommands()
  const { addSample, removeSample } = acts
  return [
    [{ id: 'open-link', label: t('sidebar.openLink'), icon: Link2, onAction: acts.openLink }],
    [
      { id: 'import', label: t('sidebar.import'), icon: FileDown, onAction: acts.importFolder },
      { id: 'export', label: t('sidebar.exportAll'), icon: FileUp, onAction: acts.exportAll },
      {
        id: 'device',
        label: t('sidebar.addDevice'),
        icon: Radio,
        onAction: () => acts.showSettings('device'),
      },
      ...(addSample
        ? [
            {
              id: 'add-sample',
              label: t('sample.addNamed'),
              icon: BookOpen,
              onAction: () => void addSample(),
            },
          ]
        : []),
      ...(removeSample
        ? [
            {
              id: 'remove-sample',
              label: t('sample.removeNamed'),
              icon: BookOpen,
              onAction: () => void removeSample(),
            },
          ]
        : []),
    ],
    [
      {
        id: 'settings',
        label: t('sidebar.settings'),
        icon: Settings,
        chord: COMMANDS.settings.chord,
        onAction: commands.settings,
      },
      {
        id: 'shortcuts',
        label: t('sidebar.shortcuts'),
        icon: Keyboard,
        chord: COMMANDS.sheet.chord,
        onAction: commands.sheet,
      },
      {
        id: 'about',
        label: t('sidebar.about'),
        icon: Info,
        onAction: () => acts.showSettings('about'),
      },
    ],
  ]
}
