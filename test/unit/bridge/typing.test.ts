// From the page's side: the unmodified provider over the port, and what is known to be unsaved.
import { describe, expect, it } from 'vitest'
import { isLost } from '../../../renderer/bridge/host-client'
import { writeTitle, readTitle } from '../../../shared/model/document'
import { USER } from '../../../shared/model/origin'
import type { DocId } from '../../../shared/records/keys'
import {
  type BridgePage,
  openBridgePage,
  openSession,
  until,
  whenSaved,
} from '../../support/bridge-page'
import { openTestHost, type TestHost } from '../../support/library'
import { onEnd } from '../../support/on-end'

async function startHost(folder?: string): Promise<TestHost> {
  const host = await openTestHost(folder === undefined ? {} : { folder })
  onEnd(host.close)
  return host
}

function startPage(host?: TestHost, pageId?: string): BridgePage {
  const page = openBridgePage(pageId === undefined ? {} : { pageId })
  onEnd(page.close)
  if (host) page.connect(host.host)
  return page
}

async function createNote(page: BridgePage, title = ''): Promise<DocId> {
  const made = await page.bridge.client.request('createNote', { title })
  if (isLost(made) || made.kind !== 'created') throw new Error('no note')
  return made.docId
}

describe('a page that types', () => {
  it('knows each edit as unsaved until the library has it on its disk', async () => {
    const host = await startHost()
    const page = startPage(host)
    const docId = await createNote(page)
    const session = await openSession(page, docId)
    writeTitle(session.doc, 'Semis', USER)
    expect(session.unsaved).toBe(1)
    await whenSaved(page, docId)
    expect(session.unsaved).toBe(0)
  })

  it('shows the other window what it typed', async () => {
    const host = await startHost()
    const [left, right] = [startPage(host, 'left'), startPage(host, 'right')]
    const docId = await createNote(left)
    const [mine, other] = [await openSession(left, docId), await openSession(right, docId)]
    const seen = new Promise((settle) => other.doc.once('update', settle))
    writeTitle(mine.doc, 'Semis', USER)
    await seen
    expect(readTitle(other.doc)).toBe('Semis')
  })

  it('hands over to the next host what the one before took to its grave', async () => {
    const first = await startHost()
    const page = startPage(first)
    const docId = await createNote(page)
    const session = await openSession(page, docId)
    page.cut()
    writeTitle(session.doc, 'Écrit sans hôte', USER)
    expect(session.unsaved).toBe(1)
    await first.host.close()

    const second = await startHost(first.folder)
    page.connect(second.host)
    await whenSaved(page, docId)
    const other = startPage(second, 'other')
    expect(readTitle((await openSession(other, docId)).doc)).toBe('Écrit sans hôte')
  })

  it('does not take a later message for the edits that an earlier host lost', async () => {
    const host = await startHost()
    const page = startPage(host)
    const docId = await createNote(page)
    const session = await openSession(page, docId)
    page.cut()
    for (const title of ['S', 'Se', 'Sem']) writeTitle(session.doc, title, USER)
    page.connect(host.host)
    await until(page.bridge.linkState, (state) => state === 'connected')
    writeTitle(session.doc, 'Semi', USER)
    await whenSaved(page, docId)
    const other = startPage(host, 'other')
    expect(readTitle((await openSession(other, docId)).doc)).toBe('Semi')
  })
})

describe('a page whose host dies', () => {
  it('asks its reads again and answers LOST for a change', async () => {
    const first = await startHost()
    const page = startPage(first)
    const before = await page.bridge.client.request('readLibrary', {})
    const read = page.bridge.client.request('readLibrary', {})
    const change = page.bridge.client.request('setName', { name: 'Ana' })
    page.cut()
    expect(isLost(await change)).toBe(true)
    await first.host.close()
    const second = await startHost(first.folder)
    page.connect(second.host)
    expect((await read).libraryId).toBe(before.libraryId)
  })
})
