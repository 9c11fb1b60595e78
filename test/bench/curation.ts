// What a curator waits for with the whole workload in one notebook: asked of a whole host as a page
// asks it, until it is on disk and answered, and until the lists show it. What is shown is checked.
// Beside it for how long the host's thread then answers nobody, such as whoever types elsewhere.
import type { CollectionChange } from '../../shared/contract/collections'
import { readySodium } from '../../shared/records/sodium'
import {
  change,
  createCategory,
  createCollection,
  readShelf,
  type Shelf,
} from '../support/collection-pages'
import { createTemporaryFolder } from '../support/folders'
import { generateDocuments } from '../support/generated-notes'
import { openTestLibrary } from '../support/library'
import type { ManualPage } from '../support/manual-page'
import { fillWithNotes } from '../support/staged-notes'
import { type HostProcess, type Longest, openHostProcess } from './curation/host-process'
import type { BenchOptions, Row, Scenario } from './row'
import { median } from './table'

const PAGE = 1000
/** Milliseconds for which nobody else is answered. */
const TURN = 50

async function run({ quick }: BenchOptions): Promise<readonly Row[]> {
  await readySodium()
  const [notes, added, times] = quick ? [200, 20, 2] : [12_000, 1000, 5]
  const folder = await createTemporaryFolder('bench-curation')
  try {
    const library = await openTestLibrary({ folder: folder.path })
    await fillWithNotes(library, generateDocuments(notes))
    await library.close()
    const size = { notes, added, times }
    const curated = await withHost(folder.path, (host) => curate(host, size))
    return [...curated, ...(await withHost(folder.path, (host) => beginAgain(host, size)))]
  } finally {
    await folder.remove()
  }
}

async function withHost<Value>(folder: string, work: (host: HostProcess) => Promise<Value>) {
  const host = await openHostProcess(folder)
  try {
    return await work(host)
  } finally {
    await host.close()
  }
}

export const curation: Scenario = { name: 'curation', run }

interface Size {
  readonly notes: number
  /** How many are integrated and taken back at once. */
  readonly added: number
  readonly times: number
}

async function curate(host: HostProcess, { notes, added, times }: Size): Promise<readonly Row[]> {
  const { page } = host
  await page.see(
    () => page.request('listNotes', { shelf: 'notes', offset: 0, limit: 1 }),
    ({ total }) => total === notes,
  )
  const ids = await readIds(page, notes)
  const notebook = await createCollection(page, 'notebook', 'Tout')
  const categoryId = await createCategory(page, notebook, 'Récits')
  const rest = ids.slice(added)
  await change(page, notebook, { kind: 'integrate', docIds: rest, categoryIds: [] })
  const shelf = () => readShelf(page, notebook)
  const measure = async (asked: CollectionChange, isSo: (shelf: Shelf) => boolean) => {
    host.forget()
    const start = performance.now()
    await change(page, notebook, asked)
    const answered = performance.now() - start
    await page.see(shelf, (read) => read !== undefined && isSo(read))
    return { answered, shown: performance.now() - start, kept: await host.longest() }
  }
  const some = ids.slice(0, added)
  const [first] = rest
  if (!first) throw new Error('there is nothing to move')
  const taken: Record<string, Taken[]> = { integrate: [], classify: [], undo: [], move: [] }
  for (let n = 0; n < times; n += 1) {
    const integrated = { kind: 'integrate', docIds: some, categoryIds: [] } as const
    taken.integrate?.push(await measure(integrated, ({ count }) => count === notes))
    const classified = { kind: 'classify', docIds: ids, categoryId } as const
    taken.classify?.push(await measure(classified, ({ unclassified }) => unclassified === 0))
    taken.undo?.push(await measure({ kind: 'undo' }, ({ unclassified }) => unclassified === notes))
    const moved = { kind: 'move', docIds: [first], index: n % 2 === 0 ? notes - 1 : 0 } as const
    taken.move?.push(
      await measure(moved, (read) => (read.notes[0]?.docId === first) === (n % 2 === 1)),
    )
    await measure({ kind: 'takeOut', docIds: some }, ({ count }) => count === notes - added)
  }
  return [
    ...rowsOf(`integrate ${added}`, taken.integrate, 500),
    ...rowsOf(`classify ${notes}`, taken.classify, 1000),
    ...rowsOf(`undo of that`, taken.undo, 1000),
    ...rowsOf(`move one of ${notes}`, taken.move, 100),
  ]
}

/** The first change after a start: the notebook is on disk alone until then. */
async function beginAgain(host: HostProcess, { notes }: Size): Promise<readonly Row[]> {
  const { page } = host
  const collections = () => page.request('listCollections', {})
  await page.see(collections, ([notebook]) => (notebook?.count ?? 0) > 0)
  const [notebook] = await collections()
  if (!notebook) throw new Error('the notebook is gone')
  host.forget()
  const start = performance.now()
  await change(page, notebook.docId, { kind: 'describe', description: 'Commencé' })
  const answered = performance.now() - start
  const view = () => page.request('readNotebook', { docId: notebook.docId })
  await page.see(view, (read) => read?.description === 'Commencé')
  const shown = performance.now() - start
  const taken = [{ answered, shown, kept: await host.longest() }]
  return rowsOf(`first change in ${notes}`, taken, 500)
}

interface Taken {
  readonly answered: number
  readonly shown: number
  readonly kept: Longest
}

async function readIds(page: ManualPage, count: number) {
  const pages = Array.from({ length: Math.ceil(count / PAGE) }, (_, at) =>
    page.request('listNotes', { shelf: 'notes', offset: at * PAGE, limit: PAGE }),
  )
  const ids = (await Promise.all(pages)).flatMap(({ rows }) => rows.map(({ docId }) => docId))
  if (ids.length !== count) throw new Error(`${ids.length} notes are listed instead of ${count}`)
  return ids
}

function rowsOf(name: string, taken: readonly Taken[] = [], goal: number): readonly Row[] {
  const answered = median(taken.map((each) => each.answered))
  const shown = median(taken.map((each) => each.shown))
  const kept = median(taken.map((each) => each.kept.cpuMs ?? each.kept.ms))
  const longest = Math.max(...taken.map((each) => each.kept.ms))
  const row = (scenario: string, ours: number, atMost: number, remark: string): Row => ({
    scenario: `curation/${scenario}`,
    ours,
    peers: {},
    unit: 'ms',
    goal: `≤ ${atMost} ms`,
    isMet: ours <= atMost,
    remark,
  })
  return [
    row(name, answered, goal, `on disk and answered; in the lists after ${shown.toFixed(0)}`),
    row(
      `${name}, longest turn`,
      kept,
      TURN,
      `of the host’s thread, CPU where Node tells it; at most ${longest.toFixed(0)} by the clock`,
    ),
  ]
}
