/**
 * The import's side of the thread: reads the files one by one and sends whole documents, a few at a
 * time, so that the host never waits long and memory stays small. It touches nothing of the library
 * but the folder where its own blobs wait.
 */
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import * as Y from 'yjs'
import {
  createDocument,
  createEmpty,
  writeCertificate,
  writeTitle,
} from '../../shared/model/document'
import { PROGRAM } from '../../shared/model/origin'
import type { DocId } from '../../shared/records/keys'
import { randomBytes } from '../../shared/records/random'
import { writeBody } from '../../shared/text/body-document'
import { type Block, type Link, rewriteBlocks, WIKI } from '../../shared/text/body-tree'
import { formatPlace } from '../../shared/text/link'
import { createHeldKeys, type NewKeys, packKeys } from '../library/document-keys'
import { LocalCipher } from '../log/local-cipher'
import { sealDocument } from '../log/sealed-document'
import type { ImportedNote, NoteSealing } from './contract'
import { decodeText } from './decode-text'
import { JobFailure } from './file-failure'
import { FRONT } from './front-fields'
import { type Attachment, ImportedImages } from './import-images'
import { LinkTargets } from './link-targets'
import { pack, type TransferStart, type WorkerReport } from './messages'
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
      firstDocId ??= made.docId
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

class Batch {
  readonly #port: WorkerPort
  #made: ImportedNote[] = []
  #bytes = 0
  count = 0

  constructor(port: WorkerPort) {
    this.#port = port
  }

  async add(made: ImportedNote): Promise<void> {
    this.#made.push(made)
    this.#bytes += made.sealedState.byteLength
    this.count += 1
    if (this.#made.length >= BATCH_NOTES || this.#bytes > BATCH_BYTES) await this.finish()
  }

  async finish(): Promise<void> {
    if (this.#made.length === 0) return
    const packed = pack(
      this.#made.flatMap(({ editSecret, sealedKeys, sealedState }) => [
        editSecret,
        sealedKeys,
        sealedState,
      ]),
    )
    const notes = this.#made.map(({ docId, roomId, createdAt, modifiedAt }) => ({
      docId,
      roomId,
      createdAt,
      modifiedAt,
    }))
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
  readonly #sealing: NoteSealing
  readonly #cipher: LocalCipher
  readonly #notes: ReadonlySet<string>
  /** By path, minted when the file is read or a link first leads to it. */
  readonly #minted = new Map<string, NewKeys>()

  constructor(
    start: TransferStart & { readonly kind: 'import' },
    files: FoundFiles,
    remarks: Remarks,
  ) {
    this.#folder = start.folder
    this.#remarks = remarks
    this.#targets = new LinkTargets(files)
    const { folder, blobFolder, sealing } = start
    this.#sealing = sealing
    this.#cipher = new LocalCipher(sealing.localKey)
    this.#notes = new Set(files.notes.map(({ path }) => path))
    this.#images = new ImportedImages({
      folder,
      blobFolder,
      files,
      targets: this.#targets,
      remarks,
    })
  }

  read(file: FoundFile): ImportedNote | undefined {
    const text = this.#text(file)
    const held = this.#keysOf(file.path)
    if (text === undefined || !held) return undefined
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
    const made = this.#seal(note, doc, held)
    doc.destroy()
    return made
  }

  /** The worker writes on this person's behalf: their device signs for its clientID. */
  #seal({ createdAt, modifiedAt }: ReadNote, doc: Y.Doc, held: NewKeys): ImportedNote {
    const { docId, roomId } = held.keys
    writeCertificate(doc, this.#sealing.device, docId, doc.clientID)
    const state = Y.encodeStateAsUpdate(doc)
    const keys = packKeys(held)
    const clear = { docId, roomId, keys, state, createdAt, modifiedAt }
    return { ...sealDocument(this.#cipher, clear), editSecret: held.capability.editSecret }
  }

  #keysOf(path: string): NewKeys | undefined {
    const known = this.#minted.get(path)
    if (known || !this.#notes.has(path)) return known
    const held = createHeldKeys(randomBytes(32))
    this.#minted.set(path, held)
    return held
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
    const target = path === undefined ? undefined : this.#keysOf(path)
    if (target) {
      const place = { href: formatPlace(target.keys.docId) }
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
  const doc = createEmpty()
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
