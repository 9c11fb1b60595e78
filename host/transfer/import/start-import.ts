/** Imports a folder: read in a worker thread, staged as it comes, and all of it appears at once or none. */
import type { Blobs } from '../../blobs/blobs'
import type { ImportedDocument, Job, TellProgress, TransferLibrary } from '../contract'
import { startJob } from '../job'
import { PARTS_OF_DOCUMENT, unpack, type WorkerReport } from '../messages'

export interface ImportOptions {
  readonly jobId: string
  readonly folder: string
  readonly library: TransferLibrary
  readonly blobs: Blobs
  /** The built worker.ts. */
  readonly worker: URL
  readonly tell: TellProgress
}

export function startImport(options: ImportOptions): Job {
  const { jobId, folder, library, blobs, worker, tell } = options
  const blobFolder = blobs.stagingFolder(jobId)
  return startJob({
    jobId,
    kind: 'import',
    worker,
    tell,
    start: {
      kind: 'import',
      folder,
      blobFolder,
      sealing: library.sealing,
      before: library.importedBefore,
    },
    async answer(report) {
      if (report.kind !== 'documents') return undefined
      // What a person types meanwhile is saved first.
      await new Promise((settle) => setImmediate(settle))
      library.stage(jobId, documentsOf(report))
      return { kind: 'next' }
    },
    async commit({ count, unchanged, remarks, remarkCount, first }) {
      // A note whose image is missing would be worse than an image without a note.
      const moved = blobs.commitStaged(jobId)
      try {
        await library.commitStaged(jobId)
      } catch (error) {
        // Once the notes are there, what failed came after (the catalog, which catches up).
        if (first === null || library.readState(first.docId) === undefined) {
          blobs.removeCommitted(moved)
          throw error
        }
      }
      return { kind: 'finished', count, unchanged, remarks, remarkCount, folder, first }
    },
    async discard() {
      try {
        blobs.discardStaged(jobId)
      } finally {
        library.discardStaged(jobId)
      }
    },
  })
}

function documentsOf(
  report: WorkerReport & { readonly kind: 'documents' },
): readonly ImportedDocument[] {
  const parts = unpack(report.packed)
  return report.documents.flatMap((document, at) => {
    const own = parts.slice(at * PARTS_OF_DOCUMENT, (at + 1) * PARTS_OF_DOCUMENT)
    const [editSecret, sealedKeys, sealedState, folder, path, content] = own
    return editSecret && sealedKeys && sealedState && folder && path && content
      ? [{ ...document, editSecret, sealedKeys, sealedState, origin: { folder, path, content } }]
      : []
  })
}
