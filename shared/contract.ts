/**
 * Every request and notice between a page and the host, and between a page and the desktop shell.
 * What can fail is a reply value. Times are milliseconds since 1970. Nothing here holds a secret,
 * but links and recovery words, which a person asked to see.
 */
import type { DocId } from './records/keys'
import type { LinkRefusal } from './text/link'

export type Language = 'fr' | 'en'

/* ---------- notes ---------- */

export interface NoteRow {
  readonly docId: DocId
  /** Empty for a note without a title. */
  readonly title: string
  /** The first letters of the text, at most 240. */
  readonly excerpt: string
  readonly modifiedAt: number
  readonly createdAt: number
  readonly trashedAt: number | null
  readonly rights: 'edit' | 'view'
  readonly isShared: boolean
}

export type Shelf = 'notes' | 'trash'

export interface NotePage {
  readonly total: number
  readonly offset: number
  readonly rows: readonly NoteRow[]
}

export interface FoundNote extends NoteRow {
  /** The passage around the first match, cut into plain and matching pieces. */
  readonly passage: readonly { readonly text: string; readonly isMatch: boolean }[]
}

export interface FoundNotes {
  readonly total: number
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

export type RelayState =
  | { readonly kind: 'none' }
  | { readonly kind: 'connecting'; readonly address: string }
  | { readonly kind: 'online'; readonly address: string; readonly since: number }
  | {
      readonly kind: 'unreachable'
      readonly address: string
      readonly since: number
      readonly reason: RelayProblem
    }

export type RelayProblem =
  | 'offline'
  | 'refused'
  | 'timeout'
  | 'certificate'
  | 'not-a-relay'
  | 'version'
  | 'quota'

/* ---------- library ---------- */

export type Warning =
  | { readonly kind: 'key-in-file' }
  | { readonly kind: 'words-not-written-down' }
  | { readonly kind: 'synced-folder'; readonly service: string }
  | { readonly kind: 'clock-wrong'; readonly seconds: number }
  | { readonly kind: 'store-error'; readonly error: StoreError }
  | { readonly kind: 'damaged-set-aside'; readonly file: string }
  | { readonly kind: 'backup-failed'; readonly error: StoreError }
  | { readonly kind: 'host-restarted' }

export interface LibraryState {
  readonly libraryId: string
  /** Changes on every restore: working copies of another generation are stale. */
  readonly generation: string
  readonly folder: string
  readonly keyBackend: 'keychain' | 'passphrase' | 'file'
  readonly hasWrittenWords: boolean
  readonly name: string
  readonly personId: string
  /** Groups of four letters, to be compared aloud. */
  readonly fingerprint: string
  readonly relay: RelayState
  /** Of other persons, where notes live that came by a link. */
  readonly otherRelays: readonly RelayState[]
  readonly noteCount: number
  readonly trashCount: number
  /** Records waiting to be sent, over all notes. */
  readonly waiting: number
  readonly waitingSince: number | null
  readonly lastBackupAt: number | null
  readonly warnings: readonly Warning[]
  readonly version: string
}

/** Before a library can be opened the page shows one of these instead of the shell. */
export type HostPhase =
  | { readonly kind: 'starting' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'locked'; readonly needs: 'passphrase' | 'words' }
  | {
      readonly kind: 'cannot-open'
      readonly reason:
        | 'damaged'
        | 'newer-version'
        | 'in-use'
        | 'network-folder'
        | 'no-space'
        | 'read-only'
        | 'unknown'
      readonly folder: string
      readonly backups: readonly BackupRow[]
    }

/** Seconds until the next try is looked at; each wrong one makes it longer. */
export interface WrongPassphrase {
  readonly kind: 'wrong'
  readonly waitSeconds: number
}

export interface BackupRow {
  readonly name: string
  readonly at: number
  readonly noteCount: number
  readonly bytes: number
  readonly needsWords: boolean
}

export type ShareReply =
  | { readonly kind: 'link'; readonly link: string; readonly relay: string }
  | { readonly kind: 'needs-relay' }
  | { readonly kind: 'needs-name' }
  | { readonly kind: 'refused'; readonly reason: 'view-only' | 'unknown' }

export type OpenLinkReply =
  | {
      readonly kind: 'opened'
      readonly docId: DocId
      readonly rights: 'edit' | 'view'
      readonly isNew: boolean
    }
  | { readonly kind: 'refused'; readonly reason: LinkRefusal | 'not-here' }

export type RestoreReply =
  | { readonly kind: 'restored'; readonly noteCount: number }
  | {
      readonly kind: 'refused'
      readonly reason:
        | 'word-count'
        | 'word-unknown'
        | 'checksum'
        | 'relay-unreachable'
        | 'nothing-found'
        | 'backup-damaged'
        | 'needs-words'
        | 'wrong-passphrase'
        | 'library-not-empty'
        | 'no-space'
    }

export type RelayTest =
  | {
      readonly kind: 'works'
      readonly address: string
      readonly milliseconds: number
      readonly isUnprotected: boolean
    }
  | { readonly kind: 'refused'; readonly reason: 'malformed' | 'needs-wss' }
  | { readonly kind: 'failed'; readonly problem: RelayProblem }

/* ---------- jobs: import, export, backup, rebuild ---------- */

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
      /** Notes made by an import; empty otherwise. */
      readonly firstDocId: DocId | null
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

/* ---------- requests to the host ---------- */

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
  searchNotes: { payload: { readonly query: string; readonly limit: number }; reply: FoundNotes }
  readNote: { payload: { readonly docId: DocId }; reply: NoteRow | null }
  createNote: {
    payload: { readonly title: string }
    reply:
      | { readonly kind: 'created'; readonly docId: DocId }
      | { readonly kind: 'failed'; readonly error: StoreError }
  }
  renameNote: { payload: { readonly docId: DocId; readonly title: string }; reply: NoteChange }
  trashNotes: { payload: { readonly docIds: readonly DocId[] }; reply: NoteChange }
  restoreNotes: { payload: { readonly docIds: readonly DocId[] }; reply: NoteChange }
  /** Forgets the local bytes; the key stays, so a link or a peer can bring it back. */
  purgeNotes: { payload: { readonly docIds: readonly DocId[] }; reply: NoteChange }

  openDocument: { payload: { readonly docId: DocId }; reply: OpenReply }
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

export type NoteChange =
  | { readonly kind: 'done' }
  | {
      readonly kind: 'refused'
      readonly reason: 'unknown' | 'view-only' | 'requirement' | 'library-read-only' | 'store-error'
    }

/** What the host tells every page, unasked. */
export interface HostNotices {
  phase: HostPhase
  /** What the list showed last, while the library is still opening: to be painted at once. */
  firstNotes: NotePage
  library: LibraryState
  /** The list changed: which notes, or null for "anything, read again". */
  notes: { readonly docIds: readonly DocId[] | null }
  noteStatus: NoteStatus
  job: JobProgress
  /** An unknown feature arrived while the note is open: unbind, then open it again read-only. */
  requirement: { readonly docId: DocId; readonly unknown: readonly string[] }
  /** Another window asked for this, or a link that the system handed over was opened. */
  showNote: { readonly docId: DocId }
  /** Purged here or on another device: delete the working copy in every window. */
  purged: { readonly docIds: readonly DocId[] }
}

export type HostRequestName = keyof HostRequests
export type HostNoticeName = keyof HostNotices
export type HostPayload<Name extends HostRequestName> = HostRequests[Name]['payload']
export type HostReply<Name extends HostRequestName> = HostRequests[Name]['reply']

/* ---------- the desktop shell, absent in served mode ---------- */

export type MenuCommand =
  | 'new-note'
  | 'search'
  | 'import'
  | 'export-note'
  | 'export-all'
  | 'open-link'
  | 'share'
  | 'settings'
  | 'shortcuts'
  | 'toggle-sidebar'
  | 'toggle-panel'
  | 'go-back'
  | 'go-forward'
  | 'trash-note'
  | 'add-link'
  | 'about'
  | 'theme-light'
  | 'theme-dark'
  | 'theme-system'

export interface DesktopRequests {
  /** The folder that the person picked, or null. */
  chooseFolder: { payload: { readonly purpose: 'import' | 'export' }; reply: string | null }
  /** `https:` and `mailto:` alone; anything else is refused. */
  openExternal: { payload: string; reply: 'opened' | 'refused' }
  showInFolder: { payload: string; reply: null }
  /** The menu and context menus follow the interface's language and theme. */
  setAppearance: {
    payload: { readonly language: Language; readonly theme: 'light' | 'dark' | 'system' }
    reply: null
  }
  setSpellChecking: { payload: { readonly isOn: boolean }; reply: null }
  restartHost: { payload: null; reply: null }
}

export interface DesktopNotices {
  menuCommand: MenuCommand
  /** A `carnet://` link that the system handed over, at most 2,048 letters. */
  openLink: string
  /** The host died and is being started again, or died too often and needs a person. */
  host: { readonly kind: 'restarting' } | { readonly kind: 'stopped'; readonly reason: string }
}

export type DesktopRequestName = keyof DesktopRequests
export type DesktopNoticeName = keyof DesktopNotices

/** `window.desktop`, exactly as the preload script exposes it. */
export interface Desktop {
  readonly platform: 'linux' | 'darwin' | 'win32'
  request<Name extends DesktopRequestName>(
    name: Name,
    payload: DesktopRequests[Name]['payload'],
  ): Promise<DesktopRequests[Name]['reply']>
  onNotice<Name extends DesktopNoticeName>(
    name: Name,
    listener: (notice: DesktopNotices[Name]) => void,
  ): () => void
}

/**
 * How a page gets its port to the host on the desktop: it posts `{carnet: 'page-ready'}` to its own
 * window, the preload script answers with `{carnet: 'host-port'}` and one MessagePort, and again
 * with a new one each time the host was restarted.
 */
export const PAGE_READY = 'page-ready'
export const HOST_PORT = 'host-port'
