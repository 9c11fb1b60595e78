/** What the host's main thread and a transfer's worker say to each other. One worker does one job and ends. */
import type { JobRemark } from '../../shared/contract'
import type { DocId } from '../../shared/records/keys'
import type { BackupRequest, BackupResult } from './backup-files'
import type { ImportedNote, NoteSealing } from './contract'
import type { FailureReason } from './file-failure'

export type TransferStart =
  | {
      readonly kind: 'import'
      readonly folder: string
      /** Where its blobs wait until the import commits. */
      readonly blobFolder: string
      readonly sealing: NoteSealing
    }
  | {
      readonly kind: 'export'
      readonly folder: string
      /** Where it is written until it is whole. */
      readonly temporary: string
      readonly notes: readonly ExportedNote[]
      /** Where the attachments of the library are. */
      readonly libraryFolder: string
    }
  | { readonly kind: 'backup'; readonly request: BackupRequest }

export interface ExportedNote {
  readonly docId: DocId
  readonly title: string
  readonly createdAt: number
  readonly modifiedAt: number
}

/** Many byte arrays in one buffer: a view would cross the port with its whole buffer, each time. */
export interface Packed {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly ends: readonly number[]
}

/** An imported note without its bytes, which cross packed. */
export type StagedNote = Pick<ImportedNote, 'docId' | 'roomId' | 'createdAt' | 'modifiedAt'>

export type WorkerReport =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number | null }
  /** For each note its edit secret, sealed keys and sealed state, in turn. Answered with `next`. */
  | { readonly kind: 'notes'; readonly notes: readonly StagedNote[]; readonly packed: Packed }
  /** Asks for the states of these; answered with `states`. */
  | { readonly kind: 'states'; readonly docIds: readonly DocId[] }
  | { readonly kind: 'backed-up'; readonly result: BackupResult }
  | {
      readonly kind: 'done'
      readonly count: number
      readonly remarks: readonly JobRemark[]
      readonly remarkCount: number
      readonly firstDocId: DocId | null
    }
  | { readonly kind: 'failed'; readonly reason: FailureReason; readonly message: string }

export type HostAnswer =
  | { readonly kind: 'next' }
  /** Empty bytes for a document that is not here. */
  | { readonly kind: 'states'; readonly packed: Packed }

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
