/**
 * A window with letters that no note could be made of asks before it closes, and shows them. A
 * browser puts the question itself, the desktop its shell.
 */
import type { Drafts } from '../bridge/draft-note'
import type { Navigation } from './navigation'

export interface DraftGuard {
  readonly drafts: Drafts
  readonly navigation: Pick<Navigation, 'showDraft'>
}

export function guardDrafts(target: EventTarget, { drafts, navigation }: DraftGuard): void {
  target.addEventListener('beforeunload', (event) => {
    const unmade = drafts.findUnmade()
    if (unmade === undefined) return
    event.preventDefault()
    navigation.showDraft(unmade)
  })
}
