/** Every request and notice between a page and the desktop shell, which is absent in served mode. */
import type { Language } from './language'

export type MenuCommand =
  | 'new-note'
  | 'from-template'
  | 'capture'
  | 'find'
  | 'search'
  | 'import'
  | 'export-note'
  | 'export-all'
  | 'open-link'
  | 'share'
  | 'print'
  | 'settings'
  | 'shortcuts'
  | 'toggle-sidebar'
  | 'toggle-panel'
  | 'go-back'
  | 'go-forward'
  | 'trash-note'
  | 'add-link'
  | 'about'
  | 'theme-light'
  | 'theme-dark'
  | 'theme-system'

export interface DesktopRequests {
  /** The folder that the person picked, or null. */
  chooseFolder: { payload: { readonly purpose: 'import' | 'export' }; reply: string | null }
  /** `https:` and `mailto:` alone; anything else is refused. */
  openExternal: { payload: string; reply: 'opened' | 'refused' }
  showInFolder: { payload: string; reply: null }
  /** The menu and context menus follow the interface's language and theme. */
  setAppearance: {
    payload: { readonly language: Language; readonly theme: 'light' | 'dark' | 'system' }
    reply: null
  }
  setSpellChecking: { payload: { readonly isOn: boolean }; reply: null }
  /** Whether a key of the whole system opens the box for a thought. */
  readCaptureKey: { payload: null; reply: boolean }
  /** Whether it does from now on: another program may have the key. */
  setCaptureKey: { payload: { readonly isOn: boolean }; reply: boolean }
  restartHost: { payload: null; reply: null }
}

export interface DesktopNotices {
  menuCommand: MenuCommand
  /** A `carnet://` link that the system handed over, at most 2,048 letters. */
  openLink: string
  /** The host died and is being started again, or died too often and needs a person. */
  host: { readonly kind: 'restarting' } | { readonly kind: 'stopped'; readonly reason: string }
}

export type DesktopRequestName = keyof DesktopRequests

export type DesktopNoticeName = keyof DesktopNotices

/** `window.desktop`, exactly as the preload script exposes it. */
export interface Desktop {
  readonly platform: 'linux' | 'darwin' | 'win32'
  request<Name extends DesktopRequestName>(
    name: Name,
    payload: DesktopRequests[Name]['payload'],
  ): Promise<DesktopRequests[Name]['reply']>
  onNotice<Name extends DesktopNoticeName>(
    name: Name,
    listener: (notice: DesktopNotices[Name]) => void,
  ): () => void
}

/**
 * How a page gets its port to the host on the desktop: it posts `{carnet: 'page-ready'}` to its own
 * window, the preload script answers with `{carnet: 'host-port'}` and one MessagePort, and again
 * with a new one each time the host was restarted.
 */
export const PAGE_READY = 'page-ready'

export const HOST_PORT = 'host-port'
