/** What this window is busy with, apart from the library: made once in main.tsx, read everywhere. */
import { createContext, useContext } from 'react'
import type { NotePlace } from '../../shared/contract/lists'
import type { CollectionKind } from '../../shared/model/document'
import type { DocId } from '../../shared/records/keys'
import { useReadable } from '../bridge/hooks'
import type { Bridge } from '../bridge/bridge'
import { DraftNote, Drafts } from '../bridge/draft-note'
import { SYSTEM_CLOCK } from '../bridge/page-clock'
import { Store } from '../bridge/store'
import type { Translate } from '../i18n/i18n'
import { Toasts } from '../ui/toasts'
import { adoptSavedLooks } from './adopt-saved-looks'
import { Announcer } from './announcer'
import type { OpenDialog } from './dialogs'
import { keepLooks, readKeptLook } from './kept-looks'
import { Navigation } from './navigation'
import { shelfOf } from './place'
import { placeInList } from './place-in-list'
import { type KeptText, Preferences, type PreferenceValues } from './preferences'
import type { NavigationState } from './trail'

export interface WindowState {
  readonly preferences: Preferences
  readonly navigation: Navigation
  readonly dialog: Store<OpenDialog | null>
  readonly announcer: Announcer
  readonly drafts: Drafts
  /** A note begun in a notebook belongs there; when it cannot be put there, that is said. */
  readonly placeInList: (docId: DocId, list: NotePlace) => void
  /** Typed into the box for a thought, and in no note yet: closing the box keeps it. */
  readonly thought: Store<string>
  readonly toasts: Toasts
  /** On narrow windows: what lies over the page. */
  readonly drawer: Store<Drawer>
  /** What is being begun in the sidebar, and has no name yet. */
  readonly naming: Store<CollectionKind | null>
}

export type Drawer = 'none' | 'side' | 'panel'

export function createWindowState(
  kept: KeptText,
  bridge: Bridge,
  words: () => Translate,
): WindowState {
  const { client, notes, view } = bridge
  const preferences = new Preferences(kept)
  const navigation: Navigation = new Navigation(
    (number) => drafts.hasLetters(number),
    (list) => readKeptLook(preferences, list),
  )
  const drafts: Drafts = new Drafts(
    (number) =>
      new DraftNote({
        client,
        notes,
        clock: SYSTEM_CLOCK,
        created: (docId) => place(docId, navigation.keepDraft(number, docId)),
      }),
  )
  navigation.subscribe(() => {
    const { list, search } = navigation.read().place
    view.search.seek({ query: search, shelf: shelfOf(list) })
  })
  const toasts = new Toasts(SYSTEM_CLOCK.now)
  const place = (docId: DocId, list: NotePlace) =>
    void placeInList({ client, toasts, t: words() }, docId, list)
  keepLooks(preferences, navigation)
  adoptSavedLooks({ client, phase: view.phase, preferences })
  return {
    preferences,
    navigation,
    drafts,
    placeInList: place,
    dialog: new Store<OpenDialog | null>(null),
    announcer: new Announcer(),
    thought: new Store(''),
    toasts,
    drawer: new Store<Drawer>('none'),
    naming: new Store<CollectionKind | null>(null),
  }
}

export const WindowContext = createContext<WindowState | undefined>(undefined)

export function useWindow(): WindowState {
  const state = useContext(WindowContext)
  if (!state) throw new Error('useWindow needs a WindowContext above it')
  return state
}

export function usePreferences(): PreferenceValues {
  return useReadable(useWindow().preferences)
}

export function useNavigation(): NavigationState {
  return useReadable(useWindow().navigation)
}
