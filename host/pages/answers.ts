/**
 * One answer for each request: a request that nobody answers does not compile. What concerns an open
 * library is answered here; what opens, closes or replaces one is asked of the host.
 */
import type { HostPayload, HostReply, HostRequestName } from '../../shared/contract/host'
import { wordsOf } from '../../shared/records/words'
import { parseTypedAddress } from '../../shared/text/typed-address'
import { StoreFailure } from '../log/contract'
import { NotReady } from '../library/not-ready'
import { dismissWarning, readNoteStatus } from '../library/library-state'
import {
  commitOrThrow,
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
import { previewSharing } from '../library/preview-sharing'
import { addSample, removeSample } from '../library/sample-actions'
import type { Session } from '../library/session'
import { readDocumentPeople } from '../people/read-people'
import { shareContents } from '../library/share-contents'
import type { HostControl } from './host-control'
import { createKnowledgeAnswers } from './knowledge-answers'
import { readBlob } from './read-blob'
import { startBackingUp, startExporting, startImporting } from './start-jobs'

export type Answers = {
  readonly [Name in HostRequestName]: (
    payload: HostPayload<Name>,
  ) => HostReply<Name> | Promise<HostReply<Name>>
}

export function createAnswers(host: HostControl): Answers {
  const session = (): Session => {
    if (!host.keeper.session) throw new NotReady()
    return host.keeper.session
  }
  const library = () => session().library
  const catalog = () => session().catalog
  /** For changes that are not a note's: in a folder that cannot be written none is begun. */
  const writable = () => {
    if (library().access === 'read') throw new StoreFailure('read-only', undefined)
    return library()
  }
  const commit = () => {
    try {
      commitOrThrow(library())
    } finally {
      host.libraryChanged()
    }
    return null
  }
  return {
    readPhase: () => host.keeper.phase,
    readLibrary: () => host.readLibrary(session()),
    unlock: ({ passphrase }) => host.keeper.unlock(passphrase),

    listNotes: (request) => catalog().list(request),
    searchNotes: ({ query, limit, shelf }) => catalog().search(query, limit, shelf),
    readNote: async ({ docId }) => (await catalog().row(docId)) ?? null,
    createNote: ({ title, type }) => createNote(library(), title, type),
    renameNote: ({ docId, title }) => renameNote(library(), docId, title),
    trashNotes: ({ docIds }) => trashNotes(library(), docIds),
    restoreNotes: ({ docIds }) => restoreNotes(library(), docIds),
    purgeNotes: ({ docIds }) => purgeNotes(library(), docIds),

    ...createKnowledgeAnswers(session),

    addSample: async ({ language }) => {
      const reply = await addSample(library(), language, session().blobs)
      host.libraryChanged()
      return reply
    },
    removeSample: () => {
      const reply = removeSample(library())
      host.libraryChanged()
      return reply
    },
    openDocument: ({ docId }) => openDocument(library(), docId),
    readPeople: ({ docId }) => readDocumentPeople(library(), session().work, docId),
    readNoteStatus: ({ docId }) => readNoteStatus(library(), session().sync, docId),
    pushWorkingCopy: ({ docId, update }) => pushWorkingCopy(library(), docId, parseBase64(update)),
    readBlob: ({ docId, blobId }) => readBlob(session(), docId, blobId),

    shareNote: ({ docId, rights }) => {
      const reply = shareNote(library(), docId, rights)
      host.libraryChanged()
      return reply
    },
    previewSharing: ({ docId }) => previewSharing(library(), session().work, docId),
    shareContents: (asked) => shareContents(library(), session().giver, asked),
    openLink: ({ link }) => openLink(library(), link),
    setName: ({ name }) => {
      writable().holdings.home.setName(name.trim())
      return commit()
    },
    testRelay: ({ address }) => host.testRelay(address),
    setRelay: ({ address }) => {
      const { home } = writable().holdings
      if (address === null) home.setSetting('relay', undefined)
      else {
        const parsed = parseTypedAddress(address)
        if (parsed.kind === 'refused') return parsed
        home.setSetting('relay', parsed.address)
      }
      library().log.removeMeta('relayUntilHome')
      commit()
      return { kind: 'set' }
    },

    readWords: ({ language, passphrase }) =>
      host.keeper.wrongPassphrase(passphrase) ?? {
        kind: 'words',
        words: wordsOf(session().root, language),
      },
    confirmWords: () => {
      writable().log.writeMeta('wordsWritten', '1')
      return commit()
    },
    restoreFromWords: ({ words, relay }) => host.keeper.restoreFromWords(words, relay),
    setPassphrase: ({ passphrase, current }) => {
      const wrong = host.keeper.wrongPassphrase(current)
      if (wrong) return wrong
      host.keeper.setPassphrase(session(), passphrase)
      commit()
      return { kind: 'set' }
    },

    listBackups: () => host.keeper.listBackups(),
    backUpNow: () => startBackingUp(host, session()),
    restoreBackup: ({ name }) => host.keeper.restoreBackup(name),
    startImport: ({ folder }) => startImporting(host, session(), folder),
    startExport: (request) => startExporting(host, session(), request),
    cancelJob: ({ jobId }) => {
      host.jobs.cancel(jobId)
      return null
    },
    dismissWarning: ({ kind }) => {
      if (kind === 'host-restarted') host.forgetRestart()
      else if (kind === 'backup-failed') session().backupError = null
      else if (kind === 'damaged-set-aside') writable().log.removeMeta('damagedFile')
      else dismissWarning(writable(), kind)
      return commit()
    },
  }
}

/** Undefined for anything that is not base64 as a page writes it. */
function parseBase64(text: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9+/]*={0,2}$/u.test(text) || text.length % 4 !== 0) return undefined
  return Uint8Array.from(Buffer.from(text, 'base64'))
}
