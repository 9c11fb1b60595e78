/** Where a followed link leads: another note in this window, or the system's browser. */
import type { Desktop } from '../../shared/contract/desktop'
import type { DocId } from '../../shared/records/keys'
import type { LinkTarget } from './text-link'

export interface Ways {
  readonly desktop: Desktop | undefined
  readonly window: Pick<Window, 'open'>
  readonly showNote: (docId: DocId, heading: string | undefined) => void
}

export function openTarget(target: LinkTarget, ways: Ways): void {
  if (target.kind === 'note') ways.showNote(target.docId, target.heading)
  if (target.kind !== 'web') return
  if (ways.desktop) void ways.desktop.request('openExternal', target.address)
  else ways.window.open(target.address, '_blank', 'noopener,noreferrer')
}
