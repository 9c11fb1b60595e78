/** A note as a page knows it: its row in a list, how it opens, where it stands, what a link gives. */
import type { NoteType } from '../model/note'
import type { DocId } from '../records/keys'
import type { LinkedKind, LinkRefusal } from '../text/link'
import type { ViewPlace } from '../text/view-link'
import type { RelayState } from './relay'

export interface NoteRow {
  readonly docId: DocId
  /** A notebook or a base stands among notes in the trash alone. */
  readonly kind: 'note' | 'notebook' | 'base'
  /** Empty for a note without a title. */
  readonly title: string
  /** The first letters of the text, at most 240. */
  readonly excerpt: string
  readonly modifiedAt: number
  readonly createdAt: number
  readonly trashedAt: number | null
  readonly rights: 'edit' | 'view'
  readonly isShared: boolean
  readonly type: NoteType
  /** What the note says it is about, at most 400 letters; empty for none. */
  readonly summary: string
  readonly tags: readonly string[]
  /** Of a notebook its notes, of a base its notebooks; 0 for a note. */
  readonly count: number
}

export type Shelf = 'notes' | 'trash'

export interface NotePage {
  readonly total: number
  readonly offset: number
  readonly rows: readonly NoteRow[]
}

/** A text, cut into plain and matching pieces. */
export type Pieces = readonly { readonly text: string; readonly isMatch: boolean }[]

/** Where a note says what was searched. */
export interface FoundWords {
  /** Around where most of the words stand together; the beginning where only title or tags match. */
  readonly passage: Pieces
  /** The whole title. */
  readonly markedTitle: Pieces
  /** Those of its tags that match. */
  readonly markedTags: readonly Pieces[]
}

export interface FoundNote extends NoteRow, FoundWords {}

export interface FoundNotes {
  readonly total: number
  /** How many the trash has, where nothing else is found. */
  readonly inTrash: number
  readonly rows: readonly FoundNote[]
  /** True while the index is being rebuilt: results may be incomplete. */
  readonly isIndexing: boolean
}

export type ReadOnlyReason =
  | { readonly kind: 'view-only' }
  | { readonly kind: 'requirement'; readonly unknown: readonly string[] }
  | { readonly kind: 'trashed' }
  | { readonly kind: 'library-read-only' }

export type OpenReply =
  | {
      readonly kind: 'open'
      readonly docKind: string
      readonly readOnly: ReadOnlyReason | null
      /** The clientIDs' certified authors, for carets and "who wrote"; personId by clientID. */
      readonly isShared: boolean
    }
  | { readonly kind: 'refused'; readonly reason: 'unknown' | 'purged' | 'damaged' }

/** The whole truth about one note, for the status in words and icon. */
export interface NoteStatus {
  readonly docId: DocId
  /** When the last change was committed to this machine's disk; null when nothing was written yet. */
  readonly savedAt: number | null
  /** Set when the disk refuses writes: nothing is lost while the window stays open. */
  readonly storeError: StoreError | null
  /** Records not yet acknowledged by the relay, changes not yet sealed counted as one. */
  readonly waiting: number
  readonly waitingSince: number | null
  /** Why the relay does not take some of what waits: it stays here until something else is done. */
  readonly refusal: SendingRefusal | null
  /** When the relay last acknowledged a record, if nothing is waiting. */
  readonly sentAt: number | null
  /** Devices of others, and one's own other ones, that confirmed the current state. */
  readonly receivedBy: number
  readonly heardAt: number | null
  readonly relay: RelayState
}

export type SendingRefusal = 'too-large' | 'room-full' | 'refused'

export type StoreError = 'no-space' | 'read-only' | 'damaged' | 'unknown'

export type ShareReply =
  | { readonly kind: 'link'; readonly link: string; readonly relay: string }
  | { readonly kind: 'needs-relay' }
  | { readonly kind: 'needs-name' }
  /** `requirement`: it holds keys that only a version which knows all of it may take out. */
  | {
      readonly kind: 'refused'
      readonly reason: 'view-only' | 'unknown' | 'requirement' | 'trashed'
    }

export type OpenLinkReply =
  | {
      readonly kind: 'opened'
      readonly docId: DocId
      /** As it is held, else as the link says: where it is to be shown. */
      readonly linked: LinkedKind
      readonly rights: 'edit' | 'view'
      readonly isNew: boolean
    }
  /** All that it names is here, and nothing was added. */
  | { readonly kind: 'view'; readonly view: ViewPlace }
  | { readonly kind: 'refused'; readonly reason: LinkRefusal | 'not-here' | 'view-not-here' }

export interface RefusedChange {
  readonly kind: 'refused'
  readonly reason: 'unknown' | 'view-only' | 'requirement' | 'library-read-only' | 'store-error'
}

export type NoteChange = { readonly kind: 'done' } | RefusedChange
