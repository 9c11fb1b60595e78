// A note as a person sees it in a browser, and a page of ours in Node on the same served library.
import type { Locator, Page } from 'playwright-core'
import { WebSocket } from 'ws'
import type { OpenWire } from '../../renderer/bridge/wire'
import { PAGE_PATH } from '../../shared/protocol/served'
import { type BridgePage, openBridgePage } from './bridge-page'
import type { Served } from './chromium'

export interface NoteWindow {
  readonly page: Page
  readonly title: Locator
  readonly body: Locator
  /** Types where the cursor is. */
  type(text: string): Promise<void>
  press(...keys: readonly string[]): Promise<void>
  /** Settles when the body's text holds this. */
  shows(text: string): Promise<void>
}

export function noteWindow(page: Page): NoteWindow {
  const title = page.locator('[data-note-title]')
  const body = page.locator('[data-note-body]')
  return {
    page,
    title,
    body,
    type: (text) => page.keyboard.type(text),
    async press(...keys) {
      for (const key of keys) await page.keyboard.press(key)
    },
    shows: (text) => body.filter({ hasText: text }).waitFor(),
  }
}

/** A fresh note with a title, the cursor in its body. */
export async function startNote(page: Page, title: string): Promise<NoteWindow> {
  const note = noteWindow(page)
  // The fresh page puts the cursor into a title by itself.
  await page.waitForFunction(() => document.activeElement instanceof HTMLTextAreaElement)
  await page.keyboard.type(title)
  await note.body.waitFor()
  await page.waitForFunction(
    (expected) =>
      document.querySelector<HTMLTextAreaElement>('[data-note-title]')?.value === expected,
    title,
  )
  await note.title.press('Enter')
  return note
}

/** Another window of the same browser on the same note. */
export async function openAgain(served: Served, title: string): Promise<NoteWindow> {
  const page = await served.context.newPage()
  await page.goto(`http://127.0.0.1:${served.port}/`)
  const row = page.getByRole('row', { name: title }).or(page.getByRole('option', { name: title }))
  await row.first().click()
  const note = noteWindow(page)
  await note.body.waitFor()
  return note
}

/** A page of any version of ours: it can write what this build's editor never would. */
export async function openForeignPage(served: Served): Promise<BridgePage> {
  const cookies = await served.context.cookies()
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const socket = new WebSocket(`ws://127.0.0.1:${served.port}${PAGE_PATH}`, {
    headers: { cookie, origin: `http://127.0.0.1:${served.port}` },
  })
  await new Promise((settle, fail) => {
    socket.once('open', settle)
    socket.once('error', fail)
  })
  const page = openBridgePage({ pageId: 'foreign' })
  page.attach(wireOf(socket))
  return page
}

function wireOf(socket: WebSocket): OpenWire {
  return (listener) => {
    socket.on('message', (bytes: Buffer) => listener.message(Uint8Array.from(bytes)))
    socket.on('close', () => listener.closed())
    return { send: (bytes) => socket.send(bytes), close: () => socket.close() }
  }
}
