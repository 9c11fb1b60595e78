/** What the host's main thread and a transfer's worker say to each other. One worker does one job and ends. */
import type { JobRemark } from '../../shared/contract/jobs'
import type { HeldKind } from '../../shared/model/home'
import type { DocId } from '../../shared/records/keys'
import type { Linked } from '../../shared/text/link'
import type { BackupRequest, BackupResult } from './backup/backup-files'
import type { ImportedBefore, ImportedDocument, NoteSealing } from './contract'
import type { FailureReason } from './file-failure'
import type { PlacedFile } from './import/import-reader'
import type { PlacedRemark } from './remarks'
import type { FoundFiles } from './import/walk-folder'

export type TransferStart =
  | {
      readonly kind: 'import'
      readonly folder: string
      /** Where its blobs wait until the import commits. */
      readonly blobFolder: string
      readonly sealing: NoteSealing
      readonly before: ImportedBefore
    }
  | {
      readonly kind: 'export'
      readonly folder: string
      /** Where it is written until it is whole. */
      readonly temporary: string
      readonly notes: readonly ExportedDocument[]
      /** Where the attachments of the library are. */
      readonly libraryFolder: string
    }
  | { readonly kind: 'backup'; readonly request: BackupRequest }

/** A note, or a notebook or base with its introduction. */
export interface ExportedDocument {
  readonly docId: DocId
  readonly kind: HeldKind
  readonly title: string
  readonly createdAt: number
  readonly modifiedAt: number
}

/** Many byte arrays in one buffer: a view would cross the port with its whole buffer, each time. */
export interface Packed {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly ends: readonly number[]
}

/** An imported document without its bytes, which cross packed. */
export type StagedDocument = Pick<
  ImportedDocument,
  'docId' | 'roomId' | 'kind' | 'createdAt' | 'modifiedAt'
>

/** Of each its edit secret, sealed keys, sealed state, and the three hashes of its origin. */
export const PARTS_OF_DOCUMENT = 6

export interface DocumentsReport {
  readonly kind: 'documents'
  readonly documents: readonly StagedDocument[]
  /** For each its PARTS_OF_DOCUMENT in turn. */
  readonly packed: Packed
}

export type WorkerReport =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number | null }
  /** Answered with `next`. */
  | DocumentsReport
  /** Asks for the states of these; answered with `states`. */
  | { readonly kind: 'states'; readonly docIds: readonly DocId[] }
  | { readonly kind: 'backed-up'; readonly result: BackupResult }
  | {
      readonly kind: 'done'
      readonly count: number
      /** Files that were imported before and are as they were. */
      readonly unchanged: number
      readonly remarks: readonly JobRemark[]
      readonly remarkCount: number
      readonly first: Linked | null
    }
  | FailedReport

export interface FailedReport {
  readonly kind: 'failed'
  readonly reason: FailureReason
  readonly message: string
}

export type HostAnswer =
  | { readonly kind: 'next' }
  /** Empty bytes for a document that is not here. */
  | { readonly kind: 'states'; readonly packed: Packed }

/* ---------- between the two threads of a large import ---------- */

export interface ImportHalf {
  readonly kind: 'import-half'
  readonly folder: string
  readonly sealing: NoteSealing
  readonly files: FoundFiles
  /** What this thread makes notes of. */
  readonly own: readonly PlacedFile[]
  /** Paths of what the first thread makes, in the order in which it tells their ids. */
  readonly others: readonly string[]
  /** Notes that are here already, by their files' paths. */
  readonly known: ReadonlyMap<string, DocId>
}

/** With the place of its file. */
export interface FirstMade extends Linked {
  readonly at: number
}

/** Shows images: the first thread makes it, with the keys that others link to. */
export interface LeftFile {
  readonly file: PlacedFile
  readonly editSecret: Uint8Array
}

export interface HalfDone {
  readonly kind: 'half-done'
  readonly count: number
  readonly remarks: readonly PlacedRemark[]
  readonly remarkCount: number
  readonly left: readonly LeftFile[]
  readonly first: FirstMade | null
}

export type HalfReport =
  | { readonly kind: 'minted'; readonly docIds: readonly DocId[] }
  | { readonly kind: 'half-progress'; readonly done: number }
  | DocumentsReport
  | HalfDone
  | FailedReport

export type HalfAnswer =
  | { readonly kind: 'next' }
  | { readonly kind: 'minted'; readonly docIds: readonly DocId[] }

export function pack(parts: readonly Uint8Array[]): Packed {
  const ends: number[] = []
  let size = 0
  for (const part of parts) {
    size += part.byteLength
    ends.push(size)
  }
  const bytes = new Uint8Array(size)
  parts.forEach((part, at) => bytes.set(part, at === 0 ? 0 : ends[at - 1]))
  return { bytes, ends }
}

export function unpack({ bytes, ends }: Packed): readonly Uint8Array[] {
  return ends.map((end, at) => bytes.subarray(at === 0 ? 0 : ends[at - 1], end))
}
