/**
 * A window with letters that no note could be made of asks before it closes, and shows them. A
 * browser puts the question itself; the desktop's window only stays, so there the second time goes.
 */
import type { Drafts } from '../bridge/draft-note'
import type { Navigation } from './navigation'

export interface DraftGuard {
  readonly drafts: Drafts
  readonly navigation: Pick<Navigation, 'showDraft'>
  readonly isDesktop: boolean
}

export function guardDrafts(target: EventTarget, guard: DraftGuard): void {
  let told: number | undefined
  target.addEventListener('beforeunload', (event) => {
    const unmade = guard.drafts.findUnmade()
    if (unmade === undefined) return
    if (guard.isDesktop && told === unmade) return
    told = unmade
    event.preventDefault()
    guard.navigation.showDraft(unmade)
  })
}
