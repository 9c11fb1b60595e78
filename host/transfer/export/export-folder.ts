/**
 * The folder of an export while it is written: a temporary one beside the target, renamed at the
 * very end, so the target is never half full. Where the target is a disk of its own, the temporary
 * folder stands inside it.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { syncFolder } from '../../blobs/blobs'
import { JobFailure } from '../file-failure'

export const TEMPORARY = '.carnet-export-'

/** Throws JobFailure for a target that is no folder or holds something. */
export function temporaryFolderFor(target: string): string {
  const folder = resolve(target)
  const parent = dirname(folder)
  if (!existsSync(folder)) return mkdtempSync(join(parent, TEMPORARY))
  if (!statSync(folder).isDirectory()) throw new JobFailure('not-a-folder')
  if (readdirSync(folder).length > 0) throw new JobFailure('not-empty')
  const isOwnDisk = parent === folder || statSync(parent).dev !== statSync(folder).dev
  return mkdtempSync(join(isOwnDisk ? folder : parent, TEMPORARY))
}

export class ExportFolder {
  readonly #target: string
  readonly #temporary: string

  constructor(target: string, temporary: string) {
    this.#target = resolve(target)
    this.#temporary = temporary
  }

  /** Whole and on disk when it returns. */
  write(path: string, content: string | Uint8Array, modifiedAt?: number): void {
    const file = join(this.#temporary, path)
    const bytes = typeof content === 'string' ? Buffer.from(content) : content
    const descriptor = openSync(file, 'wx')
    try {
      for (let at = 0; at < bytes.byteLength; ) at += writeSync(descriptor, bytes, at)
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
    if (modifiedAt !== undefined) utimesSync(file, modifiedAt / 1000, modifiedAt / 1000)
  }

  makeFolder(name: string): void {
    mkdirSync(join(this.#temporary, name), { recursive: true })
  }

  /** Everything appears under its name. */
  finish(): void {
    syncFolder(this.#temporary)
    if (dirname(this.#temporary) === this.#target) {
      for (const name of readdirSync(this.#temporary))
        renameSync(join(this.#temporary, name), join(this.#target, name))
      rmdirSync(this.#temporary)
    } else {
      // Only ever an empty folder: anything else makes this fail and nothing is lost.
      if (existsSync(this.#target)) rmdirSync(this.#target)
      renameSync(this.#temporary, this.#target)
    }
    syncFolder(dirname(this.#target))
  }
}

export function removeTemporary(temporary: string): void {
  rmSync(temporary, { recursive: true, force: true })
}
