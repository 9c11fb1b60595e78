// A person who curates, with the host's own parts, and what a notebook holds as anybody would read it.
import type { CollectionChange, CollectionReply } from '../../shared/contract/collections'
import type { CategoryId } from '../../shared/model/categories'
import { type CollectionKind, readTitle } from '../../shared/model/document'
import { Notebook } from '../../shared/model/notebook'
import type { DocId } from '../../shared/records/keys'
import { Collections } from '../../host/library/collections'
import { CollectionFollower } from '../../host/library/follow-collections'
import type { Library } from '../../host/library/library'
import { createNote } from '../../host/library/note-actions'
import { KeyGiver } from '../../host/library/pass-on-keys'
import { SlicedWork } from '../../host/library/sliced-work'

export class Curator {
  readonly library: Library
  readonly collections: Collections
  readonly giver: KeyGiver
  readonly #follower: CollectionFollower
  readonly #work: SlicedWork

  constructor(library: Library) {
    this.library = library
    this.giver = new KeyGiver(library)
    this.#work = new SlicedWork(library.clock)
    this.collections = new Collections(library, this.giver, this.#work)
    this.collections.finishBegun()
    this.#follower = new CollectionFollower(library)
  }

  create(kind: CollectionKind, title = ''): DocId {
    const created = this.collections.create(kind, title)
    if (created.kind !== 'created') throw new Error(created.error)
    return created.docId
  }

  createNotes(count: number): readonly DocId[] {
    return Array.from({ length: count }, (_, at) => {
      const created = createNote(this.library, `Note ${at + 1}`)
      if (created.kind !== 'created') throw new Error(created.error)
      return created.docId
    })
  }

  /** Of so few members that it is done at once. */
  change(docId: DocId, change: CollectionChange): CollectionReply {
    const reply = this.collections.change(docId, change)
    if (reply instanceof Promise) throw new Error('it is done in parts')
    return reply
  }

  changeMany(docId: DocId, change: CollectionChange): Promise<CollectionReply> {
    return Promise.resolve(this.collections.change(docId, change))
  }

  /** Throws where it was refused. */
  do(docId: DocId, change: CollectionChange): void {
    const reply = this.change(docId, change)
    if (reply.kind !== 'done') throw new Error(`${change.kind} was refused: ${reply.reason}`)
  }

  createCategory(docId: DocId, name: string, docIds: readonly DocId[] = []): CategoryId {
    const reply = this.change(docId, { kind: 'createCategory', name, colour: null, docIds })
    if (reply.kind !== 'done' || !reply.created) throw new Error('no category was made')
    return reply.created
  }

  read(docId: DocId) {
    return readShelves(this.library, docId)
  }

  close(): void {
    this.#follower.close()
    this.#work.close()
    this.giver.close()
    this.collections.close()
  }
}

/** What it is called, and its notes in their order with the names of their categories. */
export function readShelves(library: Library, docId: DocId) {
  const doc = library.open(docId)?.doc
  if (!doc) throw new Error('it is not here')
  const notebook = new Notebook(doc)
  const nameOf = (id: CategoryId) => notebook.categories.category(id)?.name ?? ''
  const read = {
    title: readTitle(doc),
    description: notebook.setting('description'),
    colour: notebook.setting('colour'),
    licence: notebook.setting('licence'),
    underlinesTerms: notebook.underlinesTerms,
    notes: notebook.notes.list().map((note) => ({
      docId: note.docId,
      by: note.by,
      remark: note.remark,
      categories: [...notebook.categoriesOf(note.docId)].map(nameOf).toSorted(),
    })),
    categories: notebook.categories.list().map(({ name }) => name),
    removed: notebook.categories.removed().map(({ name }) => name),
  }
  notebook.close()
  return read
}
