/** Work that takes a while and can be cancelled: import, export, backup, rebuild. */
import type { Linked } from '../text/link'

export type JobKind = 'import' | 'export' | 'backup' | 'index' | 'clone'

export interface JobProgress {
  readonly jobId: string
  readonly kind: JobKind
  readonly done: number
  /** Null while it is still being counted. */
  readonly total: number | null
  readonly outcome: JobOutcome | null
}

export interface JobRemark {
  /** The file's path inside the folder. */
  readonly file: string
  readonly reason:
    | 'unreadable'
    | 'too-large'
    | 'not-text'
    | 'link-target-missing'
    | 'image-missing'
    | 'image-remote'
    | 'image-too-large'
    | 'html-dropped'
    | 'name-changed'
    /** The file has changed since it was imported: it became a note beside the one that is here. */
    | 'newer-version'
    /** So many people had a role in a notebook or base: what is imported is one's own alone. */
    | 'roles-left'
    | 'no-space'
  readonly detail: string
}

export type JobOutcome =
  | {
      readonly kind: 'finished'
      readonly count: number
      /** Files of an import that are here already, as they are; 0 for other jobs. */
      readonly unchanged: number
      readonly remarks: readonly JobRemark[]
      readonly remarkCount: number
      readonly folder: string
      /** What an import made of the first file that is new here; null otherwise. */
      readonly first: Linked | null
    }
  | { readonly kind: 'cancelled' }
  | {
      readonly kind: 'failed'
      readonly reason:
        | 'no-space'
        | 'not-permitted'
        | 'not-found'
        | 'not-a-folder'
        | 'empty'
        | 'not-empty'
        | 'unknown'
    }

export type JobStart =
  | { readonly kind: 'started'; readonly jobId: string }
  | { readonly kind: 'refused'; readonly reason: 'busy' | 'library-read-only' }
