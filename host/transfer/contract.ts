/** What import, export and backup need of the library, and the jobs they run. */
import type { JobOutcome, JobProgress } from '../../shared/contract'
import type { DocId } from '../../shared/records/keys'

/** One parsed file, ready to become a note. The worker made the Yjs update; the library mints nothing but its row. */
export interface ImportedNote {
  readonly docId: DocId
  readonly editSecret: Uint8Array
  /** Yjs V1 update of the whole document: meta, title, body, attachments, and no writers yet. */
  readonly update: Uint8Array
  readonly title: string
  readonly text: string
  readonly createdAt: number
  readonly modifiedAt: number
}

export interface TransferLibrary {
  /** Invisible until committed; what a crash leaves staged is discarded at the next start. */
  stageNotes(jobId: string, notes: readonly ImportedNote[]): void
  /** Makes all staged notes appear at once, in the home document and the catalog. */
  commitStaged(jobId: string): Promise<void>
  discardStaged(jobId: string): void
  /** Every note that is not trashed or purged. */
  noteIds(): readonly DocId[]
  /** Whole state as a Yjs V1 update; undefined when it is not here. */
  readState(docId: DocId): Uint8Array | undefined
  readonly folder: string
}

export interface Job {
  readonly jobId: string
  cancel(): void
  readonly done: Promise<JobOutcome>
}

export type TellProgress = (progress: JobProgress) => void
