/** Every command of the application by its name, for the one box: with its keys, where it has any. */
import { useMemo } from 'react'
import { useNoteCard } from '../bridge/hooks'
import { LINK_CHORD } from '../editor/format-actions'
import type { Translate } from '../i18n/i18n'
import { useWords } from '../i18n/use-words'
import { type Acts, useActs } from './acts'
import { useCaptureKeyCommand } from './capture-key'
import { useUndoCommands } from './collection-undo'
import { type CommandName, COMMANDS, useCommands } from './commands'
import type { SettingsSection } from './dialogs'
import type { NamedCommand } from './named-command'
import { useShownCommands } from './shown-commands'
import { useFormatCommands, useTemplateCommand } from './text-commands'
import { useNavigation } from './window-state'

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
  const acts = useActs()
  const { place } = useNavigation()
  const isKnown = (useNoteCard(place.docId) ?? null) !== null
  const ofCollection = useUndoCommands()
  const ofShown = useShownCommands()
  const template = useTemplateCommand()
  const formats = useFormatCommands()
  const captureKey = useCaptureKeyCommand()
  return useMemo(() => {
    const keyed = (Object.keys(COMMANDS) as CommandName[])
      .filter((name) => name !== 'jump')
      .map((name) => ({
        id: name,
        name: t(COMMANDS[name].name),
        chord: COMMANDS[name].chord,
        run: commands[name],
      }))
    const ofNote = isKnown ? noteCommands(t, acts) : []
    // What takes work back is never the first, which Enter runs unseen.
    const all = [
      ...keyed,
      ...ofCollection,
      ...ofNote,
      ...template,
      ...ofShown,
      ...libraryCommands(t, acts),
      ...captureKey,
      ...formats,
    ]
    return all.map((command) => withOtherWords(command, t))
  }, [t, commands, acts, isKnown, ofCollection, ofShown, template, formats, captureKey])
}

function noteCommands(t: Translate, { note, trashed, addLink }: Acts): readonly NamedCommand[] {
  if (trashed)
    return [
      { id: 'restore', name: t('jump.restore'), run: trashed.restore },
      { id: 'purge', name: t('jump.purge'), run: trashed.purge },
    ]
  if (!note) return []
  return [
    { id: 'share', name: t('jump.share'), run: note.share },
    { id: 'exportNote', name: t('jump.exportNote'), run: note.exportNote },
    { id: 'trash', name: t('jump.trash'), run: note.trash },
    { id: 'addLink', name: t('jump.addLink'), chord: LINK_CHORD, run: addLink },
    { id: 'graphNote', name: t('jump.graphNote'), run: note.showGraph },
  ]
}

function libraryCommands(t: Translate, acts: Acts): readonly NamedCommand[] {
  const { addSample, removeSample } = acts
  return [
    { id: 'newNotebook', name: t('sidebar.newNotebook'), run: () => acts.begin('notebook') },
    { id: 'newBase', name: t('sidebar.newBase'), run: () => acts.begin('base') },
    { id: 'newTerm', name: t('jump.newTerm'), run: () => acts.create('term') },
    {
      id: 'newOrganisation',
      name: t('jump.newOrganisation'),
      run: () => acts.create('organisation'),
    },
    { id: 'graph', name: t('jump.graph'), run: acts.showGraph },
    { id: 'import', name: t('sidebar.import'), run: acts.importFolder },
    { id: 'exportAll', name: t('sidebar.exportAll'), run: acts.exportAll },
    { id: 'openLink', name: t('sidebar.openLink'), run: acts.openLink },
    { id: 'copyView', name: t('viewLink.copy'), run: acts.copyView },
    { id: 'showAll', name: t('jump.showAll'), run: () => acts.show('all') },
    { id: 'showToSort', name: t('jump.showToSort'), run: () => acts.show('to-sort') },
    { id: 'trashShelf', name: t('jump.showTrash'), run: () => acts.show('trash') },
    ...(addSample
      ? [{ id: 'addSample', name: t('sample.addNamed'), run: () => void addSample() }]
      : []),
    ...(removeSample
      ? [{ id: 'removeSample', name: t('sample.removeNamed'), run: () => void removeSample() }]
      : []),
    ...THEMES.map((theme) => ({
      id: `theme-${theme}`,
      name: t(`jump.theme.${theme}`),
      run: () => acts.prefer({ theme }),
    })),
    { id: 'fr', name: t('jump.french'), run: () => acts.prefer({ language: 'fr' }) },
    { id: 'en', name: t('jump.english'), run: () => acts.prefer({ language: 'en' }) },
    ...SECTIONS.map((section) => ({
      id: `settings-${section}`,
      name: t('jump.settings', { section: t(`settings.${section}`) }),
      run: () => acts.showSettings(section),
    })),
  ]
}

const OTHERWISE_CALLED = ['capture', 'newNote', 'fromTemplate', 'settings', 'sheet'] as const

function withOtherWords(command: NamedCommand, t: Translate): NamedCommand {
  const id = OTHERWISE_CALLED.find((each) => each === command.id)
  return id ? { ...command, also: t(`jump.also.${id}`) } : command
}
