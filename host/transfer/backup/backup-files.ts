/**
 * One backup: a folder with a verified copy of `library.db`, the key file where the person wants it
 * there, and a manifest that says what it holds. It is made under a temporary name and renamed at
 * the end, so a folder with a backup's name is a whole backup. Attachments stand beside them all,
 * each once.
 */
import { createHash } from 'node:crypto'
import {
  closeSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { BLOB_FOLDER, syncFile, syncFolder, writeWhole } from '../../blobs/blobs'
import { makeFolder } from '../../process/make-folder'
import { StoreFailure } from '../../log/contract'
import { openSqlite, type Sqlite } from '../../log/open-sqlite'
import { JobFailure } from '../file-failure'

export const BACKUP_FOLDER = 'backups'
export const BACKUP_DATABASE = 'library.db'
export const BACKUP_KEY = 'key.json'
const MANIFEST = 'manifest.json'
const TEMPORARY = '.new-'
const BACKUP_NAME = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ(?:-\d+)?$/u

const MANIFEST_SHAPE = v.object({
  version: v.literal(1),
  at: v.number(),
  noteCount: v.number(),
  /** Of library.db. */
  sha256: v.string(),
  bytes: v.number(),
  /** Differs as soon as any document does. */
  mark: v.string(),
  needsWords: v.boolean(),
  blobs: v.array(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u))),
})

export type Manifest = Readonly<v.InferOutput<typeof MANIFEST_SHAPE>>

export interface BackupRequest {
  readonly libraryFolder: string
  readonly at: number
  /** The text of key.json; null leaves it out, and the backup then needs the 24 words. */
  readonly keyFile: string | null
  /** Without it nothing is written when the newest backup holds the same. */
  readonly isForced: boolean
  /** Names that are to go afterwards follow from these ages. */
  readonly prune: PruneRule
}

export type BackupResult =
  | { readonly kind: 'made'; readonly name: string; readonly manifest: Manifest }
  | { readonly kind: 'unchanged'; readonly name: string }

export interface PruneRule {
  readonly hourly: number
  readonly daily: number
  readonly weekly: number
}

export const KEEP: PruneRule = { hourly: 24, daily: 14, weekly: 8 }

export interface FoundBackup {
  readonly name: string
  readonly manifest: Manifest
}

/** Throws StoreFailure or JobFailure; what stood there before is untouched then. */
export function runBackup(request: BackupRequest): BackupResult {
  const folder = join(request.libraryFolder, BACKUP_FOLDER)
  makeFolder(folder)
  removeUnfinished(folder)
  const source = openSqlite(join(request.libraryFolder, BACKUP_DATABASE), { readOnly: true })
  try {
    const mark = markOf(source, request.keyFile !== null)
    const found = listBackups(request.libraryFolder)
    const same = [newestUntil(found, request.at), found[0]].find(
      (each) => each?.manifest.mark === mark,
    )
    if (!request.isForced && same) return { kind: 'unchanged', name: same.name }
    const made = makeBackup(source, folder, { ...request, mark })
    prune(request.libraryFolder, request.prune, request.at)
    return made
  } finally {
    source.close()
  }
}

function makeBackup(
  source: Sqlite,
  folder: string,
  request: BackupRequest & { readonly mark: string },
): BackupResult {
  const { at, keyFile, libraryFolder } = request
  const name = freeName(folder, at)
  const temporary = join(folder, `${TEMPORARY}${name}`)
  mkdirSync(temporary, { mode: 0o700 })
  try {
    const database = join(temporary, BACKUP_DATABASE)
    closeSync(openSync(database, 'wx', 0o600))
    source.run('VACUUM INTO ?', database)
    syncFile(database)
    const { noteCount, mark } = verifyDatabase(database, keyFile !== null)
    const blobs = keepBlobs(libraryFolder, folder)
    const manifest: Manifest = {
      version: 1,
      at,
      noteCount,
      sha256: hashOf(database),
      bytes: statSync(database).size,
      mark,
      needsWords: keyFile === null,
      blobs,
    }
    if (keyFile !== null) writeText(join(temporary, BACKUP_KEY), keyFile)
    writeText(join(temporary, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`)
    syncFolder(temporary)
    renameSync(temporary, join(folder, name))
    syncFolder(folder)
    return { kind: 'made', name, manifest }
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true })
    throw error
  }
}

/** Newest first. Folders without a readable manifest are no backups. */
export function listBackups(libraryFolder: string): readonly FoundBackup[] {
  const folder = join(libraryFolder, BACKUP_FOLDER)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => BACKUP_NAME.test(name))
    .flatMap((name) => {
      const manifest = readManifest(join(folder, name))
      return manifest ? [{ name, manifest }] : []
    })
    .sort((a, b) => b.manifest.at - a.manifest.at || (a.name < b.name ? 1 : -1))
}

/** Undefined for a name that is none of a whole backup's. */
export function findBackup(libraryFolder: string, name: string): FoundBackup | undefined {
  if (!BACKUP_NAME.test(name)) return undefined
  const manifest = readManifest(join(libraryFolder, BACKUP_FOLDER, name))
  return manifest && { name, manifest }
}

/** The database of a backup, checked against its manifest and by SQLite itself. */
export function verifyBackup(libraryFolder: string, backup: FoundBackup): string | 'damaged' {
  const database = join(libraryFolder, BACKUP_FOLDER, backup.name, BACKUP_DATABASE)
  try {
    if (hashOf(database) !== backup.manifest.sha256) return 'damaged'
    verifyDatabase(database, !backup.manifest.needsWords)
    return database
  } catch (error) {
    if (error instanceof StoreFailure || (error as NodeJS.ErrnoException).code === 'ENOENT')
      return 'damaged'
    throw error
  }
}

/** The last one that was made, whatever a clock that was ahead has dated later. */
export function newestUntil(backups: readonly FoundBackup[], now: number): FoundBackup | undefined {
  return backups.find(({ manifest }) => manifest.at <= now)
}

/**
 * Those to keep: the newest of each of the last hours, days and weeks that have one, and the newest
 * of all. What claims to be of tomorrow stays, and takes no other one's place: a clock that was wrong
 * must not cost a backup.
 */
export function namesToKeep(
  backups: readonly FoundBackup[],
  rule: PruneRule,
  now: number,
): ReadonlySet<string> {
  const HOUR = 3_600_000
  const made = backups.filter(({ manifest }) => manifest.at <= now)
  const kept = new Set(backups.filter(({ manifest }) => manifest.at > now).map(({ name }) => name))
  const newest = newestUntil(backups, now)
  if (newest) kept.add(newest.name)
  for (const [size, count] of [
    [HOUR, rule.hourly],
    [24 * HOUR, rule.daily],
    [7 * 24 * HOUR, rule.weekly],
  ] as const) {
    const seen = new Set<number>()
    for (const { name, manifest } of made) {
      const span = Math.floor(manifest.at / size)
      if (seen.has(span) || seen.size >= count) continue
      seen.add(span)
      kept.add(name)
    }
  }
  return kept
}

function prune(libraryFolder: string, rule: PruneRule, now: number): void {
  const folder = join(libraryFolder, BACKUP_FOLDER)
  const backups = listBackups(libraryFolder)
  const kept = namesToKeep(backups, rule, now)
  const needed = new Set<string>()
  for (const { name, manifest } of backups) {
    if (kept.has(name)) for (const blob of manifest.blobs) needed.add(blob)
    else {
      // Under a name that is no backup's first, so that a crash leaves none without its database.
      const gone = join(folder, `${TEMPORARY}gone-${name}`)
      renameSync(join(folder, name), gone)
      rmSync(gone, { recursive: true, force: true })
    }
  }
  const blobs = join(folder, BLOB_FOLDER)
  if (!existsSync(blobs)) return
  for (const name of readdirSync(blobs)) if (!needed.has(name)) rmSync(join(blobs, name))
}

/** Hard links where the disk has them: an attachment never changes, and takes its room once. */
function keepBlobs(libraryFolder: string, folder: string): string[] {
  const from = join(libraryFolder, BLOB_FOLDER)
  if (!existsSync(from)) return []
  const names = readdirSync(from).filter((name) => /^[0-9a-f]{64}$/u.test(name))
  const to = join(folder, BLOB_FOLDER)
  makeFolder(to)
  for (const name of names) if (!existsSync(join(to, name))) linkOrCopy(from, to, name)
  syncFolder(to)
  return names
}

export function linkOrCopy(from: string, to: string, name: string): void {
  try {
    linkSync(join(from, name), join(to, name))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'EXDEV' && code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'EMLINK') throw error
    copyFileSync(join(from, name), join(to, `${TEMPORARY}${name}`))
    renameSync(join(to, `${TEMPORARY}${name}`), join(to, name))
  }
}

function verifyDatabase(
  file: string,
  hasKey: boolean,
): { readonly noteCount: number; readonly mark: string } {
  const copy = openSqlite(file, { readOnly: true })
  try {
    const check = copy.get<{ integrity_check: string }>('PRAGMA integrity_check(1)')
    if (check?.integrity_check !== 'ok')
      throw new StoreFailure('damaged', new Error(check?.integrity_check))
    const notes = copy.get<{ n: number }>(
      "SELECT count(*) AS n FROM documents WHERE kind = 'note' AND jobId IS NULL",
    )
    return { noteCount: notes?.n ?? 0, mark: markOf(copy, hasKey) }
  } finally {
    copy.close()
  }
}

function markOf(sqlite: Sqlite, hasKey: boolean): string {
  const sums = sqlite.get<{ count: number; changes: number | null; latest: number | null }>(
    `SELECT count(*) AS count, sum(changes) AS changes, max(modifiedAt) AS latest
      FROM documents WHERE jobId IS NULL`,
  )
  const parts = [sums?.count ?? 0, sums?.changes ?? 0, sums?.latest ?? 0]
  return [...parts, hasKey ? 'key' : 'words'].join('/')
}

function removeUnfinished(folder: string): void {
  for (const name of readdirSync(folder))
    if (name.startsWith(TEMPORARY)) rmSync(join(folder, name), { recursive: true, force: true })
}

function readManifest(folder: string): Manifest | undefined {
  try {
    const text = readFileSync(join(folder, MANIFEST), 'utf8')
    const parsed = v.safeParse(MANIFEST_SHAPE, JSON.parse(text))
    return parsed.success ? parsed.output : undefined
  } catch {
    // Missing, or no JSON: somebody else's folder under a name like ours.
    return undefined
  }
}

function freeName(folder: string, at: number): string {
  const name = new Date(at)
    .toISOString()
    .replace(/\.\d+Z$/u, 'Z')
    .replace(/:/gu, '-')
  if (!existsSync(join(folder, name))) return name
  for (let number = 2; number < 1000; number += 1)
    if (!existsSync(join(folder, `${name}-${number}`))) return `${name}-${number}`
  throw new JobFailure('unknown')
}

function hashOf(file: string): string {
  const hash = createHash('sha256')
  const descriptor = openSync(file, 'r')
  const buffer = new Uint8Array(1024 * 1024)
  try {
    for (;;) {
      const read = readSync(descriptor, buffer)
      if (read === 0) return hash.digest('hex')
      hash.update(buffer.subarray(0, read))
    }
  } finally {
    closeSync(descriptor)
  }
}

function writeText(file: string, text: string): void {
  writeWhole(`${file}.new`, file, new TextEncoder().encode(text))
}
