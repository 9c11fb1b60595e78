/** What the desktop's menu runs: the same commands, and what has no keys of its own. */
import { useEffect } from 'react'
import type { MenuCommand } from '../../shared/contract/desktop'
import { useBridge } from '../bridge/bridge-context'
import { useNoteCard } from '../bridge/hooks'
import { useCommands } from './commands'
import { useNoteActions } from './note-actions'
import { useNavigation, useWindow } from './window-state'

export function useMenuCommands(): void {
  const commands = useCommands()
  const { desktop } = useBridge()
  const { dialog, navigation, preferences } = useWindow()
  const { place } = useNavigation()
  const card = useNoteCard(place.docId)
  const actions = useNoteActions()
  useEffect(() => {
    if (!desktop) return
    const { docId } = place
    const title = card?.title ?? ''
    const run: Readonly<Record<MenuCommand, () => void>> = {
      'new-note': commands.newNote,
      'from-template': commands.fromTemplate,
      capture: commands.capture,
      find: commands.find,
      search: commands.searchAll,
      import: () => dialog.set({ kind: 'import' }),
      'export-note': () => {
        if (docId) dialog.set({ kind: 'export', docIds: [docId], title })
      },
      'export-all': () => dialog.set({ kind: 'export', docIds: [] }),
      'open-link': () => dialog.set({ kind: 'open-link' }),
      share: () => {
        if (docId) dialog.set({ kind: 'share', docId, title })
      },
      print: commands.print,
      settings: commands.settings,
      shortcuts: commands.sheet,
      'toggle-sidebar': commands.sidebar,
      'toggle-panel': commands.panel,
      'go-back': navigation.goBack,
      'go-forward': navigation.goForward,
      'trash-note': () => {
        if (docId && place.list.kind !== 'trash') void actions.trash([docId])
      },
      'add-link': () => document.dispatchEvent(new CustomEvent('carnet:add-link')),
      'theme-light': () => preferences.change({ theme: 'light' }),
      'theme-dark': () => preferences.change({ theme: 'dark' }),
      'theme-system': () => preferences.change({ theme: 'system' }),
      about: () => dialog.set({ kind: 'settings', section: 'about' }),
    }
    return desktop.onNotice('menuCommand', (command) => run[command]())
  }, [desktop, card, commands, dialog, navigation, preferences, place, actions])
}
