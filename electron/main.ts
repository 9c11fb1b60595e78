/**
 * The desktop shell: one window on the page, one utility process with the host, and the menus,
 * dialogs and keychain that only Electron can give. Nothing here reads or writes a note.
 */
import { resolve } from 'node:path'
import { app } from 'electron'
import { parseArguments } from './arguments'
import { claimLibrary } from './library'
import { registerScheme } from './protocol'
import { Shell } from './shell'
import { claimInstance } from './single-instance'

const given = parseArguments(process.argv, process.cwd())
const library = claimLibrary(given.library)
if (given.language !== undefined) app.commandLine.appendSwitch('lang', given.language)

// Root cannot have Chromium's sandbox, and enableSandbox would override --no-sandbox: the page's
// process would die and start again for ever.
const isUnsandboxed =
  app.commandLine.hasSwitch('no-sandbox') && (!app.isPackaged || process.getuid?.() === 0)
if (!isUnsandboxed) app.enableSandbox()
registerScheme()

const shell = new Shell({
  given,
  library,
  files: {
    host: resolve(import.meta.dirname, 'host.js'),
    preload: resolve(import.meta.dirname, '../preload/preload.cjs'),
    renderer: resolve(import.meta.dirname, '../renderer'),
  },
})

if (claimInstance(given, (handover) => shell.receive(handover))) {
  // Not awaited at the top: Electron is not ready before this module is evaluated.
  void app.whenReady().then(() => shell.open())
} else {
  app.exit(0)
}
