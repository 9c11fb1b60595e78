// What most stories about a host begin with.
import type { DocId } from '../../shared/records/keys'
import { openTestHost, type TestHost, type TestHostOptions } from './library'
import { onEnd } from './on-end'

/** Hosts that end with the test that started them. */
export function hostsOfTest(): (options?: TestHostOptions) => Promise<TestHost> {
  return async (options = {}) => {
    const started = await openTestHost(options)
    onEnd(started.close)
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
