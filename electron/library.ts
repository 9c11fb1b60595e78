/** The folder of the library, and inside it Chromium's own: decided before Electron is ready. */
import { accessSync, constants, realpathSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { app } from 'electron'
import { makeFolder } from '../host/process/make-folder'
import { defaultLibraryFolder, desktopProfile } from '../host/process/library-folder'

/** A folder that cannot be written is the host's to explain; the window needs a profile all the same. */
export function claimLibrary(given: string | undefined): string {
  const machine = { platform: process.platform, home: homedir(), env: process.env }
  const folder = createFolder(given ?? defaultLibraryFolder(machine))
  // Named on the command line, as tests do: Electron uses it already.
  if (app.commandLine.hasSwitch('user-data-dir')) return folder.path
  const name = createHash('sha256').update(folder.path).digest('hex').slice(0, 16)
  const profile = folder.isWritable
    ? desktopProfile(folder.path)
    : join(app.getPath('temp'), `carnet-profile-${name}`)
  makeFolder(profile)
  app.setPath('userData', profile)
  app.setPath('sessionData', profile)
  return folder.path
}

function createFolder(path: string): { readonly path: string; readonly isWritable: boolean } {
  try {
    makeFolder(path)
    const real = realpathSync(path)
    accessSync(real, constants.W_OK)
    return { path: real, isWritable: true }
  } catch (error) {
    console.error(`Carnet cannot write to ${path} (${(error as NodeJS.ErrnoException).code})`)
    return { path, isWritable: false }
  }
}
