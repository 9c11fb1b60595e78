/** The one place where a page's messages arrive: who asks is checked, then what, then it is answered. */
import { ipcMain, type WebContents } from 'electron'
import type { DesktopRequestName, DesktopRequests } from '../shared/contract/desktop'
import { isOurPage } from './sender'

type Payload<Name extends DesktopRequestName> = DesktopRequests[Name]['payload']
type Reply<Name extends DesktopRequestName> = DesktopRequests[Name]['reply']

export interface Handler<Name extends DesktopRequestName> {
  /** Turns what the page sent into a payload, or throws. The page is not trusted. */
  parse(raw: unknown): Payload<Name>
  answer(payload: Payload<Name>, page: WebContents): Reply<Name> | Promise<Reply<Name>>
}

/** One entry per request: forgetting to handle or to parse one is a compile error. */
export type Handlers = { readonly [Name in DesktopRequestName]: Handler<Name> }

export interface AskingPages {
  isPage(contents: WebContents): boolean
  /** The page is loaded and listens: it wants its port to the host. */
  becomeReady(page: WebContents): void
  refused(name: string): void
}

export function serveRequests(handlers: Handlers, pages: AskingPages): void {
  for (const name of Object.keys(handlers) as DesktopRequestName[]) {
    serve(name, handlers[name], pages)
  }
  ipcMain.on('page-ready', (event) => {
    if (isOurPage(event, pages.isPage)) pages.becomeReady(event.sender)
    else pages.refused('page-ready')
  })
}

function serve<Name extends DesktopRequestName>(
  name: Name,
  handler: Handler<Name>,
  pages: AskingPages,
): void {
  ipcMain.handle(`request:${name}`, (event, raw: unknown) => {
    if (!isOurPage(event, pages.isPage)) {
      pages.refused(name)
      throw new Error('forbidden')
    }
    return handler.answer(handler.parse(raw), event.sender)
  })
}
