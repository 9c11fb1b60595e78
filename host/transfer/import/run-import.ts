/**
 * An import's side of the thread: finds the files, leaves those alone that are here already, reads
 * the others and sends whole documents, a few at a time, so that the host never waits long and
 * memory stays small. A large folder is read by two threads. Nothing of the library is touched but
 * the folder where its own blobs wait.
 */
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { DocId } from '../../../shared/records/keys'
import { JobFailure } from '../file-failure'
import { FileOrigins, type Seen, SeenFiles } from './file-origins'
import { type HalfListener, HalfThread } from './half-thread'
import type { HostPort } from '../host-port'
import { Batch } from './import-batch'
import { ImportedImages } from './import-images'
import { MAX_NOTE_BYTES } from './file-texts'
import { ImportReader, type PlacedFile } from './import-reader'
import { LinkTargets } from './link-targets'
import type { FirstMade, ImportHalf, DocumentsReport, TransferStart } from '../messages'
import { Remarks } from '../remarks'
import { type FoundFile, type FoundFiles, walkFolder } from './walk-folder'
import { WalBehind } from './wal-behind'

type ImportStart = TransferStart & { readonly kind: 'import' }
export type OpenHalf = (start: ImportHalf, listener: HalfListener) => HalfThread

const TELL_EVERY = 32
/** A second thread takes longer to start than it saves below this. */
const HALVED = 400

export async function runImport(
  start: ImportStart,
  port: HostPort,
  openHalf?: OpenHalf,
): Promise<void> {
  const remarks = new Remarks()
  if (!statSync(start.folder).isDirectory()) throw new JobFailure('not-a-folder')
  port.send({ kind: 'progress', done: 0, total: null })
  const files = walkFolder(start.folder, remarks)
  if (files.notes.length === 0) throw new JobFailure('empty')
  const run = new ImportRun(start, { port, files, remarks })
  await run.all(openHalf)
  run.finish()
}

class ImportRun {
  readonly #start: ImportStart
  readonly #port: HostPort
  readonly #files: FoundFiles
  readonly #remarks: Remarks
  readonly #reader: ImportReader
  readonly #batch: Batch
  readonly #behind: WalBehind
  readonly #known = new Map<string, DocId>()
  #fresh: readonly PlacedFile[] = []
  #first: FirstMade | null = null
  #done = 0
  #doneByHalf = 0
  #countOfHalf = 0

  constructor(
    start: ImportStart,
    parts: { readonly port: HostPort; readonly files: FoundFiles; readonly remarks: Remarks },
  ) {
    const { folder, blobFolder, sealing, before } = start
    const { port, files, remarks } = parts
    const targets = new LinkTargets(files)
    const origins = new FileOrigins(folder, sealing.localKey)
    this.#start = start
    this.#port = port
    this.#files = files
    this.#remarks = remarks
    this.#behind = new WalBehind(before.file)
    const images = new ImportedImages({ folder, blobFolder, files, targets, remarks })
    this.#reader = new ImportReader({ folder, files, targets, sealing, origins, remarks, images })
    this.#batch = new Batch({
      send: (report, transfer) => this.#send(report, transfer),
      whenTaken: () => port.whenTaken(),
    })
    this.#sort(new SeenFiles(origins, before))
  }

  async all(openHalf: OpenHalf | undefined): Promise<void> {
    const isHalved = openHalf !== undefined && this.#fresh.length >= HALVED
    const [mine, theirs] = isHalved ? halvesOf(this.#fresh) : [this.#fresh, []]
    const half = isHalved ? openHalf(this.#halfStart(mine, theirs), this.#listener) : undefined
    try {
      const minted = mine.map(({ path }) => this.#reader.mint(path))
      half?.post({ kind: 'minted', docIds: minted })
      const others = (await half?.minted) ?? []
      others.forEach((docId, at) => this.#reader.learn(theirs[at]?.path ?? '', docId))
      await this.#read(mine)
      if (half) await this.#join(half)
      await this.#batch.finish()
    } finally {
      await half?.close()
      this.#behind.close()
    }
  }

  finish(): void {
    this.#tell()
    this.#port.send({
      kind: 'done',
      count: this.#batch.count + this.#countOfHalf,
      unchanged: this.#known.size,
      remarks: this.#remarks.list,
      remarkCount: this.#remarks.count,
      first: this.#first && { linked: this.#first.linked, docId: this.#first.docId },
    })
  }

  /** What is here as it was is only linked to; what has changed comes in beside it. */
  #sort(seen: SeenFiles): void {
    const fresh: PlacedFile[] = []
    for (const [at, file] of this.#files.notes.entries()) {
      const found = this.#look(seen, file)
      if (found.kind === 'unchanged') {
        this.#known.set(file.path, found.docId)
        this.#reader.learn(file.path, found.docId)
        continue
      }
      this.#remarks.at = at
      if (found.kind === 'changed') this.#remarks.add(file.path, 'newer-version')
      fresh.push({ ...file, at })
    }
    this.#fresh = fresh
    this.#done = this.#known.size
    this.#tell()
  }

  #look(seen: SeenFiles, file: FoundFile): Seen {
    if (file.size > MAX_NOTE_BYTES || !seen.knows(file.path)) return { kind: 'never' }
    try {
      return seen.find(file.path, readFileSync(join(this.#start.folder, file.path)))
    } catch {
      // It is told of as unreadable when its turn to be read has come.
      return { kind: 'never' }
    }
  }

  #halfStart(mine: readonly PlacedFile[], own: readonly PlacedFile[]): ImportHalf {
    const { folder, sealing } = this.#start
    const others = mine.map(({ path }) => path)
    return {
      kind: 'import-half',
      folder,
      sealing,
      files: this.#files,
      own,
      others,
      known: this.#known,
    }
  }

  readonly #listener: HalfListener = {
    pass: async (report) => {
      this.#send(report, [report.packed.bytes.buffer])
      await this.#port.whenTaken()
    },
    progress: (done) => {
      this.#doneByHalf = done
      this.#tell()
    },
  }

  async #join(half: HalfThread): Promise<void> {
    const { count, remarks, remarkCount, left, first } = await half.done
    this.#countOfHalf = count
    this.#remarks.take(remarks, remarkCount)
    this.#noteFirst(first)
    for (const { file, editSecret } of left) this.#reader.mint(file.path, editSecret)
    this.#doneByHalf = this.#fresh.length - (this.#done - this.#known.size) - left.length
    await this.#read(left.map(({ file }) => file))
  }

  async #read(files: readonly PlacedFile[]): Promise<void> {
    for (const file of files) {
      const made = this.#reader.read(file)
      if (made && made !== 'has-images') {
        this.#noteFirst({ at: file.at, linked: made.kind, docId: made.docId })
        await this.#batch.add(made)
      }
      this.#done += 1
      if (this.#done % TELL_EVERY === 0) this.#tell()
    }
  }

  #noteFirst(first: FirstMade | null): void {
    if (first && (!this.#first || first.at < this.#first.at)) this.#first = first
  }

  #send(report: DocumentsReport, transfer: readonly ArrayBuffer[]): void {
    this.#behind.grown(report.packed.bytes.byteLength)
    this.#port.send(report, transfer)
  }

  #tell(): void {
    const done = this.#done + this.#doneByHalf
    this.#port.send({ kind: 'progress', done, total: this.#files.notes.length })
  }
}

function halvesOf(
  files: readonly PlacedFile[],
): readonly [readonly PlacedFile[], readonly PlacedFile[]] {
  return [files.filter((_, at) => at % 2 === 0), files.filter((_, at) => at % 2 === 1)]
}
