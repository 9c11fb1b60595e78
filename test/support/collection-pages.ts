// Notebooks as pages have them: asked for and changed over a port. Also for programs that are no test.
import type { CollectionChange } from '../../shared/contract/collections'
import type { CategoryId } from '../../shared/model/categories'
import { TITLE } from '../../shared/model/document'
import type { DocId } from '../../shared/records/keys'
import type { ManualPage } from './manual-page'

export async function createCollection(
  page: ManualPage,
  kind: 'notebook' | 'base',
  title: string,
): Promise<DocId> {
  const created = await page.request('createCollection', { kind, title })
  if (created.kind !== 'created') throw new Error(created.error)
  return created.docId
}

/** With a title of any length, as it is typed: not as a request. */
export async function writeNote(page: ManualPage, title: string): Promise<DocId> {
  const created = await page.request('createNote', { title: '' })
  if (created.kind !== 'created') throw new Error(created.error)
  const note = page.open(created.docId)
  await page.until(() => note.isSynced)
  if (title !== '') note.doc.getText(TITLE).insert(0, title)
  await page.until(() => note.isSaved)
  note.close()
  return created.docId
}

/** Throws where it is refused. */
export async function change(page: ManualPage, docId: DocId, asked: CollectionChange) {
  const reply = await page.request('changeCollection', { docId, change: asked })
  if (reply.kind !== 'done') throw new Error(`${asked.kind}: ${reply.reason}`)
  return reply.created
}

export async function createCategory(
  page: ManualPage,
  docId: DocId,
  name: string,
  docIds: readonly DocId[] = [],
): Promise<CategoryId> {
  const made = await change(page, docId, { kind: 'createCategory', name, colour: null, docIds })
  if (!made) throw new Error('no category was made')
  return made
}

/** A notebook whole: its page, and its notes in its own order. */
export async function readShelf(page: ManualPage, docId: DocId) {
  const view = await page.request('readNotebook', { docId })
  if (!view) return undefined
  const names = new Map(view.categories.map(({ id, name }) => [id, name]))
  const { rows, total } = await page.request('listPlaced', {
    place: { kind: 'notebook', docId },
    filter: {},
    sort: { by: 'own', isDescending: false },
    offset: 0,
    limit: 1000,
  })
  return {
    title: view.title,
    count: view.count,
    total,
    unclassified: view.unclassified,
    categories: view.categories.map(({ name, count }) => ({ name, count })),
    notes: rows.map((row) => ({
      docId: row.docId,
      // An orphan would be a category that the notebook does not list.
      categories: row.categoryIds.map((id) => names.get(id) ?? `orphan ${id}`),
      remark: row.remark,
    })),
  }
}

export type Shelf = NonNullable<Awaited<ReturnType<typeof readShelf>>>
