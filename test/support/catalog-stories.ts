// What stories about the catalog begin with; it is put away when they end.
import { join } from 'node:path'
import type { CatalogReport, CatalogRequest } from '../../host/catalog/messages'
import { CATALOG_FILE, openCatalog, type OpenCatalog } from '../../host/catalog/open-catalog'
import type { NoteEntry } from '../../host/catalog/contract'
import type { CatalogSource } from '../../host/catalog/rebuild'
import { CatalogServer } from '../../host/catalog/serve-catalog'
import type { JobProgress } from '../../shared/contract/jobs'
import { deriveLocalKey } from '../../shared/records/identity'
import type { DocId } from '../../shared/records/keys'
import { catalogEntry } from './catalog-entries'
import { createTemporaryFolder, type TemporaryFolder } from './folders'
import { generateDocuments } from './generated-notes'
import { openTestLibrary, type TestLibrary } from './library'
import { onEnd } from './on-end'
import { fillWithNotes } from './staged-notes'
import { buildWorker } from './workers'

export async function createCatalogFolder(): Promise<TemporaryFolder> {
  const folder = await createTemporaryFolder('catalog')
  onEnd(folder.remove)
  return folder
}

export async function openTestCatalog(
  folder: string,
  source?: CatalogSource,
  tell: (progress: JobProgress) => void = () => {},
): Promise<OpenCatalog> {
  const worker = await buildWorker('catalog')
  const catalog = await openCatalog({ folder, worker, source, tell })
  onEnd(() => catalog.close())
  return catalog
}

/** In this thread, and built a step at a time: a story stops in its midst. */
export async function openCatalogInSteps(source: CatalogSource) {
  const file = join((await createCatalogFolder()).path, CATALOG_FILE)
  const reports: CatalogReport[] = []
  const steps: (() => void)[] = []
  const server = new CatalogServer(
    { file, source },
    { send: (report) => reports.push(report), later: (step) => steps.push(step) },
  )
  let last = 0
  const answer = (call: CatalogRequest['call'], ...values: readonly unknown[]): unknown => {
    last += 1
    server.answer({ id: last, call, values })
    const report = reports.findLast((each) => 'id' in each && each.id === last)
    if (report?.kind !== 'reply') throw new Error(`${call}: ${JSON.stringify(report)}`)
    return report.value
  }
  onEnd(() => answer('close'))
  return {
    reports,
    answer,
    step: () => steps.shift()?.(),
    finish() {
      while (steps.length > 0) steps.shift()?.()
    },
  }
}

export async function found(catalog: OpenCatalog, query: string): Promise<readonly string[]> {
  return (await catalog.search(query, 50)).rows.map((row) => row.docId)
}

export async function openFilledLibrary(
  count: number,
): Promise<TestLibrary & { source: CatalogSource }> {
  const test = await openTestLibrary()
  onEnd(() => test.close())
  await fillWithNotes(test, generateDocuments(count))
  const source = {
    file: join(test.folder, 'library.db'),
    localKey: deriveLocalKey(test.root),
    homeId: test.library.holdings.homeId,
  }
  return { ...test, source }
}

/** A note whose text is `text`, where `[words](id)` is a link. */
export function linkingNote(name: string, text = '', more: Partial<NoteEntry> = {}): NoteEntry {
  const links: NoteEntry['links'][number][] = []
  let plain = ''
  let last = 0
  for (const { 0: whole, 1: words = '', 2: target = '', index } of text.matchAll(
    /\[([^\]]+)\]\(([^)]+)\)/g,
  )) {
    plain += text.slice(last, index)
    links.push({ target: target as DocId, heading: '', at: plain.length, length: words.length })
    plain += words
    last = index + whole.length
  }
  return catalogEntry(name, { text: plain + text.slice(last), links, ...more })
}

/** A new catalog that holds these. */
export async function openCatalogOf(...entries: readonly NoteEntry[]): Promise<OpenCatalog> {
  const catalog = await openTestCatalog((await createCatalogFolder()).path)
  await catalog.put(entries)
  return catalog
}
