// A new machine with nothing but the 24 words: the real host, its worker, its disk. What is stored
// is counted in the file itself, from beside, as a backup would read it.
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { openSqlite, type Sqlite } from '../../../host/log/open-sqlite'
import { createTemporaryFolder } from '../../support/folders'
import { openTestHost } from '../../support/library'
import type { ManualPage } from '../../support/manual-page'
import { watchLoop } from './loop-watch'
import { compareTexts, readTexts } from './texts'
import type { UploadedLibrary } from './uploaded'

/** Milliseconds from the words to each. */
export interface CloneTimes {
  /** The list shows notes and one of them opens with its text. */
  readonly readable: number
  /** Every note's records are verified and committed. */
  readonly stored: number
  /** Every note is in the list and in what is searched. */
  readonly searchable: number
  /** The longest that a page's question could have waited. */
  readonly longestWait: number
}

const LOOK = 10

/** Gets everything, checks that it is all there and says the same, and leaves nothing behind. */
export async function cloneOnce(from: UploadedLibrary): Promise<CloneTimes> {
  const base = await createTemporaryFolder('bench-clone')
  const folder = join(base.path, 'library')
  try {
    const times = await clone(folder, from)
    compareTexts('the new machine', await readTexts(folder), from.texts)
    return times
  } finally {
    await base.remove()
  }
}

/** Into this folder, to stay. */
export async function clone(folder: string, from: UploadedLibrary): Promise<CloneTimes> {
  const host = await openTestHost({ folder })
  const watch = watchLoop()
  let file: Sqlite | undefined
  try {
    const page = host.page()
    await page.until(() => page.notice('phase')?.kind === 'ready')
    const start = performance.now()
    const since = () => performance.now() - start
    let [readable, stored] = [0, 0]
    const reply = await page.request('restoreFromWords', { words: from.words, relay: from.url })
    if (reply.kind !== 'restored') throw new Error(`the words were refused: ${reply.reason}`)
    file = openSqlite(join(folder, 'library.db'), { readOnly: true })
    while (stored === 0 || !(await isSearchable(page, from.count))) {
      if (readable === 0 && (await canRead(page))) readable = since()
      if (stored === 0 && countStored(file) === from.count + 1) stored = since()
      await wait(LOOK)
    }
    return { readable, stored, searchable: since(), longestWait: watch.longest() }
  } finally {
    watch.close()
    file?.close()
    await host.close()
  }
}

async function canRead(page: ManualPage): Promise<boolean> {
  const { rows } = await page.request('listNotes', { shelf: 'notes', offset: 0, limit: 1 })
  const [row] = rows
  if (!row) return false
  const note = page.open(row.docId)
  await page.until(() => note.isSynced)
  const isThere = note.doc.getXmlFragment('body').length > 0
  note.close()
  return isThere
}

/** Home included: what a relay has delivered, committed. */
function countStored(file: Sqlite): number {
  const sql = 'SELECT count(*) AS n FROM documents WHERE syncedAt IS NOT NULL'
  return file.get<{ n: number }>(sql)?.n ?? 0
}

async function isSearchable(page: ManualPage, count: number): Promise<boolean> {
  const { total } = await page.request('listNotes', { shelf: 'notes', offset: 0, limit: 1 })
  if (total < count) return false
  const { isIndexing } = await page.request('searchNotes', { query: 'mesure', limit: 1 })
  return !isIndexing
}
