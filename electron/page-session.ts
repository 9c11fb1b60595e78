/** What the pages' session may do and from where it is served: settled before the first window. */
import type { Session } from 'electron'
import { describeError, type WriteLog } from '../host/process/log-file'
import { refuseNetwork, restrictPermissions } from './permissions'
import { serveScheme } from './protocol'
import { applySpellChecking, applyTheme } from './requests'
import type { Settings } from './settings-file'

export interface PageSessionOptions {
  /** The folder of the built page. */
  readonly renderer: string
  readonly settings: Settings
  readonly log: WriteLog
}

export function preparePageSession(session: Session, options: PageSessionOptions): void {
  const { renderer, settings, log } = options
  restrictPermissions(session)
  refuseNetwork(session, (scheme) => {
    log({ level: 'warning', event: 'request-refused', details: { scheme } })
  })
  serveScheme(session, renderer, (error) => {
    log({ level: 'error', event: 'page-not-served', details: describeError(error) })
  })
  applySpellChecking(session, settings.isSpellChecking)
  applyTheme(settings.theme)
}
