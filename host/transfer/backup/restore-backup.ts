/**
 * Restoring. Into a library that works, a backup is merged: shared documents are never rewound, what
 * is newer stays, and what was purged since comes back. Where the library cannot be opened, the
 * verified copy takes its place and the damaged one is set aside under a dated name.
 */
import {
  chmodSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { join } from 'node:path'
import * as Y from 'yjs'
import type { RestoreReply } from '../../../shared/contract/library'
import { Home } from '../../../shared/model/home'
import { PROGRAM } from '../../../shared/model/origin'
import { equalBytes } from '../../../shared/records/bytes'
import type { DocId } from '../../../shared/records/keys'
import { BLOB_FOLDER, syncFile, syncFolder, writeWhole } from '../../blobs/blobs'
import type { Library } from '../../library/library'
import { makeFolder } from '../../process/make-folder'
import { ARRIVING_FILE, setAside } from '../../folder/set-aside'
import { StoreFailure } from '../../log/contract'
import { openSqlite } from '../../log/open-sqlite'
import { type DocumentReader, openDocumentReader } from '../../log/read-document'
import {
  BACKUP_DATABASE,
  BACKUP_FOLDER,
  BACKUP_KEY,
  findBackup,
  linkOrCopy,
  verifyBackup,
} from './backup-files'
import { reasonOf } from '../file-failure'

const AT_ONCE = 8

/** Needs libsodium to be ready. Throws StoreFailure when the library cannot be written. */
export async function mergeBackup(
  library: Library,
  name: string,
  localKey: Uint8Array,
): Promise<RestoreReply> {
  const backup = findBackup(library.folder, name)
  const database = backup ? verifyBackup(library.folder, backup) : 'damaged'
  if (!backup || database === 'damaged') return { kind: 'refused', reason: 'backup-damaged' }
  const reader = openDocumentReader(database, localKey)
  try {
    const homeId = library.holdings.homeId
    const home = reader.read(homeId)
    // Of another person, or of a root that is no longer this library's.
    if (!home || home.getMap('meta').size === 0) return { kind: 'refused', reason: 'needs-words' }
    restoreBlobs(library.folder, backup.manifest.blobs)
    const noteCount = await mergeDocuments(library, reader, home)
    if (!library.journal.flush())
      throw new StoreFailure(library.storeError ?? 'unknown', new Error('not saved'))
    return { kind: 'restored', noteCount }
  } finally {
    reader.close()
  }
}

async function mergeDocuments(
  library: Library,
  reader: DocumentReader,
  backedUp: Y.Doc,
): Promise<number> {
  const { holdings } = library
  merge(library, holdings.homeId, Y.encodeStateAsUpdate(backedUp))
  const then = new Home(backedUp)
  let count = 0
  const ids = reader.list().map(({ docId }) => docId)
  for (const [at, docId] of ids.entries()) {
    const wasHeld = then.document(docId)
    if (docId === holdings.homeId || !wasHeld || wasHeld.purgedAt !== undefined) continue
    if (holdings.document(docId)?.purgedAt !== undefined) holdings.home.restore(docId)
    const doc = reader.read(docId)
    // Of what is held to view as well: its relay may have nothing any more.
    if (!doc || !holdings.present(docId)) continue
    merge(library, docId, Y.encodeStateAsUpdate(doc))
    doc.destroy()
    count += 1
    // What a person types meanwhile is saved first.
    if (at % AT_ONCE === 0) await new Promise((settle) => setImmediate(settle))
  }
  return count
}

function merge(library: Library, docId: DocId, state: Uint8Array): void {
  const current = library.readState(docId)
  if (current && equalBytes(current, state)) return
  const open = library.open(docId)
  if (open) Y.applyUpdate(open.doc, state, PROGRAM)
}

function restoreBlobs(libraryFolder: string, names: readonly string[]): void {
  const from = join(libraryFolder, BACKUP_FOLDER, BLOB_FOLDER)
  const to = join(libraryFolder, BLOB_FOLDER)
  if (names.length === 0 || !existsSync(from)) return
  makeFolder(to)
  const here = new Set(readdirSync(to))
  for (const name of names)
    if (!here.has(name) && existsSync(join(from, name))) linkOrCopy(from, to, name)
  syncFolder(to)
}

export type Replaced =
  | { readonly kind: 'replaced'; readonly aside: string; readonly noteCount: number }
  | { readonly kind: 'refused'; readonly reason: 'backup-damaged' | 'no-space' | 'unknown' }

/**
 * For a library that is closed and cannot be opened: nothing of it is deleted. Opening what stands
 * there afterwards mints a new generation and writer.
 */
export function replaceByBackup(folder: string, name: string, now: number): Replaced {
  const backup = findBackup(folder, name)
  const database = backup ? verifyBackup(folder, backup) : 'damaged'
  if (!backup || database === 'damaged') return { kind: 'refused', reason: 'backup-damaged' }
  const arriving = join(folder, ARRIVING_FILE)
  try {
    copyFileSync(database, arriving)
    chmodSync(arriving, 0o600)
    forgetInstallation(arriving)
    syncFile(arriving)
    restoreBlobs(folder, backup.manifest.blobs)
  } catch (error) {
    rmSync(arriving, { force: true })
    const reason = reasonOf(error)
    return { kind: 'refused', reason: reason === 'no-space' ? reason : 'unknown' }
  }
  const aside = setAside(folder, now, 'damaged')
  try {
    takePlace(folder, join(folder, BACKUP_FOLDER, name), arriving)
  } catch (error) {
    aside.putBack()
    rmSync(arriving, { force: true })
    const reason = reasonOf(error)
    return { kind: 'refused', reason: reason === 'no-space' ? reason : 'unknown' }
  }
  return { kind: 'replaced', aside: aside.name, noteCount: backup.manifest.noteCount }
}

/**
 * A library without a stamp is taken for another writer's when it is opened. The file's own number
 * does not do: where the old file is gone, the new one may get the very same.
 */
function forgetInstallation(database: string): void {
  const sqlite = openSqlite(database)
  try {
    sqlite.run("DELETE FROM meta WHERE name = 'stamp'")
  } finally {
    sqlite.close()
  }
}

/** The key that is here fits; the backup's is for a folder that lost its own. */
function takePlace(folder: string, backup: string, arriving: string): void {
  const [file, key] = [join(folder, BACKUP_KEY), join(backup, BACKUP_KEY)]
  if (!existsSync(file) && existsSync(key)) writeWhole(`${file}.new`, file, readFileSync(key))
  renameSync(arriving, join(folder, BACKUP_DATABASE))
  syncFolder(folder)
}
