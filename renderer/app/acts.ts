/** What can be done from anywhere in the window and has no keys: for the one box and the desktop's menu. */
import { useMemo } from 'react'
import type { CollectionKind } from '../../shared/model/document'
import type { NoteType } from '../../shared/model/note'
import { useLibrary, useNoteCard } from '../bridge/hooks'
import { requestLink } from '../editor/link-request'
import { useCreateNote } from './create-note'
import type { SettingsSection } from './dialogs'
import { useLayout } from './layout'
import { useNoteActions } from './note-actions'
import type { PreferenceValues } from './preferences'
import { type SampleActions, useSampleActions } from './sample-actions'
import { useCopyView } from './view-links'
import { useNavigation, useWindow } from './window-state'

export interface NoteActs {
  readonly share: () => void
  readonly exportNote: () => void
  readonly trash: () => void
  readonly showGraph: () => void
}

export interface Acts {
  /** With the note on the page; undefined where there is none, or it is in the trash. */
  readonly note: NoteActs | undefined
  /** The note on the page, where it is in the trash. */
  readonly trashed: { readonly restore: () => void; readonly purge: () => void } | undefined
  /** In the text that is being written, a note's or an introduction. */
  readonly addLink: () => void
  readonly create: (type: NoteType) => void
  readonly importFolder: () => void
  readonly exportAll: () => void
  readonly openLink: () => void
  readonly copyView: () => void
  readonly showGraph: () => void
  readonly show: (list: 'all' | 'to-sort' | 'trash') => void
  /** It is named in the sidebar. */
  readonly begin: (kind: CollectionKind) => void
  readonly showSettings: (section: SettingsSection) => void
  readonly prefer: (change: Partial<Pick<PreferenceValues, 'theme' | 'language'>>) => void
  /** Where it was never here. */
  readonly addSample: SampleActions['add'] | undefined
  /** Where it is here. */
  readonly removeSample: SampleActions['remove'] | undefined
}

export function useActs(): Acts {
  const { dialog, navigation, preferences, naming } = useWindow()
  const { isSideShown, toggleSide } = useLayout()
  const { place } = useNavigation()
  const createNote = useCreateNote()
  const actions = useNoteActions()
  const sample = useSampleActions()
  const copyView = useCopyView()
  const sampleState = useLibrary()?.sample
  const card = useNoteCard(place.docId)
  const { docId } = place
  const isTrashed = place.list.kind === 'trash' || (card?.trashedAt ?? null) !== null
  const title = card?.title ?? ''
  return useMemo(
    () => ({
      note:
        docId === null || isTrashed
          ? undefined
          : {
              share: () => dialog.set({ kind: 'share', docId, title }),
              exportNote: () => dialog.set({ kind: 'export', docIds: [docId], title }),
              trash: () => void actions.trash([docId]),
              showGraph: () => navigation.showGraph({ kind: 'note', docId, hops: 1 }),
            },
      trashed:
        docId !== null && isTrashed
          ? {
              restore: () => void actions.restore([docId]),
              purge: () => dialog.set({ kind: 'purge', docIds: [docId] }),
            }
          : undefined,
      addLink: requestLink,
      create: (type) => void createNote({ title: '', type, focus: 'title' }),
      importFolder: () => dialog.set({ kind: 'import' }),
      exportAll: () => dialog.set({ kind: 'export', docIds: [] }),
      openLink: () => dialog.set({ kind: 'open-link' }),
      copyView,
      showGraph: () => navigation.showGraph({ kind: 'all' }),
      show: (list) => navigation.showList({ kind: list }),
      begin: (kind) => {
        if (!isSideShown) toggleSide()
        naming.set(kind)
      },
      showSettings: (section) => dialog.set({ kind: 'settings', section }),
      prefer: (change) => preferences.change(change),
      addSample: sampleState === 'none' ? sample.add : undefined,
      removeSample: sampleState === 'here' ? sample.remove : undefined,
    }),
    [
      docId,
      isTrashed,
      title,
      dialog,
      actions,
      createNote,
      navigation,
      preferences,
      naming,
      isSideShown,
      toggleSide,
      sample,
      sampleState,
      copyView,
    ],
  )
}
