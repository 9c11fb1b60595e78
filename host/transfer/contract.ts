/** What import, export and backup need of the library, and the jobs they run. */
import type { JobOutcome, JobProgress } from '../../shared/contract/jobs'
import type { SignedName } from '../../shared/model/people'
import type { Device } from '../../shared/records/identity'
import type { DocId } from '../../shared/records/keys'
import type { StagedDocument } from '../log/import-log'

/**
 * One parsed file as a note, or as a notebook or base with its introduction, signed and sealed by the
 * worker: the library only inserts it.
 */
export interface ImportedDocument extends StagedDocument {
  readonly editSecret: Uint8Array
}

/** What an import's worker signs and seals with. */
export interface NoteSealing {
  readonly localKey: Uint8Array
  readonly device: Device
  /** The person's, where they gave one. */
  readonly name: SignedName | undefined
}

/** Where an import reads which files it has seen before. */
export interface ImportedBefore {
  /** `library.db`, opened for reading beside the host. */
  readonly file: string
  /** Notes that are in the trash: their files are taken in again. */
  readonly trashed: readonly DocId[]
}

export interface TransferLibrary {
  readonly sealing: NoteSealing
  readonly importedBefore: ImportedBefore
  /** Invisible until committed; what a crash leaves staged is discarded at the next start. */
  stage(jobId: string, documents: readonly ImportedDocument[]): void
  /** Makes all that is staged appear at once, and settles when the catalog holds them. */
  commitStaged(jobId: string): Promise<void>
  discardStaged(jobId: string): void
  /** Every note that is not trashed or purged. */
  noteIds(): readonly DocId[]
  /** Every notebook and base that is not. */
  collectionIds(): readonly DocId[]
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
