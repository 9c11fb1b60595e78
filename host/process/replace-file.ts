/** Replaces a small file so that a reader, or a power cut, sees the old one or the new one whole. */
import { open, rename, rm } from 'node:fs/promises'

/** On disk when it settles. Throws what the file system refuses, and leaves the old one. */
export async function replaceFile(path: string, text: string): Promise<void> {
  const temporary = `${path}.${process.pid}.new`
  try {
    const file = await open(temporary, 'w', 0o600)
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}
