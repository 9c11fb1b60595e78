/** Every command with its keys; the keyboard, the desktop menu and the shortcut sheet share them. */
import { useMemo } from 'react'
import { requestFind } from '../editor/finding/find-request'
import type fr from '../i18n/fr.json'
import type { Chord } from '../ui/keys'
import { useLayout } from './layout'
import { focusNextRegion, focusRegion, type Region } from './regions'
import { useNavigation, useWindow } from './window-state'

export interface Command {
  readonly name: `shortcuts.${keyof typeof fr.shortcuts}`
  readonly chord: Chord
}

export const ctrl = (key: string, isShift = false): Chord => ({ key, isCtrl: true, isShift })

export const COMMANDS = {
  newNote: { name: 'shortcuts.newNote', chord: ctrl('n') },
  capture: { name: 'shortcuts.capture', chord: ctrl('n', true) },
  fromTemplate: { name: 'shortcuts.fromTemplate', chord: ctrl('m', true) },
  integrate: { name: 'shortcuts.integrate', chord: ctrl('o', true) },
  jump: { name: 'shortcuts.jump', chord: ctrl('k') },
  find: { name: 'shortcuts.find', chord: ctrl('f') },
  replace: { name: 'shortcuts.replace', chord: ctrl('h') },
  findNext: { name: 'shortcuts.findNext', chord: { key: 'F3' } },
  findPrevious: { name: 'shortcuts.findPrevious', chord: { key: 'F3', isShift: true } },
  searchAll: { name: 'shortcuts.searchAll', chord: ctrl('f', true) },
  print: { name: 'shortcuts.print', chord: ctrl('p') },
  back: { name: 'shortcuts.back', chord: { key: 'ArrowLeft', isAlt: true } },
  forward: { name: 'shortcuts.forward', chord: { key: 'ArrowRight', isAlt: true } },
  sidebar: { name: 'shortcuts.sidebar', chord: ctrl('\\') },
  panel: { name: 'shortcuts.panel', chord: ctrl('\\', true) },
  regions: { name: 'shortcuts.regions', chord: { key: 'F6' } },
  focusSidebar: { name: 'shortcuts.focusSidebar', chord: ctrl('1') },
  focusList: { name: 'shortcuts.focusList', chord: ctrl('2') },
  focusPage: { name: 'shortcuts.focusPage', chord: ctrl('3') },
  focusPanel: { name: 'shortcuts.focusPanel', chord: ctrl('4') },
  settings: { name: 'shortcuts.settings', chord: ctrl(',') },
  sheet: { name: 'shortcuts.sheet', chord: ctrl('/') },
} as const satisfies Record<string, Command>

export type CommandName = keyof typeof COMMANDS

export const LIST_COMMANDS = {
  open: { name: 'shortcuts.open', chord: { key: 'Enter' } },
  rename: { name: 'shortcuts.rename', chord: { key: 'F2' } },
  trash: { name: 'shortcuts.trash', chord: { key: 'Delete' } },
  menu: { name: 'shortcuts.menu', chord: { key: 'F10', isShift: true } },
  select: { name: 'shortcuts.select', chord: { key: 'Space' } },
  extend: { name: 'shortcuts.extend', chord: { key: '↑ ↓', isShift: true } },
  selectAll: { name: 'shortcuts.selectAll', chord: ctrl('a') },
} as const satisfies Record<string, Command>

/** Longer passages are not what a person looks for elsewhere. */
const MOST_SEARCHED = 100

/** Where the search field is; the keyboard and the menu go there. */
export const SEARCH_FIELD_ID = 'search-field'

export function useCommands(): Readonly<Record<CommandName, () => void>> {
  const { navigation, dialog, drawer } = useWindow()
  const { toggleSide, togglePanel, hasColumns, isSideShown, isListShown } = useLayout()
  const { list, docId } = useNavigation().place
  return useMemo(() => {
    const focusSearch = () => {
      const field = document.getElementById(SEARCH_FIELD_ID)
      if (field instanceof HTMLInputElement) {
        field.focus()
        field.select()
      }
    }
    /** The same box, with what is chosen in the note already in it. */
    const searchChosen = () => {
      const chosen = String(document.getSelection()).trim().replace(/\s+/gu, ' ')
      focusSearch()
      if (chosen === '' || chosen.length > MOST_SEARCHED) return
      navigation.changeSearch(chosen)
      if (!isSideShown) toggleSide()
      // Once the field shows these letters.
      requestAnimationFrame(focusSearch)
    }
    const go = (region: Region) => () => {
      if (!hasColumns && (region === 'sidebar' || region === 'list')) drawer.set('side')
      // The drawer is on screen after the next drawing.
      if (!focusRegion(region)) requestAnimationFrame(() => focusRegion(region))
    }
    return {
      newNote: () => {
        drawer.set('none')
        // It belongs to the notebook, or waits to be sorted: both lists show it.
        const staysHere = list.kind === 'notebook' || list.kind === 'to-sort'
        navigation.startDraft(staysHere ? list : undefined)
      },
      capture: () => dialog.set({ kind: 'capture' }),
      fromTemplate: () => dialog.set({ kind: 'template' }),
      integrate: () => {
        if (docId && list.kind !== 'trash')
          dialog.set({ kind: 'integrate', docIds: [docId], title: '' })
      },
      jump: () => dialog.set({ kind: 'jump' }),
      // Where no note is open there is nothing to find in but the library.
      find: () => {
        if (!requestFind('open')) searchChosen()
      },
      replace: () => void requestFind('replace'),
      findNext: () => void requestFind('next'),
      findPrevious: () => void requestFind('previous'),
      searchAll: searchChosen,
      print: () => window.print(),
      back: navigation.goBack,
      forward: navigation.goForward,
      sidebar: toggleSide,
      panel: togglePanel,
      regions: () => focusNextRegion(1),
      focusSidebar: go('sidebar'),
      focusList: go(isListShown ? 'list' : 'page'),
      focusPage: go('page'),
      focusPanel: go('panel'),
      settings: () => dialog.set({ kind: 'settings', section: 'general' }),
      sheet: () => dialog.set({ kind: 'shortcuts' }),
    }
  }, [
    list,
    docId,
    navigation,
    dialog,
    drawer,
    toggleSide,
    togglePanel,
    hasColumns,
    isSideShown,
    isListShown,
  ])
}
