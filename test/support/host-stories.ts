// What most stories about a host begin with.
import { afterEach } from 'vitest'
import type { DocId } from '../../shared/records/keys'
import { openTestHost, type TestHost, type TestHostOptions } from './library'

/** Hosts that end with the test that started them. */
export function hostsOfTest(): (options?: TestHostOptions) => Promise<TestHost> {
  const clean: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const step of clean.splice(0).reverse()) await step()
  })
  return async (options = {}) => {
    const started = await openTestHost(options)
    clean.push(started.close)
    return started
  }
}

export async function createNote(host: TestHost, title = ''): Promise<DocId> {
  const created = await host.page().request('createNote', { title })
  if (created.kind !== 'created') throw new Error(created.error)
  return created.docId
}

/** The whole text of a note's summary, as a page that opens it now sees it. */
export async function readText(host: TestHost, docId: DocId): Promise<string> {
  const page = host.page()
  const note = page.open(docId)
  await page.until(() => note.isSynced)
  const { text } = note
  note.close()
  return text
}
