// The sample library on a real host: what is made, once, and what taking it away leaves.
import { describe, expect, it } from 'vitest'
import type { NoteFilter } from '../../shared/contract/lists'
import { createNote } from '../support/host-notes'
import { hostsOfTest } from '../support/host-stories'

const start = hostsOfTest()

async function withSample() {
  const host = await start()
  const page = host.page()
  const added = await page.request('addSample', { language: 'fr' })
  if (added.kind !== 'added') throw new Error(added.kind)
  // The catalog holds it a moment later, one document after another.
  await page.see(
    () => page.request('listNotes', { shelf: 'notes', offset: 0, limit: 1 }),
    ({ total }) => total === 43,
  )
  await page.see(
    () => page.request('listCollections', {}),
    (rows) => rows.length === 5 && rows.every(({ count }) => count > 0),
  )
  return { host, page, first: added.docId }
}

describe('the sample library', () => {
  it('is notes, notebooks and a base like any other, and begins with its first note', async () => {
    const { page, first } = await withSample()
    const collections = await page.request('listCollections', {})
    expect(collections.filter(({ kind }) => kind === 'notebook')).toHaveLength(4)
    expect(collections.filter(({ kind }) => kind === 'base')).toHaveLength(1)
    const list = await page.request('listNotes', { shelf: 'notes', offset: 0, limit: 1 })
    expect(list.rows[0]?.docId).toBe(first)
    const links = await page.request('readLinks', { docId: first })
    expect(links.outgoing.every(({ state }) => state === 'here')).toBe(true)
    expect(links.outgoingTotal).toBeGreaterThan(3)
  })

  it('shows a picture with words for it, and one template of its own', async () => {
    const { page } = await withSample()
    const place = { kind: 'all' } as const
    const sort = { by: 'own', isDescending: false } as const
    const list = (filter: NoteFilter) =>
      page.request('listPlaced', { place, filter, sort, offset: 0, limit: 10 })
    const pictured = await list({ hasAttachments: true })
    expect(pictured.rows.map(({ title }) => title)).toEqual(['Le Cercle des guichets'])
    expect((await list({ tags: ['modèle'] })).rows.map(({ title }) => title)).toEqual([
      'La charte d’une page',
    ])
    expect((await list({ query: '"sièges de couleurs différentes"' })).total).toBe(1)
  })

  it('is made once', async () => {
    const { page } = await withSample()
    expect(await page.request('addSample', { language: 'en' })).toEqual({ kind: 'here' })
    expect((await page.request('readLibrary', {})).noteCount).toBe(43)
  })

  it('goes to the trash whole, and takes nothing of a person’s own along', async () => {
    const { host, page } = await withSample()
    const own = await createNote(host, 'À moi')
    const removed = await page.request('removeSample', {})
    expect(removed).toMatchObject({ kind: 'done', docIds: { length: 48 } })
    expect(removed).not.toMatchObject({ docIds: expect.arrayContaining([own]) })
    const trash = await page.see(
      () => page.request('listNotes', { shelf: 'trash', offset: 0, limit: 100 }),
      ({ total }) => total === 48,
    )
    expect(trash.rows).toHaveLength(48)
    expect(await page.request('listCollections', {})).toEqual([])
    await page.see(
      () => page.request('readNote', { docId: own }),
      (note) => note?.trashedAt === null,
    )
    const library = await page.request('readLibrary', {})
    expect([library.noteCount, library.trashCount]).toEqual([1, 48])
    expect(library.sample).toBe('removed')
    expect(await page.request('addSample', { language: 'fr' })).toEqual({ kind: 'here' })
  })

  it('can be had back from the trash, with its places', async () => {
    const { page, first } = await withSample()
    const [before] = await page.request('readIntegrations', { docId: first })
    await page.request('removeSample', {})
    const { notebook } = before ?? {}
    if (!notebook) throw new Error('it is in a notebook')
    await page.request('restoreNotes', { docIds: [first, notebook.docId] })
    expect((await page.request('readLibrary', {})).sample).toBe('here')
    const names = (row = before) => String(row?.categories.map(({ name }) => name))
    await page.see(
      () => page.request('readIntegrations', { docId: first }),
      ([after]) => after !== undefined && names(after) === names(),
    )
  })
})
