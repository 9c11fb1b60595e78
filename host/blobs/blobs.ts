/**
 * The folder of attachments. A blob is written under a temporary name, synced and renamed, so a
 * name always has whole bytes; a job's blobs wait in a folder of their own until the job commits.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { parseBase64url } from '../../shared/records/bytes'
import { blobIdOf, openBlob } from './seal-blob'

export const BLOB_FOLDER = 'blobs'
const STAGED = '.staged-'
const TEMPORARY = /^\.(?:staged|new)-/u

export class Blobs {
  readonly #folder: string

  /** For writing, at start: removes what a crash left half done. */
  constructor(libraryFolder: string, use: 'writing' | 'reading') {
    this.#folder = join(libraryFolder, BLOB_FOLDER)
    if (use === 'reading' || !existsSync(this.#folder)) return
    for (const name of readdirSync(this.#folder))
      if (TEMPORARY.test(name)) rmSync(join(this.#folder, name), { recursive: true, force: true })
  }

  /** Undefined when it is not here, or is not what its name says. */
  read(blobId: string, key: string): Uint8Array | undefined {
    const file = this.#fileOf(blobId)
    return file && existsSync(file) ? openBlob(blobId, key, readFileSync(file)) : undefined
  }

  has(blobId: string): boolean {
    const file = this.#fileOf(blobId)
    return file !== undefined && existsSync(file)
  }

  /** Returns once the bytes are on disk. Throws for bytes that are not this id's. */
  write(blobId: string, bytes: Uint8Array): void {
    const file = this.#fileOf(blobId)
    if (!file || blobIdOf(bytes) !== blobId)
      throw new Error('bytes under a name that is not theirs')
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 })
    writeWhole(join(this.#folder, `.new-${nameOf(blobId)}`), file, bytes)
    syncFolder(this.#folder)
  }

  /** Where a job's worker puts its blobs, by `stagedName`. */
  stagingFolder(jobId: string): string {
    return join(this.#folder, `${STAGED}${jobId}`)
  }

  /** Moves a job's blobs to where they are found. The names of those that were new. */
  commitStaged(jobId: string): readonly string[] {
    const staging = this.stagingFolder(jobId)
    if (!existsSync(staging)) return []
    const names = readdirSync(staging)
    for (const name of names) renameSync(join(staging, name), join(this.#folder, name))
    rmSync(staging, { recursive: true, force: true })
    syncFolder(this.#folder)
    return names
  }

  /** What a commit that failed afterwards had moved. */
  removeCommitted(names: readonly string[]): void {
    for (const name of names) rmSync(join(this.#folder, name), { force: true })
  }

  discardStaged(jobId: string): void {
    rmSync(this.stagingFolder(jobId), { recursive: true, force: true })
  }

  #fileOf(blobId: string): string | undefined {
    const name = nameOf(blobId)
    return name && join(this.#folder, name)
  }
}

/** Hex, since some file systems do not tell capital letters apart; nothing else reaches a path. */
export function nameOf(blobId: string): string | undefined {
  const bytes = parseBase64url(blobId)
  return bytes?.byteLength === 32 ? Buffer.from(bytes).toString('hex') : undefined
}

/** Under a temporary name first: the final one has all the bytes or does not exist. */
export function writeWhole(temporary: string, file: string, bytes: Uint8Array): void {
  const descriptor = openSync(temporary, 'w', 0o600)
  try {
    for (let at = 0; at < bytes.byteLength; ) at += writeSync(descriptor, bytes, at)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
  renameSync(temporary, file)
}

/** Waits until the names in it are on the disk. Throws what the file system refuses. */
export function syncFolder(folder: string): void {
  // Windows opens no folder, and needs none: NTFS journals the rename.
  if (process.platform === 'win32') return
  const descriptor = openSync(folder, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** Waits until its bytes are on the disk. Throws what the file system refuses. */
export function syncFile(file: string): void {
  const descriptor = openSync(file, 'r+')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
