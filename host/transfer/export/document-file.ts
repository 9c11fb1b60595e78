/**
 * A note as a Markdown file: its front matter, then its body with links and images as relative paths.
 * A notebook or base the same, with its introduction for a body.
 */
import type * as Y from 'yjs'
import { BODY, INTRO, readMeta, readTitle } from '../../../shared/model/document'
import type { HeldKind } from '../../../shared/model/home'
import { Notebook } from '../../../shared/model/notebook'
import { readRoles } from '../../../shared/model/roles'
import { parseDocId, type DocId } from '../../../shared/records/keys'
import { parseAttachment } from '../../../shared/text/attachment'
import { readBody } from '../../../shared/text/body/body-document'
import { type Link, rewriteBlocks } from '../../../shared/text/body/body-tree'
import { encodeHeading } from '../../../shared/text/link'
import { readCollectionTarget, readNoteTarget } from '../../../shared/text/reading/link-target'
import { type FrontMatter, writeFrontMatter } from '../../../shared/text/markdown/front-matter'
import { writeMarkdown } from '../../../shared/text/markdown/markdown-write'
import type { ExportedDocument } from '../messages'
import { DESCRIPTION, FRONT, isKeptApart, KIND, kindIn, PEOPLE, readNames } from '../front-fields'

export interface DocumentFile {
  readonly text: string
  /** Names of what Markdown has no words for; their text is there. */
  readonly dropped: readonly string[]
}

export interface Places {
  /** The exported file of a note, notebook or base; undefined when it is not part of the export. */
  documentFile(docId: DocId): string | undefined
  /** The exported file of an attachment; undefined when its bytes are not here. */
  attachmentFile(blobId: string): string | undefined
}

export function writeDocumentFile(
  doc: Y.Doc,
  exported: Omit<ExportedDocument, 'title'>,
  places: Places,
): DocumentFile {
  const { blocks, dropped } = readBody(doc.getXmlFragment(exported.kind === 'note' ? BODY : INTRO))
  const rewritten = rewriteBlocks(blocks, {
    link: (link) => linkOf(link, places),
    image: (image) => {
      const blobId = parseAttachment(image.src)
      const file = blobId === undefined ? undefined : places.attachmentFile(blobId)
      return file === undefined ? image : { ...image, src: pathOf(file) }
    },
  })
  const front = writeFrontMatter(fieldsOf(doc, exported))
  const body = writeMarkdown(rewritten)
  return { text: body === '' ? front : `${front}\n${body}`, dropped }
}

function linkOf(link: Link, places: Places): Link {
  const note = readNoteTarget(link.href)
  const docId = note ? note.target : readCollectionTarget(link.href)?.docId
  const file = docId && places.documentFile(docId)
  if (file === undefined) return link
  const part = note?.heading ? `#${encodeHeading(note.heading)}` : ''
  return { ...link, href: `${pathOf(file)}${part}` }
}

/** The id is that of the note this text came from first, so it stays over export and import. */
function fieldsOf(doc: Y.Doc, exported: Omit<ExportedDocument, 'title'>): FrontMatter {
  const meta = doc.getMap('meta')
  const fields = new Map<string, unknown>([
    ['title', readTitle(doc)],
    ['id', exported.docId],
    ['created', dateOf(readMeta(doc).createdAt ?? exported.createdAt)],
    ['modified', dateOf(exported.modifiedAt)],
  ])
  if (exported.kind !== 'note') {
    fields.set(KIND, exported.kind)
    const notebook = new Notebook(doc)
    const description = notebook.setting('description')
    notebook.close()
    if (description) fields.set(DESCRIPTION, description)
    const people = readRoles(doc).size
    if (people > 0) fields.set(PEOPLE, people)
  }
  for (const name of ['tags', 'aliases']) {
    const names = Array.from(doc.getMap(name).keys()).sort()
    if (names.length > 0) fields.set(name, names)
  }
  const others = Array.from(meta.keys())
    .filter((key) => key.startsWith(FRONT))
    .sort()
    .map((key) => [key.slice(FRONT.length), meta.get(key)] as const)
  const isTheirs = (name: string, value: unknown) =>
    name === 'id' ? isOrigin(exported.kind, value) : !fields.has(name)
  for (const [name, value] of others)
    if (isTheirs(name, value) && !isKeptApart(name) && !isReadAsOurs(exported.kind, name, value))
      fields.set(name, value)
    else fields.set(`${FRONT}${name}`, value)
  return fields
}

/** Of a note whatever another tool wrote; by that of a notebook its file is known as ours. */
function isOrigin(kind: HeldKind, id: unknown): boolean {
  return kind === 'note' || parseDocId(id) !== undefined
}

/** Where we wrote no such field ourselves. */
function isReadAsOurs(kind: HeldKind, name: string, value: unknown): boolean {
  if (name === 'tags' || name === 'aliases') return readNames(value, 'us').names.length > 0
  if (name === KIND) return kindIn(value) !== undefined
  return (name === DESCRIPTION || name === PEOPLE) && kind !== 'note'
}

function dateOf(time: number): string {
  const date = new Date(Number.isFinite(time) ? time : 0)
  return Number.isNaN(date.getTime()) ? new Date(0).toISOString() : date.toISOString()
}

function pathOf(file: string): string {
  return file.split('/').map(encodeURIComponent).join('/')
}
