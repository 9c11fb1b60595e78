// A desk with one library and one browser, whose pages open, type, die and come back.
import { join } from 'node:path'
import * as Y from 'yjs'
import { openSqlite } from '../../host/log/open-sqlite'
import { nameOf } from '../../renderer/bridge/copy-registry'
import { isLost } from '../../renderer/bridge/host-client'
import { type PageClock, SYSTEM_CLOCK } from '../../renderer/bridge/page-clock'
import { readCopyUpdate } from '../../renderer/bridge/working-copy'
import { readTitle, writeTitle } from '../../shared/model/document'
import { USER } from '../../shared/model/origin'
import type { DocId } from '../../shared/records/keys'
import {
  type BridgePage,
  type BridgePageOptions,
  openBridgePage,
  openBrowser,
  openSession,
  until,
} from './bridge-page'
import { createTemporaryFolder } from './folders'
import { openTestHost, type TestHost } from './library'
import { onEnd } from './on-end'

/** The browser of the page that was opened last. */
export const BROWSER = {
  get factory() {
    return globalThis.indexedDB
  },
  clock: SYSTEM_CLOCK,
}

export interface Desk {
  readonly host: TestHost
  readonly factory: ReturnType<typeof openBrowser>
  readonly clock: PageClock
  page(options?: BridgePageOptions): BridgePage
}

export async function startDesk(): Promise<Desk> {
  const host = await openTestHost()
  onEnd(host.close)
  const factory = openBrowser()
  return {
    host,
    factory,
    clock: SYSTEM_CLOCK,
    page(options = {}) {
      const page = openBridgePage({ factory, ...options })
      onEnd(page.close)
      page.connect(host.host)
      return page
    },
  }
}

export async function createNote(page: BridgePage): Promise<DocId> {
  const made = await page.bridge.client.request('createNote', { title: '' })
  if (isLost(made) || made.kind !== 'created') throw new Error('no note')
  return made.docId
}

export async function copyName(page: BridgePage, docId: DocId): Promise<string> {
  const library = await until(page.bridge.view.library, (state) => state !== undefined)
  if (!library) throw new Error('no library')
  const { libraryId, generation } = library
  return nameOf({ libraryId, generation, docId })
}

/** What y-indexeddb wrote so far; it writes at once but tells nobody. */
export async function untilCopied(
  factory: Desk['factory'],
  name: string,
  title: string,
): Promise<void> {
  for (;;) {
    const update = await readCopyUpdate({ factory, clock: SYSTEM_CLOCK }, name)
    const doc = new Y.Doc()
    if (update) Y.applyUpdate(doc, update)
    if (readTitle(doc) === title) return
    await new Promise((settle) => setImmediate(settle))
  }
}

/** A page that typed while its host was dead, and then died itself. */
export async function dieUnsaved(desk: Desk, title: string): Promise<DocId> {
  const page = desk.page({ pageId: 'dead', live: new Set(['dead']) })
  const docId = await createNote(page)
  const session = await openSession(page, docId)
  page.cut()
  writeTitle(session.doc, title, USER)
  await untilCopied(desk.factory, await copyName(page, docId), title)
  page.die()
  return docId
}

/** One browser and a folder whose library is closed, changed by other hands, and opened again. */
export async function startFolder() {
  const { path: folder, remove } = await createTemporaryFolder('copies')
  onEnd(remove)
  const factory = openBrowser()
  const database = join(folder, 'library.db')
  return {
    database,
    async visit(pageId: string, act: (page: BridgePage) => Promise<void>): Promise<void> {
      const host = await openTestHost({ folder })
      const page = openBridgePage({ factory, pageId, live: new Set([pageId]) })
      page.connect(host.host)
      try {
        await act(page)
      } finally {
        await page.close()
        await host.close()
      }
    },
    /** As a restore leaves the library: another writer's, or another library altogether. */
    forget(...names: readonly string[]): void {
      const sqlite = openSqlite(database)
      for (const name of names) sqlite.run('DELETE FROM meta WHERE name = ?', name)
      sqlite.close()
    },
  }
}
