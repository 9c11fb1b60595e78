/** What the desktop's menu runs: the commands that have keys, and what has none. */
import { useEffect } from 'react'
import type { MenuCommand } from '../../shared/contract/desktop'
import { useBridge } from '../bridge/bridge-context'
import { useActs } from './acts'
import { useCommands } from './commands'
import { openWhenFree } from './open-when-free'
import { useWindow } from './window-state'

/** A dialog that is open keeps the others from the menu, as it does from the keyboard. */
const BESIDE_DIALOGS: ReadonlySet<MenuCommand> = new Set([
  'capture',
  'print',
  'theme-light',
  'theme-dark',
  'theme-system',
])

export function useMenuCommands(): void {
  const commands = useCommands()
  const acts = useActs()
  const { desktop } = useBridge()
  const { dialog } = useWindow()
  useEffect(() => {
    if (!desktop) return
    const run: Readonly<Record<MenuCommand, () => void>> = {
      'new-note': commands.newNote,
      'from-template': commands.fromTemplate,
      capture: () => openWhenFree(dialog, { kind: 'capture' }),
      find: commands.find,
      search: commands.searchAll,
      import: acts.importFolder,
      'export-note': () => acts.note?.exportNote(),
      'export-all': acts.exportAll,
      'open-link': acts.openLink,
      share: () => acts.note?.share(),
      print: commands.print,
      settings: commands.settings,
      shortcuts: commands.sheet,
      'toggle-sidebar': commands.sidebar,
      'toggle-panel': commands.panel,
      'go-back': commands.back,
      'go-forward': commands.forward,
      'trash-note': () => acts.note?.trash(),
      'add-link': acts.addLink,
      'theme-light': () => acts.prefer({ theme: 'light' }),
      'theme-dark': () => acts.prefer({ theme: 'dark' }),
      'theme-system': () => acts.prefer({ theme: 'system' }),
      about: () => acts.showSettings('about'),
    }
    return desktop.onNotice('menuCommand', (command) => {
      if (dialog.read() === null || BESIDE_DIALOGS.has(command)) run[command]()
    })
  }, [desktop, dialog, commands, acts])
}
