// What a curator waits for with the whole workload in one notebook: asked of a whole host as a page
// asks it, until it is on disk and answered, and until the lists show it. What is shown is checked.
import type { CollectionChange } from '../../shared/contract/collections'
import { readySodium } from '../../shared/records/sodium'
import {
  change,
  createCategory,
  createCollection,
  readShelf,
  see,
  type Shelf,
} from '../support/collection-pages'
import { createTemporaryFolder } from '../support/folders'
import { generateDocuments } from '../support/generated-notes'
import { openTestHost, openTestLibrary } from '../support/library'
import type { ManualPage } from '../support/manual-page'
import { fillWithNotes } from '../support/staged-notes'
import type { BenchOptions, Row, Scenario } from './row'
import { median } from './table'

const PAGE = 1000

async function run({ quick }: BenchOptions): Promise<readonly Row[]> {
  await readySodium()
  const [notes, added, times] = quick ? [200, 20, 2] : [12_000, 1000, 5]
  const folder = await createTemporaryFolder('bench-curation')
  try {
    const library = await openTestLibrary({ folder: folder.path })
    await fillWithNotes(library, generateDocuments(notes))
    await library.close()
    const host = await openTestHost({ folder: folder.path })
    try {
      return await curate(host.page(), { notes, added, times })
    } finally {
      await host.close()
    }
  } finally {
    await folder.remove()
  }
}

export const curation: Scenario = { name: 'curation', run }

interface Size {
  readonly notes: number
  /** How many are integrated and taken back at once. */
  readonly added: number
  readonly times: number
}

async function curate(page: ManualPage, { notes, added, times }: Size): Promise<readonly Row[]> {
  await see(
    page,
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
    const start = performance.now()
    await change(page, notebook, asked)
    const answered = performance.now() - start
    await see(page, shelf, (read) => read !== undefined && isSo(read))
    return { answered, shown: performance.now() - start }
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
    rowOf(`integrate ${added}`, taken.integrate, 500),
    rowOf(`classify ${notes}`, taken.classify, 1000),
    rowOf(`undo of that`, taken.undo, 1000),
    rowOf(`move one of ${notes}`, taken.move, 100),
  ]
}

interface Taken {
  readonly answered: number
  readonly shown: number
}

async function readIds(page: ManualPage, count: number) {
  const pages = Array.from({ length: Math.ceil(count / PAGE) }, (_, at) =>
    page.request('listNotes', { shelf: 'notes', offset: at * PAGE, limit: PAGE }),
  )
  const ids = (await Promise.all(pages)).flatMap(({ rows }) => rows.map(({ docId }) => docId))
  if (ids.length !== count) throw new Error(`${ids.length} notes are listed instead of ${count}`)
  return ids
}

function rowOf(name: string, taken: readonly Taken[] = [], goal: number): Row {
  const figure = median(taken.map(({ answered }) => answered))
  const shown = median(taken.map((each) => each.shown))
  return {
    scenario: `curation/${name}`,
    ours: figure,
    peers: {},
    unit: 'ms',
    goal: `≤ ${goal} ms`,
    isMet: figure <= goal,
    remark: `on disk and answered; in the lists after ${shown.toFixed(0)}`,
  }
}
