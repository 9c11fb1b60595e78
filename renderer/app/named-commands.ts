/** Every command of the application by its name, for the one box: with its keys, where it has any. */
import { useMemo } from 'react'
import { LINK_CHORD } from '../editor/format-actions'
import { useWords } from '../i18n/use-words'
import type { Chord } from '../ui/keys'
import { useUndoCommands } from './collection-undo'
import { type CommandName, COMMANDS, useCommands } from './commands'
import { useCreateNote } from './create-note'
import type { SettingsSection } from './dialogs'
import { useNoteActions } from './note-actions'
import { useNavigation, useWindow } from './window-state'
import { useNoteCard } from '../bridge/hooks'
import type { NoteType } from '../../shared/model/note'

export interface NamedCommand {
  readonly id: string
  readonly name: string
  readonly chord?: Chord
  readonly run: () => void
}

const SECTIONS: readonly SettingsSection[] = [
  'relay',
  'library',
  'recovery',
  'device',
  'backups',
  'about',
]
const THEMES = ['light', 'dark', 'system'] as const

export function useNamedCommands(): readonly NamedCommand[] {
  const { t } = useWords()
  const commands = useCommands()
  const createNote = useCreateNote()
  const { dialog, navigation, preferences } = useWindow()
  const { place } = useNavigation()
  const card = useNoteCard(place.docId)
  const actions = useNoteActions()
  const ofCollection = useUndoCommands()
  return useMemo(() => {
    const create = (type: NoteType) => createNote({ title: '', type, focus: 'title' })
    const keyed = (Object.keys(COMMANDS) as CommandName[])
      .filter((name) => name !== 'jump')
      .map((name) => ({
        id: name,
        name: t(COMMANDS[name].name),
        chord: COMMANDS[name].chord,
        run: commands[name],
      }))
    const docId = card ? card.docId : null
    const isTrashed = card ? card.trashedAt !== null : false
    const ofNote: readonly NamedCommand[] =
      docId === null
        ? []
        : isTrashed
          ? [
              {
                id: 'restore',
                name: t('jump.restore'),
                run: () => void actions.restore([docId]),
              },
            ]
          : [
              {
                id: 'share',
                name: t('jump.share'),
                run: () => dialog.set({ kind: 'share', docId, title: card?.title ?? '' }),
              },
              {
                id: 'exportNote',
                name: t('jump.exportNote'),
                run: () =>
                  dialog.set({ kind: 'export', docIds: [docId], title: card?.title ?? '' }),
              },
              { id: 'trash', name: t('jump.trash'), run: () => void actions.trash([docId]) },
              {
                id: 'addLink',
                name: t('jump.addLink'),
                chord: LINK_CHORD,
                run: () => document.dispatchEvent(new CustomEvent('carnet:add-link')),
              },
              {
                id: 'graphNote',
                name: t('jump.graphNote'),
                run: () =>
                  dialog.set({
                    kind: 'graph',
                    place: { kind: 'note', docId, hops: 1 },
                    title: card?.title ?? '',
                  }),
              },
            ]
    const others: readonly NamedCommand[] = [
      { id: 'newTerm', name: t('jump.newTerm'), run: () => void create('term') },
      {
        id: 'newOrganisation',
        name: t('jump.newOrganisation'),
        run: () => void create('organisation'),
      },
      {
        id: 'graph',
        name: t('jump.graph'),
        run: () => dialog.set({ kind: 'graph', place: { kind: 'all' }, title: '' }),
      },
      { id: 'import', name: t('sidebar.import'), run: () => dialog.set({ kind: 'import' }) },
      {
        id: 'exportAll',
        name: t('sidebar.exportAll'),
        run: () => dialog.set({ kind: 'export', docIds: [] }),
      },
      { id: 'openLink', name: t('sidebar.openLink'), run: () => dialog.set({ kind: 'open-link' }) },
      {
        id: 'trashShelf',
        name: t('jump.showTrash'),
        run: () => navigation.showList({ kind: 'trash' }),
      },
      ...THEMES.map((theme) => ({
        id: `theme-${theme}`,
        name: t(`jump.theme.${theme}`),
        run: () => preferences.change({ theme }),
      })),
      { id: 'fr', name: t('jump.french'), run: () => preferences.change({ language: 'fr' }) },
      { id: 'en', name: t('jump.english'), run: () => preferences.change({ language: 'en' }) },
      ...SECTIONS.map((section) => ({
        id: `settings-${section}`,
        name: t('jump.settings', { section: t(`settings.${section}`) }),
        run: () => dialog.set({ kind: 'settings', section }),
      })),
    ]
    // What takes work back is never the first, which Enter runs unseen.
    return [...keyed, ...ofCollection, ...ofNote, ...others]
  }, [t, commands, createNote, dialog, navigation, preferences, card, actions, ofCollection])
}
