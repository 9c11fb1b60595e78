// A notebook whose notes say all that a table has columns for, written by another page of its library.
import type { CollectionChange } from '../../shared/contract/collections'
import { type NoteField, NoteFacts } from '../../shared/model/note'
import type { Licence } from '../../shared/model/licence'
import type { DocId } from '../../shared/records/keys'
import { type BridgePage, openSession, whenSaved } from './bridge-page'

export interface TableNote {
  readonly title: string
  readonly authors?: readonly string[]
  readonly licence?: Licence
  readonly fields?: Readonly<Partial<Record<NoteField, string>>>
  /** A day of the reader's: `2024-03-02`. */
  readonly published?: string
}

/** In the order given. */
export async function fillTable(
  page: BridgePage,
  title: string,
  notes: readonly TableNote[],
): Promise<DocId> {
  const { client } = page.bridge
  const docIds: DocId[] = []
  for (const note of notes) {
    const made = await client.request('createNote', { title: note.title, type: 'general' })
    if (made.kind !== 'created') throw new Error(made.kind)
    docIds.push(made.docId)
    await describeNote(page, made.docId, note)
  }
  const made = await client.request('createCollection', { kind: 'notebook', title })
  if (made.kind !== 'created') throw new Error(made.kind)
  const change = async (asked: CollectionChange) => {
    const done = await client.request('changeCollection', { docId: made.docId, change: asked })
    if (done.kind !== 'done') throw new Error(done.kind)
  }
  for (const docId of docIds) await change({ kind: 'integrate', docIds: [docId], categoryIds: [] })
  await change({ kind: 'license', licence: 'CC-BY-4.0' })
  return made.docId
}

async function describeNote(
  page: BridgePage,
  docId: DocId,
  { authors = [], licence, fields = {}, published }: TableNote,
): Promise<void> {
  const facts = new NoteFacts((await openSession(page, docId)).doc)
  for (const name of authors) facts.authors.create({ name })
  if (licence) facts.setLicence(licence)
  for (const [name, value] of Object.entries(fields)) facts.setField(name as NoteField, value)
  if (published !== undefined) facts.setPublishedAt(new Date(`${published}T12:00`).getTime())
  await whenSaved(page, docId)
}
