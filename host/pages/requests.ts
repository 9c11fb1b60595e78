/**
 * How each request of a page is read. A page is not trusted: what does not parse is refused. A
 * request that is missing here, or whose shape differs from the contract, does not compile.
 */
import * as v from 'valibot'
import type { HostPayload, HostRequestName } from '../../shared/contract/host'
import { NOTE_TYPES } from '../../shared/model/note'
import { KNOWLEDGE_REQUESTS } from './knowledge-requests'
import { count, docId, docIds, nothing, text, title } from './request-parts'

const path = v.pipe(v.string(), v.minLength(1), v.maxLength(4096))
const WARNINGS = [
  'key-in-file',
  'words-not-written-down',
  'synced-folder',
  'clock-wrong',
  'store-error',
  'damaged-set-aside',
  'backup-failed',
  'host-restarted',
] as const

/** base64 of an update of at most 64 MiB. */
const MAX_UPDATE_LETTERS = 90 * 1024 * 1024

const shelf = v.picklist(['notes', 'trash'])

type Schemas = {
  readonly [Name in HostRequestName]: v.GenericSchema<unknown, HostPayload<Name>>
}

export const REQUESTS: Schemas = {
  readPhase: nothing,
  readLibrary: nothing,
  unlock: v.object({ passphrase: text(1000) }),
  listNotes: v.object({
    shelf,
    offset: count(10_000_000),
    limit: count(1000),
  }),
  searchNotes: v.object({
    query: text(1000),
    limit: count(1000),
    shelf: v.exactOptional(shelf),
  }),
  readNote: v.object({ docId }),
  createNote: v.object({ title, type: v.exactOptional(v.picklist(NOTE_TYPES)) }),
  renameNote: v.object({ docId, title }),
  trashNotes: v.object({ docIds }),
  restoreNotes: v.object({ docIds }),
  purgeNotes: v.object({ docIds }),
  ...KNOWLEDGE_REQUESTS,
  addSample: v.object({ language: v.picklist(['fr', 'en']) }),
  removeSample: nothing,
  openDocument: v.object({ docId }),
  readPeople: v.object({ docId }),
  readNoteStatus: v.object({ docId }),
  pushWorkingCopy: v.object({ docId, update: text(MAX_UPDATE_LETTERS) }),
  readBlob: v.object({ docId, blobId: text(200) }),
  shareNote: v.object({ docId, rights: v.picklist(['edit', 'view']) }),
  previewSharing: v.strictObject({ docId }),
  shareContents: v.strictObject({ docId, editing: v.boolean() }),
  openLink: v.object({ link: text(10_000) }),
  setName: v.object({ name: text(200) }),
  testRelay: v.object({ address: text(1000) }),
  setRelay: v.object({ address: v.nullable(text(1000)) }),
  readWords: v.object({
    language: v.picklist(['fr', 'en']),
    passphrase: v.exactOptional(text(1000)),
  }),
  confirmWords: nothing,
  restoreFromWords: v.object({ words: text(2000), relay: text(1000) }),
  setPassphrase: v.object({
    passphrase: v.pipe(text(1000), v.minLength(1)),
    current: v.exactOptional(text(1000)),
  }),
  listBackups: nothing,
  backUpNow: nothing,
  restoreBackup: v.object({ name: text(300) }),
  startImport: v.object({ folder: path }),
  startExport: v.object({ folder: path, docIds }),
  cancelJob: v.object({ jobId: text(100) }),
  dismissWarning: v.object({ kind: v.picklist(WARNINGS) }),
}

export interface PageRequest<Name extends HostRequestName = HostRequestName> {
  readonly name: Name
  readonly payload: HostPayload<Name>
}

const ENVELOPE = v.object({ name: v.string(), payload: v.unknown() })

/** JSON of `{name, payload}`. */
export function parseRequest(bytes: Uint8Array): PageRequest | 'malformed' {
  const envelope = v.safeParse(ENVELOPE, parseJson(bytes))
  if (!envelope.success || !isRequestName(envelope.output.name)) return 'malformed'
  const { name } = envelope.output
  const payload = v.safeParse(REQUESTS[name], envelope.output.payload)
  return payload.success ? { name, payload: payload.output } : 'malformed'
}

function isRequestName(name: string): name is HostRequestName {
  return Object.hasOwn(REQUESTS, name)
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    // Neither UTF-8 nor JSON: as malformed as a wrong shape.
    return undefined
  }
}
