// Notes of a host, as a page makes and reads them. Also for programs that are no test.
import type { DocId } from '../../shared/records/keys'
import type { TestHost } from './library'

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
