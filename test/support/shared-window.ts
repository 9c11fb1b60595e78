// One served app for all stories of a file, since each start takes seconds: every story begins in a
// fresh window, whose browser remembers nothing.
import type { Page } from 'playwright-core'
import { afterAll } from 'vitest'
import type { HostClient } from '../../renderer/bridge/host-client'
import type { BridgePage } from './bridge-page'
import { launchServed, type Served } from './chromium'
import { createTemporaryFolder, type TemporaryFolder } from './folders'
import { openForeignPage } from './note-window'

/**
 * What it gives opens that window, for stories that leave the name, the relay and the key as they
 * are: on a library that is empty again, or on what `fill` has put there once.
 */
export function shareWindow(
  name: string,
  fill?: (page: Page) => Promise<void>,
): () => Promise<Served> {
  let folder: TemporaryFolder | undefined
  let served: Served | undefined
  let beside: BridgePage | undefined
  afterAll(async () => {
    await beside?.close()
    await served?.close()
    await folder?.remove()
  })
  return async () => {
    if (!served) {
      folder = await createTemporaryFolder(name)
      served = await launchServed({ library: `${folder.path}/library` })
      await fill?.(served.page)
      return served
    }
    for (const page of served.context.pages()) await page.close()
    if (!fill) {
      beside ??= await openForeignPage(served)
      await empty(beside.bridge.client)
    }
    return { ...served, page: await openFresh(served) }
  }
}

async function openFresh({ context, port }: Served): Promise<Page> {
  const page = await context.newPage()
  const origin = `http://127.0.0.1:${port}`
  const inspector = await context.newCDPSession(page)
  const storageTypes = 'local_storage,indexeddb'
  await inspector.send('Storage.clearDataForOrigin', { origin, storageTypes })
  await inspector.detach()
  await page.goto(`${origin}/`)
  return page
}

/** Until it has no note, notebook, base or kept filter, also none in the trash. */
async function empty(client: HostClient): Promise<void> {
  const shown = async (shelf: 'notes' | 'trash') => {
    const { rows } = await client.request('listNotes', { shelf, offset: 0, limit: 500 })
    return rows.map(({ docId }) => docId)
  }
  for (const { id } of await client.request('readFilters', {}))
    await client.request('changeFilter', { change: { kind: 'remove', id } })
  for (;;) {
    const collections = await client.request('listCollections', {})
    const docIds = [...(await shown('notes')), ...collections.map(({ docId }) => docId)]
    if (docIds.length > 0) await client.request('trashNotes', { docIds })
    const thrown = await shown('trash')
    if (thrown.length > 0) await client.request('purgeNotes', { docIds: thrown })
    // The library counts at once, and lists a moment later.
    const { noteCount, trashCount } = await client.request('readLibrary', {})
    if (docIds.length + thrown.length + noteCount + trashCount === 0) return
  }
}
