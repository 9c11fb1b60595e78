/**
 * From a folder to an open library, or to the reason why not. Nothing is made, moved or removed
 * unless the folder is new: a damaged or locked library stays as it is until a person decides.
 */
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { HostPhase } from '../../shared/contract/library'
import { deriveHomeSecret, deriveLocalKey } from '../../shared/records/identity'
import { createEditCapability } from '../../shared/records/keys'
import { sodium } from '../../shared/records/sodium'
import type { HostLogEntry, Keychain } from '../contract'
import { LocalCipher } from '../log/local-cipher'
import type { LibraryLog } from '../log/library-log'
import { openLibraryLog } from '../log/open-library-log'
import { type SqliteDriver, storeErrorOf } from '../log/open-sqlite'
import type { SyncClock } from '../sync/contract'
import { LIBRARY_FILE, prepareFolder, readStamp } from './folder'
import { openInstallation, readInstallation } from './installation'
import type { KeyBackend, KeyFile } from './key-file'
import { Library } from '../library/library'
import { type LibraryLock, lockLibrary } from './lock'
import { findRoot } from './root-secret'
import { hasLostLibrary } from './set-aside'

export interface FolderOptions {
  readonly folder: string
  readonly keychain: Keychain | undefined
  readonly clock: SyncClock
  readonly report: (entry: HostLogEntry) => void
  readonly driver?: SqliteDriver
  /** The key of a folder that may be written is here, and its library is about to be opened. */
  readonly keyFound?: (found: { readonly path: string; readonly root: Uint8Array }) => void
}

/** A folder that is ours: checked and locked against other processes. */
export interface HeldFolder {
  readonly path: string
  readonly access: 'write' | 'read'
  readonly syncedBy: string | undefined
  readonly lock: LibraryLock | undefined
}

type CannotOpen = (HostPhase & { readonly kind: 'cannot-open' })['reason']
export type Refused = { readonly kind: 'cannot-open'; readonly reason: CannotOpen }

export interface OpenedLibrary {
  readonly kind: 'open'
  readonly library: Library
  readonly root: Uint8Array
  readonly backend: KeyBackend
  readonly wasClosedWell: boolean
  /** Where its derived files may be written: another place when its own folder is read-only. */
  readonly place: string
  close(): void
}

export type FoundLibrary =
  | OpenedLibrary
  | Refused
  | {
      readonly kind: 'locked'
      readonly needs: 'passphrase' | 'words'
      readonly keyFile: KeyFile | undefined
    }

/** Makes it where there is none, and locks it where it may be written: the caller lets go. */
export function holdFolder(options: FolderOptions): HeldFolder | Refused {
  const state = prepareFolder(options.folder)
  if (state.kind === 'refused') return { kind: 'cannot-open', reason: state.reason }
  const { path, access, syncedBy } = state
  if (access === 'read') {
    if (!existsSync(join(path, LIBRARY_FILE))) return { kind: 'cannot-open', reason: 'read-only' }
    return { path, access, syncedBy, lock: undefined }
  }
  try {
    const lock = lockLibrary(path, options.driver ? { driver: options.driver } : {})
    if (lock === 'in-use') return { kind: 'cannot-open', reason: 'in-use' }
    return { path, access, syncedBy, lock }
  } catch (error) {
    const reason = storeErrorOf(error)
    if (!reason) throw error
    return { kind: 'cannot-open', reason }
  }
}

/** Opens its library, or makes one where none was; `locked` when the key is not here. */
export async function findLibrary(
  folder: HeldFolder,
  options: FolderOptions,
): Promise<FoundLibrary> {
  let found: Awaited<ReturnType<typeof findRoot>>
  try {
    // A backup or the words bring it back; a new one is made only where there never was any.
    if (hasLostLibrary(folder.path)) return { kind: 'cannot-open', reason: 'damaged' }
    found = await findRoot(folder.path, options.keychain)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOSPC' || code === 'EDQUOT') return { kind: 'cannot-open', reason: 'no-space' }
    if (code === 'EACCES' || code === 'EROFS') return { kind: 'cannot-open', reason: 'read-only' }
    throw error
  }
  if (found.kind === 'locked') return found
  if (folder.access === 'write') options.keyFound?.({ path: folder.path, root: found.root })
  return openWithRoot(folder, options, found)
}

/** Also for a root that the words or a passphrase gave: `needs-words` when it is not this library's. */
export function openWithRoot(
  folder: HeldFolder,
  options: FolderOptions,
  key: {
    readonly root: Uint8Array
    readonly backend: KeyBackend
    /** Where a home document that is still to come will come from. */
    readonly relayUntilHome?: string
  },
):
  | OpenedLibrary
  | Refused
  | { readonly kind: 'locked'; readonly needs: 'words'; keyFile: undefined } {
  const { root, backend, relayUntilHome } = key
  const place = folder.access === 'read' ? copyToRead(folder.path) : undefined
  const file = join(place ?? folder.path, LIBRARY_FILE)
  const opened = openLibraryLog(
    file,
    new LocalCipher(deriveLocalKey(root)),
    () => sodium.randombytes_buf(16),
    {
      readOnly: folder.access === 'read',
      ...(options.driver ? { driver: options.driver } : {}),
    },
  )
  if (opened.kind === 'refused') {
    removeCopy(place)
    return { kind: 'cannot-open', reason: opened.reason }
  }
  const { log } = opened
  if (!fits(log, root)) {
    log.abandon()
    removeCopy(place)
    return { kind: 'locked', needs: 'words', keyFile: undefined }
  }
  try {
    if (relayUntilHome !== undefined) log.writeMeta('relayUntilHome', relayUntilHome)
    const library = new Library({
      folder: folder.path,
      log,
      root,
      installation:
        folder.access === 'read'
          ? readInstallation(log, root)
          : openInstallation(log, root, readStamp(folder.path)),
      access: folder.access,
      home: relayUntilHome === undefined ? 'here' : 'to-come',
      wasClosedWell: opened.wasClosedWell,
      clock: options.clock,
      report: options.report,
    })
    const close = () => {
      library.close()
      removeCopy(place)
    }
    const { wasClosedWell } = opened
    const workplace = place ?? folder.path
    return { kind: 'open', library, root, backend, wasClosedWell, place: workplace, close }
  } catch (error) {
    log.abandon()
    removeCopy(place)
    const reason = storeErrorOf(error)
    if (!reason) throw error
    return { kind: 'cannot-open', reason }
  }
}

/** As many rows are tried with the root's key where that of the home document is missing. */
const TRIED = 16

/** A library of another root has another home document, and rows that this one does not open. */
function fits(log: LibraryLog, root: Uint8Array): boolean {
  const { docId } = createEditCapability(deriveHomeSecret(root))
  if (log.facts(docId) !== undefined) return true
  const docIds = log.documentIds()
  return docIds.length === 0 || docIds.slice(0, TRIED).some((id) => log.readKeys(id))
}

/** SQLite cannot read what stands in a WAL beside which it may not write: it reads a private copy. */
function copyToRead(folder: string): string {
  const place = mkdtempSync(join(tmpdir(), 'carnet-read-'))
  for (const ending of ['', '-wal']) {
    const name = `${LIBRARY_FILE}${ending}`
    if (existsSync(join(folder, name))) copyFileSync(join(folder, name), join(place, name))
  }
  return place
}

function removeCopy(place: string | undefined): void {
  if (place) rmSync(place, { recursive: true, force: true })
}
