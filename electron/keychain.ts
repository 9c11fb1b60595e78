/** The system's keychain, through Electron. Electron 45 asks it asynchronously, 33 cannot. */
import { safeStorage } from 'electron'
import type { Keychain } from '../host/contract'

/** Undefined where the system has none, or only text that anybody can read. Ask when the app is ready. */
export async function openKeychain(
  tellFailure: (error: unknown) => void,
): Promise<Keychain | undefined> {
  if (process.platform === 'linux' && !isRealBackend()) return undefined
  const isAsync = typeof safeStorage.isAsyncEncryptionAvailable === 'function'
  const isAvailable = isAsync
    ? await safeStorage.isAsyncEncryptionAvailable()
    : safeStorage.isEncryptionAvailable()
  if (!isAvailable) return undefined
  return {
    async wrap(secret) {
      const text = Buffer.from(secret).toString('base64')
      const wrapped = isAsync
        ? await safeStorage.encryptStringAsync(text)
        : safeStorage.encryptString(text)
      return Uint8Array.from(wrapped)
    },
    async unwrap(wrapped) {
      try {
        const bytes = Buffer.from(wrapped)
        const text = isAsync
          ? (await safeStorage.decryptStringAsync(bytes)).result
          : safeStorage.decryptString(bytes)
        return Uint8Array.from(Buffer.from(text, 'base64'))
      } catch (error) {
        // Another user, another machine, a reset: an answer, and the person is asked for the words.
        tellFailure(error)
        return undefined
      }
    },
  }
}

function isRealBackend(): boolean {
  const backend = safeStorage.getSelectedStorageBackend()
  return backend !== 'basic_text' && backend !== 'unknown'
}
