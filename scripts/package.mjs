// npm run package: makes the unpacked build for this system in release/. With the fallback runtime
// it is for tests alone: that Electron is old, so nothing made with it is given to anybody.
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { run } from './children.mjs'
import { findElectron } from './electron.mjs'
import { ensureInstalled } from './install.mjs'
import { checkNode, inRoot, Refusal, runScript, say } from './project.mjs'

/** @param {string} output the folder for the build @returns {Promise<void>} */
export async function packageApp(output) {
  const electron = await findElectron()
  const version = (await readFile(join(electron.dist, 'version'), 'utf8')).replace(/^v/, '').trim()
  const work = await mkdtemp(join(tmpdir(), 'carnet-package-'))
  try {
    const dist = join(work, 'electron')
    await copyWithoutApp(electron.dist, dist)
    const { code, output: told } = await run(process.execPath, [
      inRoot('node_modules', 'electron-builder', 'cli.js'),
      '--dir',
      '--publish=never',
      `-c.electronDist=${dist}`,
      `-c.electronVersion=${version}`,
      `-c.directories.output=${output}`,
    ])
    if (code !== 0) throw new Refusal(`electron-builder failed:\n${told}`)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
  if (electron.is !== 'declared') say(`made with Electron ${version}, for tests only`)
}

/** A default app beside our archive would be shipped with it. @param {string} from @param {string} to */
function copyWithoutApp(from, to) {
  const app = join(from, 'resources', 'app')
  const isKept = (/** @type {string} */ path) => path !== app && !path.startsWith(app + sep)
  return cp(from, to, { recursive: true, filter: isKept })
}

if (process.argv[1] === import.meta.filename) {
  await runScript(async () => {
    checkNode()
    await ensureInstalled()
    await ensureBuilt()
    await packageApp(inRoot('release'))
    say(`the unpacked build is in ${inRoot('release')}`)
    return 0
  })
}
