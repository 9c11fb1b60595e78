/**
 * Which files of a folder this library has imported before, and whether they are as they were. A
 * file is known by its path inside the chosen folder and by its bytes, both as keyed hashes; another
 * folder with the same files at the same places, such as a copy of it, is known as well.
 */
import { realpathSync } from 'node:fs'
import type { DocId } from '../../../shared/records/keys'
import { concat, utf8 } from '../../../shared/records/bytes'
import { derive } from '../../../shared/records/derive'
import { sodium } from '../../../shared/records/sodium'
import { type FileOrigin, readOrigins, type StoredOrigin } from '../../log/import-log'
import { openSqlite } from '../../log/open-sqlite'
import type { ImportedBefore } from '../contract'

export class FileOrigins {
  readonly #key: Uint8Array
  readonly #folder: Uint8Array

  constructor(folder: string, localKey: Uint8Array) {
    this.#key = derive(localKey, 'imported')
    this.#folder = this.#hash('folder', utf8(realpathSync(folder)))
  }

  originOf(path: string, bytes: Uint8Array): FileOrigin {
    return { folder: this.#folder, path: this.hashPath(path), content: this.#hash('file', bytes) }
  }

  /** However the file system spells its accents. */
  hashPath(path: string): Uint8Array {
    return this.#hash('path', utf8(path.normalize('NFC')))
  }

  #hash(domain: string, bytes: Uint8Array): Uint8Array {
    return sodium.crypto_generichash(16, concat(utf8(`${domain}/`), bytes), this.#key)
  }
}

export type Seen =
  | { readonly kind: 'never' }
  /** The note of just this text. */
  | { readonly kind: 'unchanged'; readonly docId: DocId }
  /** Imported from this folder with another text. */
  | { readonly kind: 'changed' }

export class SeenFiles {
  readonly #origins: FileOrigins
  readonly #byPath = new Map<string, StoredOrigin[]>()

  /** Throws StoreFailure when the library cannot be read. */
  constructor(origins: FileOrigins, { file, trashed }: ImportedBefore) {
    this.#origins = origins
    const gone = new Set(trashed)
    const sqlite = openSqlite(file, { readOnly: true })
    try {
      for (const origin of readOrigins(sqlite)) if (!gone.has(origin.docId)) this.#keep(origin)
    } finally {
      sqlite.close()
    }
  }

  /** Whether it is worth reading the file to ask. */
  knows(path: string): boolean {
    return this.#byPath.size > 0 && this.#byPath.has(keyOf(this.#origins.hashPath(path)))
  }

  find(path: string, bytes: Uint8Array): Seen {
    const origin = this.#origins.originOf(path, bytes)
    const known = this.#byPath.get(keyOf(origin.path)) ?? []
    const same = known.find(({ content }) => keyOf(content) === keyOf(origin.content))
    if (same) return { kind: 'unchanged', docId: same.docId }
    const isFromHere = known.some(({ folder }) => keyOf(folder) === keyOf(origin.folder))
    return { kind: isFromHere ? 'changed' : 'never' }
  }

  #keep(origin: StoredOrigin): void {
    const key = keyOf(origin.path)
    const others = this.#byPath.get(key)
    if (others) others.push(origin)
    else this.#byPath.set(key, [origin])
  }
}

function keyOf(hash: Uint8Array): string {
  return Buffer.from(hash.buffer, hash.byteOffset, hash.byteLength).toString('latin1')
}
