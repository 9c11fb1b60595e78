/**
 * Every request and notice between a page and the host.
 * What can fail is a reply value. Times are milliseconds since 1970. Nothing here holds a secret,
 * but links and recovery words, which a person asked to see.
 */
import type { CollectionKind } from '../model/document'
import type { NoteType } from '../model/note'
import type { SavedFilter } from '../model/saved-filters'
import type { DocId } from '../records/keys'
import type { JobProgress, JobStart } from './jobs'
import type {
  BaseView,
  CollectionChange,
  CollectionReply,
  CollectionRow,
  CreateReply,
  IntegrationRow,
  NotebookView,
} from './collections'
import type { Facets, NoteFilter, NotePlace, NoteSort, PlacedPage } from './lists'
import type { FilterChange, FilterReply } from './filters'
import type { Graph, GraphPlace } from './graph'
import type { MentionReply, NoteCard, NoteLinks, Target } from './links'
import type { OwnOrderChange, OwnOrderReply } from './own-order'
import type { DocumentPeople } from './people'
import type { LinkedKind } from '../text/link'
import type { ViewPlace } from '../text/view-link'
import type { Language } from './language'
import type {
  BackupRow,
  HostPhase,
  LibraryState,
  RestoreReply,
  Warning,
  WrongPassphrase,
} from './library'
import type {
  FoundNotes,
  NoteChange,
  RefusedChange,
  NotePage,
  NoteRow,
  NoteStatus,
  OpenLinkReply,
  OpenReply,
  ShareReply,
  Shelf,
  StoreError,
} from './notes'
import type { RelayTest } from './relay'
import type { SharingPreview } from './sharing'

type Nothing = Record<string, never>

export interface HostRequests {
  readPhase: { payload: Nothing; reply: HostPhase }
  readLibrary: { payload: Nothing; reply: LibraryState }
  unlock: {
    payload: { readonly passphrase: string }
    reply: { readonly kind: 'unlocked' } | WrongPassphrase
  }

  listNotes: {
    payload: { readonly shelf: Shelf; readonly offset: number; readonly limit: number }
    reply: NotePage
  }
  /** On the shelf of notes, unless another one is named. */
  searchNotes: {
    payload: { readonly query: string; readonly limit: number; readonly shelf?: Shelf }
    reply: FoundNotes
  }
  readNote: { payload: { readonly docId: DocId }; reply: NoteRow | null }
  createNote: {
    payload: { readonly title: string; readonly type?: NoteType }
    reply:
      | { readonly kind: 'created'; readonly docId: DocId }
      | { readonly kind: 'failed'; readonly error: StoreError }
  }
  renameNote: { payload: { readonly docId: DocId; readonly title: string }; reply: NoteChange }
  trashNotes: { payload: { readonly docIds: readonly DocId[] }; reply: NoteChange }
  restoreNotes: { payload: { readonly docIds: readonly DocId[] }; reply: NoteChange }
  /** Forgets the local bytes; the key stays, so a link or a peer can bring it back. */
  purgeNotes: { payload: { readonly docIds: readonly DocId[] }; reply: NoteChange }

  /** Notebooks and bases that are not in the trash, in the person's own order, else by title. */
  listCollections: { payload: Nothing; reply: readonly CollectionRow[] }
  createCollection: {
    payload: { readonly kind: CollectionKind; readonly title: string }
    reply: CreateReply
  }
  /** Those that the person moved. */
  readOwnOrder: { payload: Nothing; reply: readonly DocId[] }
  changeOwnOrder: { payload: { readonly change: OwnOrderChange }; reply: OwnOrderReply }
  readNotebook: { payload: { readonly docId: DocId }; reply: NotebookView | null }
  readBase: { payload: { readonly docId: DocId }; reply: BaseView | null }
  changeCollection: {
    payload: { readonly docId: DocId; readonly change: CollectionChange }
    reply: CollectionReply
  }
  /** Every notebook that a note is in. */
  readIntegrations: { payload: { readonly docId: DocId }; reply: readonly IntegrationRow[] }
  listPlaced: {
    payload: {
      readonly place: NotePlace
      readonly filter: NoteFilter
      readonly sort: NoteSort
      readonly offset: number
      readonly limit: number
    }
    reply: PlacedPage
  }
  /** At which row of `listPlaced` a note stands; null where it is not on that list. */
  findPlaced: {
    payload: {
      readonly place: NotePlace
      readonly filter: NoteFilter
      readonly sort: NoteSort
      readonly docId: DocId
    }
    reply: number | null
  }
  readFacets: { payload: { readonly place: NotePlace }; reply: Facets }
  /** Kept under a name, of all notebooks. */
  readFilters: { payload: Nothing; reply: readonly SavedFilter[] }
  changeFilter: { payload: { readonly change: FilterChange }; reply: FilterReply }
  readLinks: { payload: { readonly docId: DocId }; reply: NoteLinks }
  readCard: { payload: { readonly docId: DocId }; reply: NoteCard | null }
  /** Makes one mention a link, where the text still says `match` at `at`; with no target, plain again. */
  linkMention: {
    payload: {
      readonly docId: DocId
      readonly at: number
      readonly match: string
      readonly target: DocId | null
    }
    reply: MentionReply
  }
  /** An empty query: what was changed last. */
  findTargets: {
    payload: {
      readonly query: string
      readonly kinds: readonly Target['kind'][]
      readonly limit: number
    }
    reply: readonly Target[]
  }
  /** Notes whose title or text is close to a title that is being typed. */
  findSimilar: {
    payload: { readonly title: string; readonly except: DocId | null; readonly limit: number }
    reply: readonly Target[]
  }
  readGraph: { payload: { readonly place: GraphPlace }; reply: Graph }

  /** `docId` is the note to begin with. `here` where it was made before, also if it was removed since. */
  addSample: {
    payload: { readonly language: Language }
    reply:
      | { readonly kind: 'added'; readonly docId: DocId }
      | { readonly kind: 'here' }
      | { readonly kind: 'failed'; readonly error: StoreError }
  }
  /** Into the trash; `docIds` are those that went there. */
  removeSample: {
    payload: Nothing
    reply: { readonly kind: 'done'; readonly docIds: readonly DocId[] } | RefusedChange
  }

  openDocument: { payload: { readonly docId: DocId }; reply: OpenReply }
  /** Null for what is not held. */
  readPeople: { payload: { readonly docId: DocId }; reply: DocumentPeople | null }
  readNoteStatus: { payload: { readonly docId: DocId }; reply: NoteStatus | null }
  /**
   * A working copy that the host had not confirmed when the page died. `update` is a Yjs V1 update
   * in base64. Refused ones are kept by the page and offered as recovered text.
   */
  pushWorkingCopy: {
    payload: { readonly docId: DocId; readonly update: string }
    reply:
      | { readonly kind: 'saved' }
      | {
          readonly kind: 'refused'
          readonly reason: 'unknown' | 'purged' | 'view-only' | 'requirement' | 'malformed'
        }
  }
  /** Attachments and imported images, base64; null when it is not on this machine. */
  readBlob: {
    payload: { readonly docId: DocId; readonly blobId: string }
    reply: { readonly mime: string; readonly base64: string } | null
  }

  shareNote: {
    payload: { readonly docId: DocId; readonly rights: 'edit' | 'view' }
    reply: ShareReply
  }
  /** What goes along with a notebook or base, before it does. */
  previewSharing: { payload: { readonly docId: DocId }; reply: SharingPreview | null }
  /** Gives the keys of what is in a notebook or base that a link was made of. */
  shareContents: {
    payload: { readonly docId: DocId; readonly editing: boolean }
    reply: NoteChange
  }
  openLink: { payload: { readonly link: string }; reply: OpenLinkReply }
  setName: { payload: { readonly name: string }; reply: null }
  testRelay: { payload: { readonly address: string }; reply: RelayTest }
  /** Null switches the relay off; what waits stays waiting. */
  setRelay: {
    payload: { readonly address: string | null }
    reply:
      | { readonly kind: 'set' }
      | { readonly kind: 'refused'; readonly reason: 'malformed' | 'needs-wss' }
  }

  /** A library that a passphrase protects asks for it again before it shows its words. */
  readWords: {
    payload: { readonly language: Language; readonly passphrase?: string }
    reply: { readonly kind: 'words'; readonly words: readonly string[] } | WrongPassphrase
  }
  confirmWords: { payload: Nothing; reply: null }
  restoreFromWords: {
    payload: { readonly words: string; readonly relay: string }
    reply: RestoreReply
  }
  /** `current` is the one that protects the library now, if any does. */
  setPassphrase: {
    payload: { readonly passphrase: string; readonly current?: string }
    reply: { readonly kind: 'set' } | WrongPassphrase
  }

  listBackups: { payload: Nothing; reply: readonly BackupRow[] }
  backUpNow: { payload: Nothing; reply: JobStart }
  restoreBackup: { payload: { readonly name: string }; reply: RestoreReply }

  startImport: { payload: { readonly folder: string }; reply: JobStart }
  /** An empty list of notes means everything that is not in the trash. */
  startExport: {
    payload: { readonly folder: string; readonly docIds: readonly DocId[] }
    reply: JobStart
  }
  cancelJob: { payload: { readonly jobId: string }; reply: null }
  dismissWarning: { payload: { readonly kind: Warning['kind'] }; reply: null }
}

/** What the host tells every page, unasked. */
export interface HostNotices {
  phase: HostPhase
  /** What the list showed last, while the library is still opening: to be painted at once. */
  firstNotes: NotePage
  library: LibraryState
  /** The list changed: which notes, or null for "anything, read again". */
  notes: { readonly docIds: readonly DocId[] | null }
  /** Notebooks or bases changed, or what they hold: which, or null for "anything, read again". */
  collections: { readonly docIds: readonly DocId[] | null }
  /** A filter was kept, named or removed, here or on another device. */
  filters: Nothing
  /** Notebooks or bases stand in another order, here or on another device. */
  ownOrder: Nothing
  noteStatus: NoteStatus
  job: JobProgress
  /** An unknown feature arrived while the note is open: unbind, then open it again read-only. */
  requirement: { readonly docId: DocId; readonly unknown: readonly string[] }
  /** Another window asked for this, or a link that the system handed over was opened. */
  showNote: { readonly docId: DocId; readonly linked: LinkedKind }
  /** As of a note: a link to a view was handed over and opened. */
  showView: ViewPlace
  /** Purged here or on another device: delete the working copy in every window. */
  purged: { readonly docIds: readonly DocId[] }
}

export type HostRequestName = keyof HostRequests

export type HostNoticeName = keyof HostNotices

export type HostPayload<Name extends HostRequestName> = HostRequests[Name]['payload']

export type HostReply<Name extends HostRequestName> = HostRequests[Name]['reply']
