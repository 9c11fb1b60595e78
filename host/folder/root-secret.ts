/** Finds, makes and keeps the root secret of a folder. See key-file.ts for the file itself. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { sodium } from '../../shared/records/sodium'
import type { Keychain } from '../contract'
import { LIBRARY_FILE } from './folder'
import {
  isRootOf,
  keepInFile,
  keepInKeychain,
  type KeyBackend,
  type KeyFile,
  readKeyFile,
  writeKeyFile,
} from './key-file'

export type FoundRoot =
  | { readonly kind: 'open'; readonly root: Uint8Array; readonly backend: KeyBackend }
  | {
      readonly kind: 'locked'
      readonly needs: 'passphrase' | 'words'
      /** Absent when it is lost or unreadable: then the words must fit the library itself. */
      readonly keyFile: KeyFile | undefined
    }

/** A root is made only where there is neither a key nor a library. */
export async function findRoot(folder: string, keychain: Keychain | undefined): Promise<FoundRoot> {
  const keyFile = readKeyFile(folder)
  if (keyFile === 'malformed') return { kind: 'locked', needs: 'words', keyFile: undefined }
  if (keyFile === 'missing') {
    if (existsSync(join(folder, LIBRARY_FILE)))
      return { kind: 'locked', needs: 'words', keyFile: undefined }
    const root = sodium.randombytes_buf(32)
    return { kind: 'open', root, backend: await keepRoot(folder, root, keychain) }
  }
  if (keyFile.backend === 'file')
    return isRootOf(keyFile, keyFile.root)
      ? { kind: 'open', root: keyFile.root, backend: 'file' }
      : { kind: 'locked', needs: 'words', keyFile: undefined }
  if (keyFile.backend === 'passphrase') return { kind: 'locked', needs: 'passphrase', keyFile }
  const root = await keychain?.unwrap(keyFile.wrapped)
  return root && isRootOf(keyFile, root)
    ? { kind: 'open', root, backend: 'keychain' }
    : { kind: 'locked', needs: 'words', keyFile }
}

/** In the keychain where the system has one, otherwise in a file that its owner alone can read. */
export async function keepRoot(
  folder: string,
  root: Uint8Array,
  keychain: Keychain | undefined,
): Promise<KeyBackend> {
  const keyFile = keychain ? await keepInKeychain(root, keychain) : keepInFile(root)
  writeKeyFile(folder, keyFile)
  return keyFile.backend
}
