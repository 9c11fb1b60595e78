// The generated notebooks, bases and notes as documents of a library, to be staged as an import would:
// what each says is in the catalog's entries that they are written from.
import * as Y from 'yjs'
import { Collection } from '../../shared/model/collection'
import { createDocument, writeTitle } from '../../shared/model/document'
import { NoteFacts } from '../../shared/model/note'
import { Notebook } from '../../shared/model/notebook'
import { PROGRAM } from '../../shared/model/origin'
import { utf8 } from '../../shared/records/bytes'
import { createEditCapability, type DocId } from '../../shared/records/keys'
import { sodium } from '../../shared/records/sodium'
import { writeBody } from '../../shared/text/body/body-document'
import { rewriteBlocks } from '../../shared/text/body/body-tree'
import { formatPlace } from '../../shared/text/link'
import { readMarkdown } from '../../shared/text/markdown/markdown-read'
import type { CollectionEntry, NoteEntry } from '../../host/catalog/contract'
import type { GeneratedCatalog } from './generated-collections'
import type { StagedContent } from './staged-notes'

const SEED = 'generated library'

export interface GeneratedLibrary {
  /** By the entry's id. */
  idOf(entry: DocId): DocId
  /** Every note, notebook and base, signed by whose library it is, made one at a time. */
  documents(sign: (doc: Y.Doc, docId: DocId) => void): Generator<StagedContent>
}

/** The same keys each time. Needs libsodium to be ready. */
export function generateLibrary(catalog: GeneratedCatalog): GeneratedLibrary {
  const { notes, notebooks, bases } = catalog
  const secrets = new Map(
    [...notes, ...notebooks, ...bases].map(({ docId }) => [
      docId,
      sodium.crypto_generichash(32, utf8(`${SEED}/${docId}`), null),
    ]),
  )
  const ids = new Map(
    Array.from(secrets, ([entry, secret]) => [entry, createEditCapability(secret).docId]),
  )
  const idOf = (entry: DocId) => ids.get(entry) ?? entry
  const content = (
    entry: NoteEntry | CollectionEntry,
    sign: (doc: Y.Doc, docId: DocId) => void,
    write: (doc: Y.Doc) => void,
  ) => {
    const { docId, kind, title, createdAt, modifiedAt } = entry
    const doc = new Y.Doc()
    doc.transact(() => {
      createDocument(doc, kind, createdAt)
      writeTitle(doc, title, PROGRAM)
      write(doc)
    })
    sign(doc, idOf(docId))
    const update = Y.encodeStateAsUpdate(doc)
    doc.destroy()
    const editSecret = secrets.get(docId) ?? new Uint8Array()
    return { docId: idOf(docId), editSecret, update, kind, note: { createdAt, modifiedAt } }
  }
  return {
    idOf,
    *documents(sign) {
      for (const entry of notes) yield content(entry, sign, (doc) => writeNote(doc, entry, idOf))
      for (const entry of notebooks)
        yield content(entry, sign, (doc) => writeNotebook(doc, entry, idOf))
      for (const entry of bases) yield content(entry, sign, (doc) => writeMembers(doc, entry, idOf))
    },
  }
}

type IdOf = GeneratedLibrary['idOf']

function writeNote(doc: Y.Doc, note: NoteEntry, idOf: IdOf): void {
  const facts = new NoteFacts(doc)
  facts.setType(note.type)
  for (const tag of note.tags) facts.addWord('tags', tag)
  for (const name of note.authors) facts.authors.create({ name })
  if (note.licence) facts.setLicence(note.licence)
  facts.setField('language', note.language)
  facts.text('summary').insert(0, note.summary)
  facts.setPublishedAt(note.publishedAt ?? undefined)
  // A title’s last word is the number of its note.
  const addressOf = (title: string) =>
    formatPlace(idOf(`note-${Number(/\d+$/u.exec(title)) - 1}` as DocId))
  const blocks = rewriteBlocks(readMarkdown(note.text).blocks.slice(1), {
    link: (_, title) => ({ href: addressOf(title) }),
    image: (image) => image,
  })
  writeBody(doc.getXmlFragment('body'), blocks)
}

function writeNotebook(doc: Y.Doc, entry: CollectionEntry, idOf: IdOf): void {
  writeMembers(doc, entry, idOf)
  const notebook = new Notebook(doc)
  for (const { id, name } of entry.categories) notebook.categories.create(name, undefined, id)
  for (const { docId, categoryIds } of entry.members)
    for (const id of categoryIds) notebook.classify([idOf(docId)], id)
  notebook.close()
}

function writeMembers(doc: Y.Doc, { members }: CollectionEntry, idOf: IdOf): void {
  const collection = new Collection(doc)
  const ids = members.map(({ docId }) => idOf(docId))
  const ranks = collection.ranksAt(ids)
  for (const { docId, by, at, remark } of members) {
    const id = idOf(docId)
    const rank = ranks.get(id)
    if (rank === undefined) continue
    collection.integrateAt([[id, rank]], new Set([id]), { by, at: at ?? 0 })
    if (remark !== '') collection.setRemark(id, remark)
  }
  collection.close()
}
