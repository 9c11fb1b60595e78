/** Puts the shell's parts together: who tells whom when a page is ready, a link comes, the host dies. */
import { join } from 'node:path'
import {
  app,
  BrowserWindow,
  dialog,
  Menu,
  type MessagePortMain,
  type Session,
  session as sessions,
  shell,
} from 'electron'
import type { Keychain } from '../host/contract'
import { SYSTEM_CLOCK } from '../host/process/clock'
import { logFolder } from '../host/process/library-folder'
import { describeError } from '../host/process/log-file'
import type { Language } from '../shared/contract/language'
import { type LaunchArguments, parseLanguage } from './arguments'
import { releaseCaptureKey, takeCaptureKey } from './capture-key'
import { offerContextMenu } from './context-menu'
import type { Handover } from './handover'
import { forkHost } from './host-child'
import { HostProcess } from './host-process'
import { openKeychain } from './keychain'
import { Leaving } from './leave'
import { parseHandedLink, WaitingLinks } from './links'
import { openDesktopLog, reportBugs } from './log'
import { createMenuTemplate } from './menu'
import { Pages } from './pages'
import { preparePageSession } from './page-session'
import { createHandlers } from './requests'
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

export class Shell {
  readonly #options: ShellOptions
  readonly #log: ReturnType<typeof openDesktopLog>
  readonly #settings: ReturnType<typeof openSettingsFile>
  readonly #host: HostProcess<MessagePortMain>
  readonly #pages: Pages
  readonly #links: WaitingLinks
  readonly #leaving: Leaving
  #keychain: Keychain | undefined
  #importFolder: string | undefined

  /** Before Electron is ready. */
  constructor(options: ShellOptions) {
    const { given, library, files } = options
    this.#options = options
    this.#log = openDesktopLog(logFolder(library))
    this.#settings = openSettingsFile(join(app.getPath('userData'), 'carnet.json'), (error) => {
      this.#warn('settings-not-saved', error)
    })
    reportBugs(this.#log, () => this.#words())
    this.#host = new HostProcess({
      fork: () => forkHost(files.host),
      folder: library,
      version: app.getVersion(),
      keychain: () => this.#keychain,
      clock: SYSTEM_CLOCK,
      log: this.#log,
      started: () => this.#pages.hostStarted(),
      tell: (notice) => this.#pages.hostWent(notice),
    })
    this.#pages = new Pages({
      connect: (port) => this.#host.connectPage(port),
      becameReady: () => {
        this.#links.deliver()
        this.#startImport()
      },
    })
    this.#links = new WaitingLinks((link) => {
      const page = this.#pages.front
      this.#pages.tell(page, 'openLink', link)
      return page !== undefined
    })
    this.#leaving = new Leaving({
      words: () => this.#words(),
      close: async () => {
        await this.#host.close()
        await this.#settings.settled()
      },
    })
    if (given.link === undefined) this.#importFolder = given.importFolder
    else this.#links.add(given.link)
    // Electron would build one of its own first.
    Menu.setApplicationMenu(null)
    this.#listen()
  }

  /** When Electron is ready. What takes longest is begun first. */
  async open(): Promise<void> {
    this.#host.prepare()
    const session = sessions.defaultSession
    preparePageSession(session, {
      renderer: this.#options.files.renderer,
      settings: this.#settings.settings,
      log: this.#log,
    })
    this.#serve(session)
    this.#openWindow()
    this.#keychain = await openKeychain((error) => this.#warn('keychain', error))
    this.#host.start()
    this.#startImport()
    this.#holdCaptureKey()
    this.#buildMenu()
    if (app.isPackaged) app.setAsDefaultProtocolClient('carnet')
    const versions = { version: app.getVersion(), electron: process.versions.electron }
    this.#log({ level: 'info', event: 'started', details: versions })
  }

  /** What a second process handed over. */
  receive(handover: Handover | undefined): void {
    this.#front()
    if (!handover) return this.#log({ level: 'warning', event: 'handover-refused' })
    if (handover.link !== null) this.#links.add(handover.link)
    this.#importFolder = handover.importFolder ?? this.#importFolder
    this.#startImport()
  }

  #listen(): void {
    app.on('web-contents-created', (_event, contents) => confine(contents))
    app.on('window-all-closed', () => {
      if (process.platform !== 'darwin') app.quit()
    })
    app.on('activate', () => this.#front())
    app.on('open-url', (event, url) => {
      event.preventDefault()
      const link = parseHandedLink(url)
      if (link === undefined) this.#log({ level: 'warning', event: 'link-refused' })
      else this.#links.add(link)
    })
  }

  #serve(session: Session): void {
    const handlers = createHandlers({
      library: this.#options.library,
      settings: this.#settings,
      session,
      language: () => this.#language(),
      restartHost: () => this.#host.restart(),
      setCaptureKey: (isOn) => this.#setCaptureKey(isOn),
      appearanceChanged: () => this.#buildMenu(),
    })
    serveRequests(handlers, {
      isPage: (contents) => this.#pages.has(contents),
      becomeReady: (page) => this.#pages.becomeReady(page),
      refused: (name) => {
        this.#log({ level: 'warning', event: 'sender-refused', details: { name } })
      },
    })
  }

  #openWindow(): void {
    const words = () => this.#words()
    const window = openWindow({
      preload: this.#options.files.preload,
      session: sessions.defaultSession,
      settings: this.#settings,
      log: this.#log,
      words,
    })
    this.#pages.add(window.webContents)
    this.#leaving.watch(window)
    offerContextMenu(window.webContents, {
      words,
      addLink: (target) => this.#pages.tell(target, 'menuCommand', 'add-link'),
      openLink: (target, link) => this.#pages.tell(target, 'openLink', link),
    })
  }

  #buildMenu(): void {
    const template = createMenuTemplate({
      words: this.#words(),
      platform: process.platform,
      theme: this.#settings.settings.theme,
      isPackaged: app.isPackaged,
      send: (command) => this.#pages.tell(this.#pages.front, 'menuCommand', command),
      hasCaptureKey: this.#settings.settings.hasCaptureKey,
      toggleCaptureKey: () => this.#toggleCaptureKey(),
      openWindow: () => this.#openWindow(),
      showLogs: () => void shell.openPath(logFolder(this.#options.library)),
    })
    Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  }

  /** False when another program has it. */
  #holdCaptureKey(): boolean {
    if (!this.#settings.settings.hasCaptureKey) return true
    const isHeld = takeCaptureKey(() => {
      this.#front()
      this.#pages.tell(this.#pages.front, 'menuCommand', 'capture')
    })
    if (!isHeld) this.#log({ level: 'warning', event: 'capture-key-taken' })
    return isHeld
  }

  #toggleCaptureKey(): void {
    const isOn = !this.#settings.settings.hasCaptureKey
    if (this.#setCaptureKey(isOn) !== isOn)
      void dialog.showMessageBox({ message: this.#words().captureTaken, type: 'info' })
  }

  /** Whether it is held afterwards. */
  #setCaptureKey(isOn: boolean): boolean {
    this.#settings.change({ hasCaptureKey: isOn })
    if (!isOn) releaseCaptureKey()
    else if (!this.#holdCaptureKey()) this.#settings.change({ hasCaptureKey: false })
    this.#buildMenu()
    return this.#settings.settings.hasCaptureKey
  }

  #front(): void {
    const [window] = BrowserWindow.getAllWindows()
    if (!window) return app.isReady() ? this.#openWindow() : undefined
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
  }

  #startImport(): void {
    if (this.#importFolder === undefined || !this.#pages.isAnyReady) return
    // Before the host was started it waits: the start asks again.
    if (this.#host.startImport(this.#importFolder)) this.#importFolder = undefined
  }

  #language(): Language {
    const system = () => parseLanguage(app.getLocale()) ?? 'en'
    return this.#options.given.language ?? this.#settings.settings.language ?? system()
  }

  #words() {
    return WORDS[this.#language()]
  }

  #warn(event: string, error: unknown): void {
    this.#log({ level: 'warning', event, details: describeError(error) })
  }
}
