/** What a page may ask of the machine: to write text to the clipboard and to fill the screen. */
import type { Session } from 'electron'
import { isOurUrl, isOwnPicture } from './page-address'

const ALLOWED: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'fullscreen'])

export function restrictPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(ALLOWED.has(permission) && isOurUrl(details.requestingUrl))
  })
  session.setPermissionCheckHandler(
    (_contents, permission, origin) => ALLOWED.has(permission) && isOurUrl(origin),
  )
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event, item) => {
    // Any other one is cancelled; this one asks where to, as the system's own programs do.
    if (!isOwnPicture(item.getURL(), item.getMimeType())) event.preventDefault()
  })
}

/** The page makes no request but to its own scheme; this holds even if its policy were lost. */
export function refuseNetwork(session: Session, tell: (scheme: string) => void): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    const scheme = details.url.slice(0, details.url.indexOf(':'))
    const isOwn = isOurUrl(details.url) || ['blob', 'data', 'devtools'].includes(scheme)
    if (!isOwn) tell(scheme)
    answer({ cancel: !isOwn })
  })
}
