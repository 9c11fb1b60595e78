/**
 * A window: our page and nothing else in it. It cannot leave its address, open another window or
 * hold a frame; when its process dies or hangs, it is loaded again and the page sends what the host
 * had not confirmed.
 */
import {
  BrowserWindow,
  dialog,
  nativeTheme,
  screen,
  type Session,
  type WebContents,
} from 'electron'
import { describeError, type WriteLog } from '../host/process/log-file'
import { PAGE_URL } from './page-address'
import { MIN_SIZE, placeWindow } from './placement'
import type { SettingsFile } from './settings-file'
import type { Words } from './words'

export interface WindowOptions {
  readonly preload: string
  readonly session: Session
  readonly settings: SettingsFile
  readonly log: WriteLog
  readonly words: () => Words
}

const SAVE_PAUSE = 400
const RELOAD_WINDOW = 60_000
const MAX_RELOADS = 3

export function openWindow(options: WindowOptions): BrowserWindow {
  const { settings, log } = options
  const saved = settings.settings.bounds
  const window = new BrowserWindow({
    ...placeWindow(
      saved,
      screen.getAllDisplays().map((display) => display.workArea),
    ),
    minWidth: MIN_SIZE.width,
    minHeight: MIN_SIZE.height,
    title: 'Carnet',
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#141413' : '#f4f3f0',
    webPreferences: {
      preload: options.preload,
      session: options.session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: true,
      enableWebSQL: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
    },
  })
  if (saved?.isMaximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  rememberBounds(window, settings)
  recoverPage(window, options)
  const page = window.webContents
  page.on('preload-error', (_event, _path, error) => {
    log({ level: 'error', event: 'preload', details: describeError(error) })
  })
  window.loadURL(PAGE_URL).catch((error: unknown) => {
    // Closed while it was loading: to show a window without its page would end the whole process.
    if (window.isDestroyed() || page.isDestroyed()) return
    log({ level: 'error', event: 'page-not-loaded', details: describeError(error) })
    window.show()
  })
  return window
}

/** For every page there ever is, ours or not. */
export function confine(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => {
    const isReload = event.isMainFrame && event.url === PAGE_URL
    if (!isReload) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
}

function rememberBounds(window: BrowserWindow, settings: SettingsFile): void {
  let timer: NodeJS.Timeout | undefined
  const save = () => {
    clearTimeout(timer)
    if (window.isDestroyed() || window.isMinimized() || window.isFullScreen()) return
    settings.change({
      bounds: { ...window.getNormalBounds(), isMaximized: window.isMaximized() },
    })
  }
  const saveSoon = () => {
    clearTimeout(timer)
    timer = setTimeout(save, SAVE_PAUSE)
  }
  window.on('resize', saveSoon)
  window.on('move', saveSoon)
  window.on('maximize', saveSoon)
  window.on('unmaximize', saveSoon)
  window.on('close', save)
  window.once('closed', () => clearTimeout(timer))
}

function recoverPage(window: BrowserWindow, { log, words }: WindowOptions): void {
  let reloads: readonly number[] = []
  let isAsking = false
  const reload = () => {
    if (!window.isDestroyed()) window.webContents.reload()
  }
  const ask = async (message: string, buttons: readonly string[]) => {
    if (isAsking || window.isDestroyed()) return undefined
    isAsking = true
    const detail = words().nothingLost
    const type = 'warning' as const
    const answer = await dialog.showMessageBox(window, {
      type,
      message,
      detail,
      buttons: [...buttons],
    })
    isAsking = false
    return answer.response
  }
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log({ level: 'error', event: 'page-gone', details: { reason, exitCode } })
    if (reason === 'clean-exit' || window.isDestroyed()) return
    const now = Date.now()
    reloads = [...reloads.filter((at) => at > now - RELOAD_WINDOW), now]
    // Electron is still taking the old page apart while it tells.
    if (reloads.length <= MAX_RELOADS) setImmediate(reload)
    else void ask(words().pageCrashed, [words().reload]).then(reload)
  })
  window.on('unresponsive', () => {
    log({ level: 'warning', event: 'page-unresponsive' })
    void ask(words().notResponding, [words().wait, words().reload]).then((answer) => {
      // A hung page cannot be told to go: its process is ended, and the reload follows.
      if (answer === 1 && !window.isDestroyed()) window.webContents.forcefullyCrashRenderer()
    })
  })
}
