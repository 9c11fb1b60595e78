/** Where a followed link leads: another page of this window, or the system's browser. */
import type { Desktop } from '../../shared/contract/desktop'
import type { Linked } from '../../shared/text/link'
import type { LinkTarget } from './text-link'
import { requestView } from './view-request'

export interface Ways {
  readonly desktop: Desktop | undefined
  readonly window: Pick<Window, 'open'>
  readonly show: (linked: Linked, heading?: string) => void
}

export function openTarget(target: LinkTarget, ways: Ways): void {
  if (target.kind === 'note') ways.show({ linked: 'note', docId: target.docId }, target.heading)
  if (target.kind === 'collection') ways.show(target)
  if (target.kind === 'view') requestView(target.address)
  if (target.kind !== 'web') return
  if (ways.desktop) void ways.desktop.request('openExternal', target.address)
  else ways.window.open(target.address, '_blank', 'noopener,noreferrer')
}
