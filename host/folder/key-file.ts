/**
 * `key.json`: the root secret as this machine keeps it. It names the backend that wrapped it; a file
 * whose backend cannot open it now leaves the library locked, and never makes a second root.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { concat, equalBytes, parseBase64url, toBase64url, utf8 } from '../../shared/records/bytes'
import { hash } from '../../shared/records/derive'
import { sodium } from '../../shared/records/sodium'
import type { Keychain } from '../contract'

const bytes = v.pipe(
  v.string(),
  v.transform(parseBase64url),
  v.instance(Uint8Array<ArrayBuffer>, 'base64url is needed'),
)
const everyKeyFile = { version: v.literal(1), check: bytes }
const KEY_FILE = v.variant('backend', [
  v.object({ ...everyKeyFile, backend: v.literal('file'), root: bytes }),
  v.object({ ...everyKeyFile, backend: v.literal('keychain'), wrapped: bytes }),
  v.object({
    ...everyKeyFile,
    backend: v.literal('passphrase'),
    salt: bytes,
    nonce: bytes,
    wrapped: bytes,
    operations: v.pipe(v.number(), v.integer(), v.maxValue(20)),
    memory: v.pipe(v.number(), v.integer(), v.maxValue(1024 * 1024 * 1024)),
  }),
])

export type KeyFile = v.InferOutput<typeof KEY_FILE>
export type KeyBackend = KeyFile['backend']

/** What Argon2id costs: about half a second and 64 MiB, each try. */
export interface PassphraseCost {
  readonly operations: number
  readonly memory: number
}
const PASSPHRASE_COST: PassphraseCost = { operations: 3, memory: 64 * 1024 * 1024 }

export const KEY_FILE_NAME = 'key.json'

/** Throws what the file system refuses, but for a file that is not there. */
export function readKeyFile(folder: string): KeyFile | 'missing' | 'malformed' {
  const path = join(folder, KEY_FILE_NAME)
  if (!existsSync(path)) return 'missing'
  return parseKeyFile(readFileSync(path, 'utf8'))
}

/** `malformed` also for a file of a later version. */
export function parseKeyFile(text: string): KeyFile | 'malformed' {
  try {
    const parsed = v.safeParse(KEY_FILE, JSON.parse(text))
    return parsed.success ? parsed.output : 'malformed'
  } catch {
    // Not JSON, such as half a file: the words open the library.
    return 'malformed'
  }
}

/** Readable by its owner alone, and whole at every moment. */
export function writeKeyFile(folder: string, keyFile: KeyFile): void {
  const path = join(folder, KEY_FILE_NAME)
  const temporary = `${path}.new`
  const descriptor = openSync(temporary, 'w', 0o600)
  try {
    writeSync(descriptor, formatKeyFile(keyFile))
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
  renameSync(temporary, path)
}

export function formatKeyFile(keyFile: KeyFile): string {
  const written = Object.entries(keyFile).map(([name, value]) => [
    name,
    value instanceof Uint8Array ? toBase64url(value) : value,
  ])
  return `${JSON.stringify(Object.fromEntries(written), null, 2)}\n`
}

/** In clear: whoever reads the file has the library. */
export function keepInFile(root: Uint8Array): KeyFile {
  return { version: 1, check: checkOf(root), backend: 'file', root: Uint8Array.from(root) }
}

/** Throws when the keychain does not wrap it. */
export async function keepInKeychain(root: Uint8Array, keychain: Keychain): Promise<KeyFile> {
  const wrapped = Uint8Array.from(await keychain.wrap(root))
  return { version: 1, check: checkOf(root), backend: 'keychain', wrapped }
}

/** Argon2id: takes about as long as `cost` says, on this thread. */
export function keepUnderPassphrase(
  root: Uint8Array,
  passphrase: string,
  cost: PassphraseCost = PASSPHRASE_COST,
): KeyFile {
  const salt = Uint8Array.from(sodium.randombytes_buf(sodium.crypto_pwhash_SALTBYTES))
  const nonce = Uint8Array.from(sodium.randombytes_buf(24))
  const check = checkOf(root)
  const wrapped = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(
    root,
    placeOf(check),
    null,
    nonce,
    stretch(passphrase, salt, cost),
  )
  return {
    version: 1,
    check,
    backend: 'passphrase',
    salt,
    nonce,
    wrapped: Uint8Array.from(wrapped),
    ...cost,
  }
}

/** Undefined for a wrong passphrase. Takes as long as the file's cost says. */
export function openWithPassphrase(
  keyFile: KeyFile & { readonly backend: 'passphrase' },
  passphrase: string,
): Uint8Array | undefined {
  try {
    return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
      null,
      keyFile.wrapped,
      placeOf(keyFile.check),
      keyFile.nonce,
      stretch(passphrase, keyFile.salt, keyFile),
    )
  } catch {
    // libsodium throws for a wrong tag: the passphrase is another one.
    return undefined
  }
}

/** Whether this is the root secret that the file keeps. */
export function isRootOf(keyFile: KeyFile, root: Uint8Array): boolean {
  return equalBytes(keyFile.check, checkOf(root))
}

function checkOf(root: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hash(16, 'root-check/1', root))
}

function placeOf(check: Uint8Array): Uint8Array {
  return concat(utf8('carnet/key-file/1'), check)
}

function stretch(passphrase: string, salt: Uint8Array, cost: PassphraseCost): Uint8Array {
  return sodium.crypto_pwhash(
    32,
    passphrase.normalize('NFKC'),
    salt,
    cost.operations,
    cost.memory,
    sodium.crypto_pwhash_ALG_ARGON2ID13,
  )
}
