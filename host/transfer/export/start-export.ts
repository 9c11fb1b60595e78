/** Exports notes to a folder of Markdown files: written in a worker thread, whole or not at all. */
import type { JobOutcome } from '../../../shared/contract/jobs'
import { createEmpty, isCollectionKind, readMeta, readTitle } from '../../../shared/model/document'
import type { DocId } from '../../../shared/records/keys'
import type { Catalog } from '../../catalog/contract'
import { applyStored } from '../../log/stored-content'
import type { Job, TellProgress, TransferLibrary } from '../contract'
import { removeTemporary, temporaryFolderFor } from './export-folder'
import { reasonOf } from '../file-failure'
import { FRONT } from '../front-fields'
import { startJob } from '../job'
import { type ExportedDocument, pack } from '../messages'

export interface ExportOptions {
  readonly jobId: string
  /** New, or empty. */
  readonly folder: string
  /** Empty for all that is not in the trash: notes, and notebooks and bases with their introductions. */
  readonly docIds: readonly DocId[]
  readonly library: TransferLibrary
  readonly catalog: Pick<Catalog, 'row'>
  /** The built worker.ts. */
  readonly worker: URL
  readonly tell: TellProgress
}

export function startExport(options: ExportOptions): Job {
  const { jobId } = options
  let isCancelled = false
  let running: Job | undefined
  const start = async (): Promise<JobOutcome> => {
    const begun = await begin(options)
    if (!('jobId' in begun)) return begun
    running = begun
    if (isCancelled) running.cancel()
    return running.done
  }
  return {
    jobId,
    cancel() {
      isCancelled = true
      running?.cancel()
    },
    done: start(),
  }
}

async function begin(options: ExportOptions): Promise<Job | JobOutcome> {
  const { jobId, folder, library, worker, tell } = options
  const refuse = (outcome: JobOutcome) => {
    tell({ jobId, kind: 'export', done: 0, total: null, outcome })
    return outcome
  }
  const notes = await listNotes(options)
  if (notes.length === 0) return refuse({ kind: 'failed', reason: 'empty' })
  let temporary: string
  try {
    temporary = temporaryFolderFor(folder)
  } catch (error) {
    return refuse({ kind: 'failed', reason: reasonOf(error) })
  }
  return startJob({
    jobId,
    kind: 'export',
    worker,
    tell,
    start: { kind: 'export', folder, temporary, notes, libraryFolder: library.folder },
    async answer(report) {
      if (report.kind !== 'states') return undefined
      await new Promise((settle) => setImmediate(settle))
      const states = report.docIds.map((docId) => library.readState(docId) ?? new Uint8Array())
      return { kind: 'states', packed: pack(states) }
    },
    async commit({ count, remarks, remarkCount }) {
      return {
        kind: 'finished',
        count,
        unchanged: 0,
        remarks,
        remarkCount,
        folder,
        first: null,
      }
    },
    async discard() {
      removeTemporary(temporary)
    },
  })
}

/** Oldest first, then by title: the same notes get the same file names on every machine. */
async function listNotes({
  docIds,
  library,
  catalog,
}: ExportOptions): Promise<readonly ExportedDocument[]> {
  const all = () => [...library.noteIds(), ...library.collectionIds()]
  const wanted = docIds.length > 0 ? [...new Set(docIds)] : all()
  const rows = await Promise.all(wanted.map((docId) => catalog.row(docId)))
  const notes = wanted.flatMap((docId, at) => {
    const row = rows[at]
    if (!row) return readRow(docId, library.readState(docId))
    const { kind, title, createdAt, modifiedAt } = row
    return [{ docId, kind, title, createdAt, modifiedAt }]
  })
  const origins = new Map<DocId, string>()
  const originOf = ({ docId }: ExportedDocument) => {
    const known = origins.get(docId) ?? readOrigin(docId, library.readState(docId))
    origins.set(docId, known)
    return known
  }
  return notes.toSorted(
    (a, b) =>
      a.createdAt - b.createdAt ||
      compare(a.title, b.title) ||
      compare(originOf(a), originOf(b)) ||
      compare(a.docId, b.docId),
  )
}

/** The note that an imported one was exported from, which keeps its place among its likes. */
function readOrigin(docId: DocId, state: Uint8Array | undefined): string {
  if (!state) return docId
  const doc = createEmpty()
  applyStored(doc, [state])
  const origin = doc.getMap('meta').get(`${FRONT}id`)
  doc.destroy()
  return typeof origin === 'string' ? origin : docId
}

/** Of what the catalog does not hold yet. */
function readRow(docId: DocId, state: Uint8Array | undefined): ExportedDocument[] {
  if (!state) return []
  const doc = createEmpty()
  applyStored(doc, [state])
  const { kind, createdAt = 0 } = readMeta(doc)
  const isCollection = isCollectionKind(kind)
  const note: ExportedDocument = {
    docId,
    kind: isCollection ? kind : 'note',
    title: readTitle(doc),
    createdAt,
    modifiedAt: createdAt,
  }
  doc.destroy()
  return [note]
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
