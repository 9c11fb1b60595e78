// Notebooks and bases as a page has them: asked and changed over its port, read from the catalog.
import { describe, expect, it } from 'vitest'
import type { CollectionChange } from '../../shared/contract/collections'
import type { DocId } from '../../shared/records/keys'
import { createNote } from '../support/host-notes'
import { hostsOfTest } from '../support/host-stories'
import type { TestHost } from '../support/library'
import type { ManualPage } from '../support/manual-page'

const start = hostsOfTest()
const EVERYTHING = {
  filter: {},
  sort: { by: 'own', isDescending: false },
  offset: 0,
  limit: 100,
} as const

async function create(page: ManualPage, kind: 'notebook' | 'base', title: string): Promise<DocId> {
  const created = await page.request('createCollection', { kind, title })
  if (created.kind !== 'created') throw new Error(created.error)
  return created.docId
}

async function change(page: ManualPage, docId: DocId, asked: CollectionChange) {
  const reply = await page.request('changeCollection', { docId, change: asked })
  if (reply.kind !== 'done') throw new Error(`${asked.kind}: ${reply.reason}`)
  return reply.created
}

async function notebookOfTwo(host: TestHost) {
  const page = host.page()
  await page.request('setName', { name: 'Nadia' })
  const notes = [await createNote(host, 'Semis'), await createNote(host, 'Compost')] as const
  const docId = await create(page, 'notebook', 'Jardin')
  const categoryId = await change(page, docId, {
    kind: 'createCategory',
    name: 'Récits',
    colour: 'teal',
    docIds: [],
  })
  if (!categoryId) throw new Error('no category was made')
  await change(page, docId, { kind: 'integrate', docIds: notes, categoryIds: [] })
  await change(page, docId, { kind: 'classify', docIds: [notes[1]], categoryId })
  const read = () => page.request('readNotebook', { docId })
  await page.see(read, (view) => view?.count === 2 && view.unclassified === 1)
  return { page, docId, categoryId, notes, read }
}

describe('a page', () => {
  it('makes a notebook, puts notes into it, and reads it from the catalog', async () => {
    const host = await start()
    const { page, docId, categoryId, notes, read } = await notebookOfTwo(host)
    expect(await read()).toMatchObject({
      title: 'Jardin',
      kind: 'notebook',
      count: 2,
      categories: [{ id: categoryId, name: 'Récits', colour: 'teal', count: 1 }],
      canUndo: true,
      canRedo: false,
    })
    const place = { kind: 'notebook', docId } as const
    const { rows } = await page.request('listPlaced', { place, ...EVERYTHING })
    expect(rows).toMatchObject([
      { docId: notes[0], title: 'Semis', categoryIds: [], integratedBy: 'Nadia' },
      { docId: notes[1], title: 'Compost', categoryIds: [categoryId], integratedBy: 'Nadia' },
    ])
    expect(await page.request('readIntegrations', { docId: notes[1] })).toMatchObject([
      { notebook: { docId }, categories: [{ name: 'Récits' }], by: 'Nadia' },
    ])
    const toSort = { ...EVERYTHING, place: { kind: 'to-sort' } } as const
    expect((await page.request('listPlaced', toSort)).total).toBe(0)
    expect((await page.request('readLibrary', {})).noteCount).toBe(2)
  })

  it('takes a change back and gives it again, and is told each time', async () => {
    const host = await start()
    const { page, docId, read } = await notebookOfTwo(host)
    await change(page, docId, { kind: 'rename', title: 'Potager' })
    await page.see(read, (view) => view?.title === 'Potager')
    await change(page, docId, { kind: 'undo' })
    await page.see(read, (view) => view?.title === 'Jardin' && view.canRedo)
    await change(page, docId, { kind: 'redo' })
    await page.see(read, (view) => view?.title === 'Potager' && !view.canRedo)
    await page.until(() => String(page.notice('collections')?.docIds) === docId)
  })

  it('sees a member go to the trash and come back, counted in its notebook', async () => {
    const host = await start()
    const { page, notes, read } = await notebookOfTwo(host)
    await page.request('trashNotes', { docIds: [notes[1]] })
    await page.see(read, (view) => view?.count === 1)
    await page.until(() => page.notice('collections')?.docIds === null)
    await page.request('restoreNotes', { docIds: [notes[1]] })
    const view = await page.see(read, (now) => now?.count === 2)
    expect(view?.categories).toMatchObject([{ name: 'Récits', count: 1 }])
  })

  it('collects notebooks in a base, and lists both until one is in the trash', async () => {
    const host = await start()
    const { page, docId } = await notebookOfTwo(host)
    const base = await create(page, 'base', 'Territoire')
    await change(page, base, { kind: 'integrate', docIds: [docId], categoryIds: [] })
    const view = await page.see(
      () => page.request('readBase', { docId: base }),
      (now) => now?.noteCount === 2,
    )
    expect(view).toMatchObject({ count: 1, notebooks: [{ docId, count: 2 }], canUndo: true })
    const list = () => page.request('listCollections', {})
    expect((await list()).map(({ kind }) => kind).toSorted()).toEqual(['base', 'notebook'])
    await page.request('trashNotes', { docIds: [docId] })
    await page.see(list, (rows) => rows.length === 1)
    expect((await page.request('readLibrary', {})).noteCount).toBe(2)
  })

  it('is refused what a page would never send, and nothing changes', async () => {
    const host = await start()
    const { page, docId, notes, read } = await notebookOfTwo(host)
    const before = await read()
    const asked = (payload: unknown) =>
      page.requestRaw({ name: 'changeCollection', payload }).then(
        () => 'answered',
        () => 'refused',
      )
    const long = 'x'.repeat(10_001)
    for (const wrong of [
      { kind: 'purge' },
      { kind: 'rename' },
      { kind: 'rename', title: 'x', more: 1 },
      { kind: 'rename', title: 'x'.repeat(100_001) },
      { kind: 'describe', description: long },
      { kind: 'remark', docId: notes[0], remark: long },
      { kind: 'license', licence: 'WTFPL' },
      { kind: 'integrate', docIds: ['short'], categoryIds: [] },
      { kind: 'integrate', docIds: notes, categoryIds: ['short'] },
      { kind: 'integrate', docIds: Array(200_001).fill(notes[0]), categoryIds: [] },
      { kind: 'move', docIds: notes, index: -1 },
      { kind: 'move', docIds: notes, index: 0.5 },
      { kind: 'deleteCategory', categoryId: '../../../../etc/' },
    ])
      expect(await asked({ docId, change: wrong }), JSON.stringify(wrong).slice(0, 80)).toBe(
        'refused',
      )
    expect(await asked({ docId, change: { kind: 'undo' }, more: 1 })).toBe('refused')
    expect(await read()).toEqual(before)
  })
})
