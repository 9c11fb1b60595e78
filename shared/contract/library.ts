/** The library as a whole: whether it is open, what it holds, what it warns of, how it is restored. */
import type { StoreError } from './notes'
import type { RelayState } from './relay'

export type Warning =
  | { readonly kind: 'key-in-file' }
  | { readonly kind: 'words-not-written-down' }
  | { readonly kind: 'synced-folder'; readonly service: string }
  | { readonly kind: 'clock-wrong'; readonly seconds: number }
  | { readonly kind: 'store-error'; readonly error: StoreError }
  | { readonly kind: 'damaged-set-aside'; readonly file: string }
  | { readonly kind: 'backup-failed'; readonly error: StoreError }
  | { readonly kind: 'host-restarted' }

/** `removed` where the sample library was here once, on any of the person's devices. */
export type SampleState = 'none' | 'here' | 'removed'

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
  readonly sample: SampleState
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
