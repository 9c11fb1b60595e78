/** The export's side of the thread: asks for states some notes at a time, writes files, renames the folder. */
import type * as Y from 'yjs'
import { createEmpty } from '../../../shared/model/document'
import { Blobs } from '../../blobs/blobs'
import { applyStored } from '../../log/stored-content'
import { ExportFolder } from './export-folder'
import { Names, safeName } from './file-names'
import type { HostPort } from '../host-port'
import { type ExportedDocument, type TransferStart, unpack } from '../messages'
import { writeDocumentFile } from './document-file'
import { Remarks } from '../remarks'

const BATCH = 24
const ATTACHMENTS = 'attachments'

export async function runExport(
  start: TransferStart & { readonly kind: 'export' },
  port: HostPort,
): Promise<void> {
  const { notes } = start
  const writer = new ExportWriter(start)
  const batches = Array.from({ length: Math.ceil(notes.length / BATCH) }, (_, at) =>
    notes.slice(at * BATCH, (at + 1) * BATCH),
  )
  const ask = (batch: readonly ExportedDocument[] | undefined) =>
    batch && port.send({ kind: 'states', docIds: batch.map(({ docId }) => docId) })
  ask(batches[0])
  let done = 0
  for (const [at, batch] of batches.entries()) {
    // The next ones are read while these are written.
    ask(batches[at + 1])
    const states = unpack(await port.nextStates())
    batch.forEach((note, index) => writer.write(note, states[index]))
    done += batch.length
    port.send({ kind: 'progress', done, total: notes.length })
  }
  writer.finish()
  const { remarks, count } = writer
  const { list, count: remarkCount } = remarks
  port.send({ kind: 'done', count, unchanged: 0, remarks: list, remarkCount, first: null })
}

class ExportWriter {
  readonly remarks = new Remarks()
  count = 0
  readonly #folder: ExportFolder
  readonly #blobs: Blobs
  readonly #files = new Map<string, string>()
  readonly #attachments = new Map<string, string | undefined>()
  readonly #attachmentNames = new Names()

  constructor({ folder, temporary, notes, libraryFolder }: TransferStart & { kind: 'export' }) {
    this.#folder = new ExportFolder(folder, temporary)
    this.#blobs = new Blobs(libraryFolder, 'reading')
    const names = new Names()
    // The folder of attachments must not be a note's name, ending or not.
    names.take(ATTACHMENTS, '')
    for (const { docId, title } of notes) {
      const safe = safeName(title, 'note')
      const file = names.take(safe, '.md')
      this.#files.set(docId, file)
      if (title !== '' && file !== `${title.normalize('NFC')}.md`)
        this.remarks.add(file, 'name-changed', title)
    }
  }

  write(note: ExportedDocument, state: Uint8Array | undefined): void {
    const file = this.#files.get(note.docId)
    if (file === undefined) return
    if (!state || state.byteLength === 0) return this.remarks.add(file, 'unreadable')
    const doc = createEmpty()
    applyStored(doc, [state])
    const { text, dropped } = writeDocumentFile(doc, note, {
      documentFile: (docId) => this.#files.get(docId),
      attachmentFile: (blobId) => this.#attachmentOf(doc, blobId, file),
    })
    doc.destroy()
    for (const what of dropped) this.remarks.add(file, 'html-dropped', what)
    this.#folder.write(file, text, note.modifiedAt)
    if (note.kind === 'note') this.count += 1
  }

  finish(): void {
    this.#folder.finish()
  }

  #attachmentOf(doc: Y.Doc, blobId: string, from: string): string | undefined {
    if (this.#attachments.has(blobId)) return this.#attachments.get(blobId)
    const { name, key } = (doc.getMap('attachments').get(blobId) ?? {}) as Record<string, unknown>
    const bytes = typeof key === 'string' ? this.#blobs.read(blobId, key) : undefined
    if (!bytes) {
      this.remarks.add(from, 'image-missing', blobId)
      return undefined
    }
    const file = `${ATTACHMENTS}/${this.#nameOf(name)}`
    if (this.#attachments.size === 0) this.#folder.makeFolder(ATTACHMENTS)
    this.#folder.write(file, bytes)
    this.#attachments.set(blobId, file)
    return file
  }

  #nameOf(name: unknown): string {
    const written = typeof name === 'string' ? name : ''
    const ending = /\.[a-z0-9]{1,8}$/iu.exec(written)?.[0] ?? ''
    const stem = written.slice(0, written.length - ending.length)
    return this.#attachmentNames.take(safeName(stem, 'image'), ending)
  }
}
