/**
 * The import's side of the thread: reads the files one by one and sends whole documents, a few at a
 * time, so that the host never waits long and memory stays small. It touches nothing of the library
 * but the folder where its own blobs wait.
 */
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import * as Y from 'yjs'
import { createDocument, writeTitle } from '../../shared/model/document'
import { PROGRAM } from '../../shared/model/origin'
import { createEditCapability, type DocId } from '../../shared/records/keys'
import { sodium } from '../../shared/records/sodium'
import { writeBody } from '../../shared/text/body-document'
import { type Block, type Link, rewriteBlocks, WIKI } from '../../shared/text/body-tree'
import { formatPlace } from '../../shared/text/link'
import { extractText } from '../../shared/text/plain-text'
import { decodeText } from './decode-text'
import { JobFailure } from './file-failure'
import { FRONT } from './front-fields'
import { type Attachment, ImportedImages } from './import-images'
import { LinkTargets } from './link-targets'
import { pack, type StagedNote, type TransferStart, type WorkerReport } from './messages'
import { type ReadNote, readNoteFile } from './read-note-file'
import { Remarks } from './remarks'
import { codeOf, type FoundFile, type FoundFiles, walkFolder } from './walk-folder'

const MAX_NOTE_BYTES = 10 * 1024 * 1024
const BATCH_NOTES = 16
const BATCH_BYTES = 1024 * 1024

export interface WorkerPort {
  send(report: WorkerReport, transfer?: readonly ArrayBuffer[]): void
  /** Settles when the host has taken what was sent before the last one. */
  whenTaken(): Promise<void>
}

export async function runImport(
  start: TransferStart & { readonly kind: 'import' },
  port: WorkerPort,
): Promise<void> {
  const remarks = new Remarks()
  if (!statSync(start.folder).isDirectory()) throw new JobFailure('not-a-folder')
  port.send({ kind: 'progress', done: 0, total: null })
  const files = walkFolder(start.folder, remarks)
  if (files.notes.length === 0) throw new JobFailure('empty')
  const reader = new ImportReader(start, files, remarks)
  const batch = new Batch(port)
  let firstDocId: DocId | null = null
  for (const [at, file] of files.notes.entries()) {
    const made = reader.read(file)
    if (made) {
      firstDocId ??= made.note.docId
      await batch.add(made)
    }
    if (at % BATCH_NOTES === 0)
      port.send({ kind: 'progress', done: at + 1, total: files.notes.length })
  }
  await batch.finish()
  port.send({ kind: 'progress', done: files.notes.length, total: files.notes.length })
  const { count } = batch
  port.send({
    kind: 'done',
    count,
    remarks: remarks.list,
    remarkCount: remarks.count,
    firstDocId,
  })
}

interface Made {
  readonly note: StagedNote
  readonly editSecret: Uint8Array
  readonly update: Uint8Array
}

class Batch {
  readonly #port: WorkerPort
  #made: Made[] = []
  #bytes = 0
  count = 0

  constructor(port: WorkerPort) {
    this.#port = port
  }

  async add(made: Made): Promise<void> {
    this.#made.push(made)
    this.#bytes += made.update.byteLength + made.note.text.length
    this.count += 1
    if (this.#made.length >= BATCH_NOTES || this.#bytes > BATCH_BYTES) await this.finish()
  }

  async finish(): Promise<void> {
    if (this.#made.length === 0) return
    const packed = pack(this.#made.flatMap(({ editSecret, update }) => [editSecret, update]))
    const notes = this.#made.map(({ note }) => note)
    this.#made = []
    this.#bytes = 0
    this.#port.send({ kind: 'notes', notes, packed }, [packed.bytes.buffer])
    await this.#port.whenTaken()
  }
}

class ImportReader {
  readonly #folder: string
  readonly #targets: LinkTargets
  readonly #images: ImportedImages
  readonly #remarks: Remarks
  /** Minted before any file is read, so that every link has its target's id. */
  readonly #minted: ReadonlyMap<string, { readonly docId: DocId; readonly editSecret: Uint8Array }>

  constructor(
    start: TransferStart & { readonly kind: 'import' },
    files: FoundFiles,
    remarks: Remarks,
  ) {
    this.#folder = start.folder
    this.#remarks = remarks
    this.#targets = new LinkTargets(files)
    const { folder, blobFolder } = start
    this.#images = new ImportedImages({
      folder,
      blobFolder,
      files,
      targets: this.#targets,
      remarks,
    })
    this.#minted = new Map(
      files.notes.map(({ path }) => [path, createEditCapability(sodium.randombytes_buf(32))]),
    )
  }

  read(file: FoundFile): Made | undefined {
    const text = this.#text(file)
    const minted = this.#minted.get(file.path)
    if (text === undefined || !minted) return undefined
    const note = readNoteFile(file, text)
    for (const what of note.dropped) this.#remarks.add(file.path, 'html-dropped', what)
    const attachments = new Map<string, Attachment>()
    const blocks = rewriteBlocks(note.blocks, {
      link: (link, words) => this.#link(file.path, link, words),
      image: (image) =>
        this.#images.take(file.path, image, (attachment) =>
          attachments.set(attachment.blobId, attachment),
        ),
    })
    const doc = createNote(note, blocks, attachments)
    const { docId, editSecret } = minted
    const { title, createdAt, modifiedAt } = note
    const made = {
      note: { docId, title, text: extractText(doc), createdAt, modifiedAt },
      editSecret,
      update: Y.encodeStateAsUpdate(doc),
    }
    doc.destroy()
    return made
  }

  #text(file: FoundFile): string | undefined {
    if (file.size > MAX_NOTE_BYTES) {
      this.#remarks.add(file.path, 'too-large', String(file.size))
      return undefined
    }
    try {
      const text = decodeText(readFileSync(join(this.#folder, file.path)))
      if (text === undefined) this.#remarks.add(file.path, 'not-text')
      return text
    } catch (error) {
      this.#remarks.add(file.path, 'unreadable', codeOf(error))
      return undefined
    }
  }

  #link(from: string, link: Link, words: string): Link | string {
    const { href } = link
    const isWiki = href.startsWith(WIKI)
    if (!isWiki && /^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/iu.test(href)) return link
    const path = isWiki
      ? this.#targets.resolveWiki(from, href.slice(WIKI.length))
      : this.#targets.resolve(from, href)
    const target = path === undefined ? undefined : this.#minted.get(path)
    if (target) {
      const place = { href: formatPlace(target.docId) }
      return isWiki || link.title === undefined ? place : { ...place, title: link.title }
    }
    this.#remarks.add(from, 'link-target-missing', isWiki ? href.slice(WIKI.length) : href)
    // A wiki link's title is how it was written.
    return isWiki ? (link.title ?? words) : link
  }
}

function createNote(
  note: ReadNote,
  blocks: readonly Block[],
  attachments: ReadonlyMap<string, Attachment>,
): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    createDocument(doc, 'note', note.createdAt)
    writeTitle(doc, note.title, PROGRAM)
    writeBody(doc.getXmlFragment('body'), blocks)
    const meta = doc.getMap('meta')
    for (const [key, value] of note.fields) meta.set(`${FRONT}${key}`, value)
    for (const tag of note.tags) doc.getMap('tags').set(tag, true)
    for (const alias of note.aliases) doc.getMap('aliases').set(alias, true)
    for (const [blobId, { name, mime, size, key }] of attachments)
      doc.getMap('attachments').set(blobId, { name, mime, size, key })
  }, PROGRAM)
  return doc
}
