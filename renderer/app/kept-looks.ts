/**
 * How each notebook was looked at when it was left, on this machine: its view and its order. Filters
 * are not kept so, since notes that are missing the next day would be missed.
 */
import type { NotePlace } from '../../shared/contract/lists'
import { formatLook, parseLook } from './address'
import type { Navigation } from './navigation'
import { FIRST_LOOK, type Look, NO_FILTER } from './place'
import type { Preferences } from './preferences'

/** Whatever it is, the first look of a place that was never left. */
export function readKeptLook(preferences: Preferences, list: NotePlace): Look {
  if (list.kind !== 'notebook') return FIRST_LOOK
  const kept = preferences.read().looks.find(({ docId }) => docId === list.docId)
  return kept ? parseLook(new URLSearchParams(kept.query)) : FIRST_LOOK
}

export function keepLooks(preferences: Preferences, navigation: Navigation): void {
  navigation.subscribe(() => {
    const { list, look } = navigation.read().place
    if (list.kind !== 'notebook') return
    const query = String(formatLook({ ...look, filter: NO_FILTER }))
    preferences.keepLook({ docId: list.docId, query })
  })
}
