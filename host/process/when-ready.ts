/** A library may have to be unlocked or repaired first: what it was asked at its start waits for that. */
import type { Host } from '../contract'
import { openLocalPage } from './local-page'

/** Once, as soon as the library is ready. */
export function whenReady(host: Pick<Host, 'connectPage'>, action: () => void): void {
  const page = openLocalPage(host)
  const stop = page.onNotice('phase', (phase) => {
    if (phase.kind !== 'ready') return
    stop()
    page.close()
    action()
  })
}
