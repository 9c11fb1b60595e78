/**
 * A window with letters of a new note that are on no disk yet asks before it closes, and shows them.
 * A browser puts the question itself, the desktop its shell.
 */
import type { Drafts } from '../bridge/draft-note'
import type { Navigation } from './navigation'

export interface DraftGuard {
  readonly drafts: Drafts
  readonly navigation: Pick<Navigation, 'showDraft'>
}

export function guardDrafts(target: EventTarget, { drafts, navigation }: DraftGuard): void {
  target.addEventListener('beforeunload', (event) => {
    const unsaved = drafts.findUnsaved()
    if (unsaved === undefined) return
    event.preventDefault()
    navigation.showDraft(unsaved.number, unsaved.docId)
  })
}
