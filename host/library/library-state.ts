/** What the interface shows of the library and of a note's way: read from what is, never guessed. */
import type { LibraryState, Warning } from '../../shared/contract/library'
import type { NoteStatus, SendingRefusal, StoreError } from '../../shared/contract/notes'
import type { RelayState } from '../../shared/contract/relay'
import type { DocId } from '../../shared/records/keys'
import type { Sync } from '../sync/contract'
import type { KeyBackend } from '../folder/key-file'
import type { Library } from './library'
import { readSampleState } from './sample-actions'
import { fingerprintOf } from '../people/fingerprint'

export interface StateParts {
  readonly library: Library
  readonly sync: Sync | undefined
  readonly backend: KeyBackend
  readonly syncedBy: string | undefined
  readonly lastBackupAt: number | null
  readonly backupError: StoreError | null
  readonly isRestart: boolean
  readonly version: string
}

/** A clock off by more than this makes times in notes and lists misleading. */
const CLOCK_TOLERANCE = 120

/** All that the pages are told of the library as a whole. */
export function readLibraryState(parts: StateParts): LibraryState {
  const { library, sync } = parts
  const { home } = library.holdings
  const waiting = library.waitingInAll()
  return {
    libraryId: library.log.readMeta('libraryId') ?? '',
    generation: library.log.readMeta('generation') ?? '',
    folder: library.folder,
    keyBackend: parts.backend,
    hasWrittenWords: library.log.readMeta('wordsWritten') !== undefined,
    name: home.profile.name,
    personId: library.device.personId,
    fingerprint: fingerprintOf(library.device.identityKey),
    relay: sync?.ownRelay(library.readOwnRelay()) ?? { kind: 'none' },
    otherRelays: sync?.otherRelays(library.readOwnRelay()) ?? [],
    ...library.holdings.counts,
    sample: readSampleState(library),
    waiting: waiting.count,
    waitingSince: waiting.since,
    lastBackupAt: parts.lastBackupAt,
    warnings: readWarnings(parts),
    version: parts.version,
  }
}

/** Null for a note that is not here, or was purged. */
export function readNoteStatus(
  library: Library,
  sync: Sync | undefined,
  docId: DocId,
): NoteStatus | null {
  const facts = library.log.facts(docId)
  if (!facts || !library.holdings.present(docId)) return null
  const waiting = library.waiting(docId)
  const relay: RelayState = sync?.relayState(docId) ?? { kind: 'none' }
  const received = sync?.received(docId) ?? { receivedBy: 0, heardAt: null }
  return {
    docId,
    savedAt: facts.savedAt,
    storeError: library.storeError,
    waiting: waiting.count,
    waitingSince: waiting.since,
    refusal: waiting.count > 0 ? refusalOf(library.log.relay.refusal(docId)) : null,
    sentAt: waiting.count === 0 ? facts.sentAt : null,
    receivedBy: received.receivedBy,
    heardAt: received.heardAt,
    relay,
  }
}

function refusalOf(code: string | undefined): SendingRefusal | null {
  if (code === undefined) return null
  if (code === 'record-too-large') return 'too-large'
  return code === 'room-full' ? 'room-full' : 'refused'
}

/** On this installation alone. */
export function dismissWarning(library: Library, kind: Warning['kind']): void {
  const dismissed = new Set([...readDismissed(library), kind])
  library.log.writeMeta('dismissed', JSON.stringify([...dismissed]))
}

function readDismissed(library: Library): readonly string[] {
  const written = library.log.readMeta('dismissed')
  return written === undefined ? [] : (JSON.parse(written) as readonly string[])
}

function readWarnings(parts: StateParts): readonly Warning[] {
  const { library, sync } = parts
  const dismissed = new Set(readDismissed(library))
  const warnings: Warning[] = []
  const error = library.access === 'read' ? 'read-only' : library.storeError
  if (error) warnings.push({ kind: 'store-error', error })
  const file = library.log.readMeta('damagedFile')
  if (file !== undefined) warnings.push({ kind: 'damaged-set-aside', file })
  if (parts.backupError) warnings.push({ kind: 'backup-failed', error: parts.backupError })
  const seconds = sync?.clockSkew()
  if (seconds !== undefined && Math.abs(seconds) > CLOCK_TOLERANCE)
    warnings.push({ kind: 'clock-wrong', seconds })
  if (parts.syncedBy !== undefined)
    warnings.push({ kind: 'synced-folder', service: parts.syncedBy })
  if (parts.backend === 'file') warnings.push({ kind: 'key-in-file' })
  if (library.log.readMeta('wordsWritten') === undefined)
    warnings.push({ kind: 'words-not-written-down' })
  if (parts.isRestart) warnings.push({ kind: 'host-restarted' })
  // A disk that refuses is never put out of sight.
  return warnings.filter(({ kind }) => kind === 'store-error' || !dismissed.has(kind))
}
