/**
 * One answer for each request: a request that nobody answers does not compile. What concerns an open
 * library is answered here; what opens, closes or replaces one is asked of the host.
 */
import type {
  HostPhase,
  HostReply,
  HostPayload,
  HostRequestName,
  RestoreReply,
  BackupRow,
  JobStart,
} from '../../shared/contract'
import { wordsOf } from '../../shared/records/words'
import { parseRelayAddress } from '../../shared/text/relay-address'
import { dismissWarning, readNoteStatus } from '../library/library-state'
import {
  createNote,
  openDocument,
  openLink,
  purgeNotes,
  pushWorkingCopy,
  renameNote,
  restoreNotes,
  shareNote,
  trashNotes,
} from '../library/note-actions'
import type { Session } from '../library/session'
import type { TestRelay } from '../sync/contract'
import { NotReady } from './serve-page'

/** What the host does beyond the library that is open now. */
export interface HostControl {
  readonly phase: HostPhase
  readonly session: Session | undefined
  readonly testRelay: TestRelay
  readLibrary(session: Session): HostReply<'readLibrary'>
  unlock(passphrase: string): Promise<HostReply<'unlock'>>
  restoreFromWords(words: string, relay: string): Promise<RestoreReply>
  setPassphrase(session: Session, passphrase: string): Promise<void>
  listBackups(): Promise<readonly BackupRow[]>
  restoreBackup(name: string): Promise<RestoreReply>
  backUpNow(session: Session): JobStart
  startImport(session: Session, folder: string): JobStart
  startExport(session: Session, request: HostPayload<'startExport'>): JobStart
  cancelJob(jobId: string): void
  readBlob(session: Session, request: HostPayload<'readBlob'>): Promise<HostReply<'readBlob'>>
  forgetRestart(): void
  /** Facts that a page shows beside notes have changed. */
  libraryChanged(): void
}

export type Answers = {
  readonly [Name in HostRequestName]: (
    payload: HostPayload<Name>,
  ) => HostReply<Name> | Promise<HostReply<Name>>
}

export function createAnswers(host: HostControl): Answers {
  const session = (): Session => {
    if (!host.session) throw new NotReady()
    return host.session
  }
  const library = () => session().library
  const catalog = () => session().catalog
  const commit = () => {
    library().journal.flush()
    host.libraryChanged()
    return null
  }
  return {
    readPhase: () => host.phase,
    readLibrary: () => host.readLibrary(session()),
    unlock: ({ passphrase }) => host.unlock(passphrase),

    listNotes: (request) => catalog().list(request),
    searchNotes: ({ query, limit }) => catalog().search(query, limit),
    readNote: async ({ docId }) => (await catalog().row(docId)) ?? null,
    createNote: ({ title }) => createNote(library(), title),
    renameNote: ({ docId, title }) => renameNote(library(), docId, title),
    trashNotes: ({ docIds }) => trashNotes(library(), docIds),
    restoreNotes: ({ docIds }) => restoreNotes(library(), docIds),
    purgeNotes: ({ docIds }) => purgeNotes(library(), docIds),

    openDocument: ({ docId }) => openDocument(library(), docId),
    readNoteStatus: ({ docId }) => readNoteStatus(library(), session().sync, docId),
    pushWorkingCopy: ({ docId, update }) => pushWorkingCopy(library(), docId, parseBase64(update)),
    readBlob: (request) => host.readBlob(session(), request),

    shareNote: ({ docId, rights }) => {
      const reply = shareNote(library(), docId, rights)
      host.libraryChanged()
      return reply
    },
    openLink: ({ link }) => openLink(library(), link),
    setName: ({ name }) => {
      library().holdings.home.setName(name.trim())
      return commit()
    },
    testRelay: ({ address }) => host.testRelay(address),
    setRelay: ({ address }) => {
      const { home } = library().holdings
      if (address === null) home.setSetting('relay', undefined)
      else {
        const parsed = parseRelayAddress(address)
        if (parsed.kind === 'refused') return parsed
        home.setSetting('relay', parsed.address)
      }
      library().log.removeMeta('relayUntilHome')
      commit()
      return { kind: 'set' }
    },

    readWords: ({ language }) => wordsOf(session().root, language),
    confirmWords: () => {
      library().log.writeMeta('wordsWritten', '1')
      return commit()
    },
    restoreFromWords: ({ words, relay }) => host.restoreFromWords(words, relay),
    setPassphrase: async ({ passphrase }) => {
      await host.setPassphrase(session(), passphrase)
      return commit()
    },

    listBackups: () => host.listBackups(),
    backUpNow: () => host.backUpNow(session()),
    restoreBackup: ({ name }) => host.restoreBackup(name),
    startImport: ({ folder }) => host.startImport(session(), folder),
    startExport: (request) => host.startExport(session(), request),
    cancelJob: ({ jobId }) => {
      host.cancelJob(jobId)
      return null
    },
    dismissWarning: ({ kind }) => {
      if (kind === 'host-restarted') host.forgetRestart()
      else if (kind === 'backup-failed') session().backupError = null
      else if (kind === 'damaged-set-aside') library().log.removeMeta('damagedFile')
      else dismissWarning(library(), kind)
      return commit()
    },
  }
}

/** Undefined for anything that is not base64 as a page writes it. */
function parseBase64(text: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9+/]*={0,2}$/u.test(text) || text.length % 4 !== 0) return undefined
  return Uint8Array.from(Buffer.from(text, 'base64'))
}
