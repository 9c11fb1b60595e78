// How many columns there is room for, and what "show the sidebar" means in each case: wide windows
// remember it, narrow ones lay it over the page for a moment.
import { useMemo, useSyncExternalStore } from 'react'
import { useReadable } from '../bridge/hooks'
import { isCollectionPage, isSearching } from './place'
import { focusRegion } from './regions'
import { useNavigation, usePreferences, useWindow } from './window-state'

const WIDE = '(min-width: 1280px)'
const ROOMY = '(min-width: 900px)'
const COLUMNS = '(min-width: 640px)'

export interface Layout {
  /** The panel has a column of its own; otherwise it lies over the page. */
  readonly isWide: boolean
  /** The list stands beside the sidebar; otherwise below it. */
  readonly isRoomy: boolean
  /** There is more than one column. */
  readonly hasColumns: boolean
  readonly isSideShown: boolean
  /** A notebook or a base that is the page shows its notes itself: the list would say them twice. */
  readonly isListShown: boolean
  readonly isPanelShown: boolean
  readonly toggleSide: () => void
  readonly togglePanel: () => void
}

export function useLayout(): Layout {
  const { preferences, drawer } = useWindow()
  const { isSidebarShown, isPanelShown } = usePreferences()
  const isWide = useMedia(WIDE)
  const isRoomy = useMedia(ROOMY)
  const hasColumns = useMedia(COLUMNS)
  const open = useReadable(drawer)
  const { place } = useNavigation()
  const isCollection = isCollectionPage(place)
  const isListShown = !isCollection || isSearching(place)
  return useMemo(
    () => ({
      isWide,
      isRoomy,
      hasColumns,
      isSideShown: hasColumns ? isSidebarShown : open === 'side',
      isListShown,
      isPanelShown: !isCollection && (isWide ? isPanelShown : open === 'panel'),
      toggleSide: () => {
        if (hasColumns) preferences.change({ isSidebarShown: !isSidebarShown })
        else drawer.set(open === 'side' ? 'none' : 'side')
      },
      togglePanel: () => {
        if (isWide) {
          preferences.change({ isPanelShown: !isPanelShown })
          return
        }
        drawer.set(open === 'panel' ? 'none' : 'panel')
        // It lies over the page: Escape, pressed in it, puts it away again.
        requestAnimationFrame(() => focusRegion(open === 'panel' ? 'page' : 'panel'))
      },
    }),
    [
      isWide,
      isRoomy,
      hasColumns,
      isSidebarShown,
      isPanelShown,
      isCollection,
      isListShown,
      open,
      preferences,
      drawer,
    ],
  )
}

function useMedia(query: string): boolean {
  const media = useMemo(() => window.matchMedia(query), [query])
  return useSyncExternalStore(
    (listener) => {
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    () => media.matches,
  )
}
