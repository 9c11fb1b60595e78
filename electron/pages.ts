/**
 * The pages of all windows, and which of them listen: what each is told, and its port to the host.
 * A host that starts before any page listens gets a port at once, so that what it says first waits
 * in it for the page.
 */
import { BrowserWindow, MessageChannelMain, type MessagePortMain, type WebContents } from 'electron'
import type { DesktopNoticeName, DesktopNotices } from '../shared/contract/desktop'

export interface PagesOptions {
  /** False while no host runs: `hostStarted` follows when one does. */
  readonly connect: (port: MessagePortMain) => boolean
  /** A page listens that did not before. */
  readonly becameReady: () => void
}

export class Pages {
  readonly #options: PagesOptions
  readonly #all = new Set<WebContents>()
  readonly #ready = new Set<WebContents>()
  /** The page's end of a port that the host has already. */
  #waiting: MessagePortMain | undefined
  /** That no host is there, for pages that were not there when it went. */
  #absence: DesktopNotices['host'] | undefined

  constructor(options: PagesOptions) {
    this.#options = options
  }

  add(page: WebContents): void {
    const forget = () => this.#ready.delete(page)
    this.#all.add(page)
    page.on('render-process-gone', forget)
    page.on('destroyed', () => {
      this.#all.delete(page)
      forget()
    })
    page.on('did-start-navigation', (details) => {
      if (details.isMainFrame && !details.isSameDocument) forget()
    })
  }

  has(page: WebContents): boolean {
    return this.#all.has(page)
  }

  get isAnyReady(): boolean {
    return this.#ready.size > 0
  }

  /** The one that the person looks at, or the one that was ready last. */
  get front(): WebContents | undefined {
    const focused = BrowserWindow.getFocusedWindow()?.webContents
    return focused && this.#ready.has(focused) ? focused : [...this.#ready].at(-1)
  }

  becomeReady(page: WebContents): void {
    this.#ready.add(page)
    this.#givePort(page)
    if (this.#absence) this.tell(page, 'host', this.#absence)
    this.#options.becameReady()
  }

  /** Every page needs a port to the new one. */
  hostStarted(): void {
    this.#absence = undefined
    this.#waiting?.close()
    this.#waiting = this.isAnyReady ? undefined : this.#connect()
    for (const page of this.#ready) this.#givePort(page)
  }

  hostWent(notice: DesktopNotices['host']): void {
    this.#absence = notice
    for (const page of this.#ready) this.tell(page, 'host', notice)
  }

  tell<Name extends DesktopNoticeName>(
    page: WebContents | undefined,
    name: Name,
    notice: DesktopNotices[Name],
  ): void {
    page?.send(`notice:${name}`, notice)
  }

  #givePort(page: WebContents): void {
    const port = this.#waiting ?? this.#connect()
    this.#waiting = undefined
    if (port) page.postMessage('host-port', null, [port])
  }

  #connect(): MessagePortMain | undefined {
    const { port1, port2 } = new MessageChannelMain()
    return this.#options.connect(port1) ? port2 : undefined
  }
}
