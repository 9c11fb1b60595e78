/** Puts the shell's parts together: who tells whom when a page is ready, a link comes, the host dies. */
import { join } from 'node:path'
import {
  app,
  BrowserWindow,
  Menu,
  MessageChannelMain,
  type MessagePortMain,
  session as sessions,
  shell,
  type WebContents,
} from 'electron'
import { SYSTEM_CLOCK } from '../host/serving/clock'
import { logFolder } from '../host/serving/library-folder'
import { describeError } from '../host/serving/log-file'
import type { DesktopNoticeName, DesktopNotices, Language } from '../shared/contract'
import { type LaunchArguments, parseLanguage } from './arguments'
import { offerContextMenu } from './context-menu'
import type { Handover } from './handover'
import { forkHost } from './host-child'
import { HostProcess } from './host-process'
import { openKeychain } from './keychain'
import { parseHandedLink, WaitingLinks } from './links'
import { openDesktopLog, reportBugs } from './log'
import { createMenuTemplate } from './menu'
import { refuseNetwork, restrictPermissions } from './permissions'
import { serveScheme } from './protocol'
import { applySpellChecking, applyTheme, createHandlers } from './requests'
import { serveRequests } from './serve-requests'
import { openSettingsFile } from './settings-file'
import { confine, openWindow } from './window'
import { WORDS } from './words'

export interface ShellOptions {
  readonly given: LaunchArguments
  readonly library: string
  /** Of the build, absolute. */
  readonly files: { readonly host: string; readonly preload: string; readonly renderer: string }
}

export interface Shell {
  /** When Electron is ready. */
  open(): Promise<void>
  /** What a second process handed over. */
  receive(handover: Handover | undefined): void
}

export function startShell({ given, library, files }: ShellOptions): Shell {
  const log = openDesktopLog(logFolder(library))
  const settings = openSettingsFile(join(app.getPath('userData'), 'carnet.json'), (error) => {
    log({ level: 'warning', event: 'settings-not-saved', details: describeError(error) })
  })
  const language = (): Language =>
    given.language ?? settings.settings.language ?? parseLanguage(app.getLocale()) ?? 'en'
  const words = () => WORDS[language()]
  reportBugs(log, words)

  const pages = new Set<WebContents>()
  const ready = new Set<WebContents>()
  let host: HostProcess<MessagePortMain> | undefined
  let importFolder = given.link === undefined ? given.importFolder : undefined

  const tell = <Name extends DesktopNoticeName>(
    page: WebContents | undefined,
    name: Name,
    notice: DesktopNotices[Name],
  ) => page?.send(`notice:${name}`, notice)

  const links = new WaitingLinks((link) => {
    const page = frontPage(ready)
    tell(page, 'openLink', link)
    return page !== undefined
  })
  if (given.link !== undefined) links.add(given.link)

  const givePort = (page: WebContents) => {
    const { port1, port2 } = new MessageChannelMain()
    if (host?.connectPage(port1)) page.postMessage('host-port', null, [port2])
  }
  const startImport = () => {
    if (importFolder === undefined || ready.size === 0) return
    host?.startImport(importFolder)
    importFolder = undefined
  }
  const becomeReady = (page: WebContents) => {
    ready.add(page)
    givePort(page)
    links.deliver()
    startImport()
  }

  const open = () => {
    const window = openWindow({
      preload: files.preload,
      session: sessions.defaultSession,
      settings,
      log,
      words,
    })
    const page = window.webContents
    const forget = () => ready.delete(page)
    pages.add(page)
    page.on('render-process-gone', forget)
    page.on('destroyed', () => {
      pages.delete(page)
      forget()
    })
    page.on('did-start-navigation', (details) => {
      if (details.isMainFrame && !details.isSameDocument) forget()
    })
    offerContextMenu(page, {
      words,
      addLink: (target) => tell(target, 'menuCommand', 'add-link'),
      openLink: (target, link) => tell(target, 'openLink', link),
    })
  }
  const buildMenu = () => {
    const template = createMenuTemplate({
      words: words(),
      platform: process.platform,
      theme: settings.settings.theme,
      isPackaged: app.isPackaged,
      send: (command) => tell(frontPage(ready), 'menuCommand', command),
      openWindow: open,
      showLogs: () => void shell.openPath(logFolder(library)),
    })
    Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  }
  const front = () => {
    const [window] = BrowserWindow.getAllWindows()
    if (!window) return app.isReady() ? open() : undefined
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
  }
  const receive = (handover: Handover | undefined) => {
    front()
    if (!handover) return log({ level: 'warning', event: 'handover-refused' })
    if (handover.link !== null) links.add(handover.link)
    importFolder = handover.importFolder ?? importFolder
    startImport()
  }

  app.on('web-contents-created', (_event, contents) => confine(contents))
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('activate', front)
  app.on('open-url', (event, url) => {
    event.preventDefault()
    const link = parseHandedLink(url)
    if (link === undefined) log({ level: 'warning', event: 'link-refused' })
    else links.add(link)
  })
  closeInOrder(async () => {
    await host?.close()
    await settings.settled()
  })

  return {
    receive,
    async open() {
      log({
        level: 'info',
        event: 'started',
        details: { version: app.getVersion(), electron: process.versions.electron },
      })
      const session = sessions.defaultSession
      restrictPermissions(session)
      refuseNetwork(session, (scheme) => {
        log({ level: 'warning', event: 'request-refused', details: { scheme } })
      })
      serveScheme(session, files.renderer)
      applySpellChecking(session, settings.settings.isSpellChecking)
      applyTheme(settings.settings.theme)
      serveRequests(
        createHandlers({
          library,
          settings,
          session,
          language,
          restartHost: () => host?.restart(),
          appearanceChanged: buildMenu,
        }),
        {
          isPage: (contents) => pages.has(contents),
          becomeReady,
          refused: (name) => log({ level: 'warning', event: 'sender-refused', details: { name } }),
        },
      )
      if (app.isPackaged) app.setAsDefaultProtocolClient('carnet')
      buildMenu()
      // The window comes first: it loads while the keychain and the host wake up.
      open()
      const keychain = await openKeychain((error) => {
        log({ level: 'warning', event: 'keychain', details: describeError(error) })
      })
      host = new HostProcess({
        fork: () => forkHost(files.host),
        folder: library,
        version: app.getVersion(),
        keychain,
        clock: SYSTEM_CLOCK,
        log,
        started: () => ready.forEach(givePort),
        tell: (notice) => ready.forEach((page) => tell(page, 'host', notice)),
      })
      host.start()
      startImport()
    },
  }
}

function frontPage(ready: ReadonlySet<WebContents>): WebContents | undefined {
  const focused = BrowserWindow.getFocusedWindow()?.webContents
  return focused && ready.has(focused) ? focused : [...ready].at(-1)
}

/** Windows go first, so that what their pages still send reaches the host before it closes. */
function closeInOrder(close: () => Promise<void>): void {
  let isClosed = false
  let isClosing = false
  app.on('will-quit', (event) => {
    if (isClosed) return
    event.preventDefault()
    if (isClosing) return
    isClosing = true
    void close().finally(() => {
      isClosed = true
      app.quit()
    })
  })
}
