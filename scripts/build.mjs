// Builds into out/ when a source changed since the last build. out/.built holds the hash of what
// was built; it is removed first and written last, so an interrupted build is done again.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { run } from './children.mjs'
import { withLock } from './lock.mjs'
import { inRoot, Refusal, root, say } from './project.mjs'

const SOURCES = ['electron', 'host', 'relay', 'renderer', 'shared']
const SETTINGS = [
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
]

export async function ensureBuilt() {
  const stamp = inRoot('out', '.built')
  const isBuilt = async () => (await readText(stamp)) === (await hashSources())
  if (await isBuilt()) return say('the build is up to date')
  await withLock(inRoot('.cache', 'build.lock'), async () => {
    if (await isBuilt()) return
    const isFirst = !existsSync(inRoot('out'))
    say(isFirst ? 'building the app' : 'building the app again: its sources changed')
    const started = Date.now()
    const hash = await hashSources()
    await rm(stamp, { force: true })
    const cli = inRoot('node_modules', 'electron-vite', 'bin', 'electron-vite.js')
    const { code, output } = await run(process.execPath, [cli, 'build', '--logLevel', 'warn'])
    if (code !== 0) {
      process.stderr.write(output)
      throw new Refusal('the app cannot be built: see above')
    }
    await mkdir(inRoot('out'), { recursive: true })
    await writeFile(stamp, hash)
    say(`built in ${Math.round((Date.now() - started) / 1000)} s`)
  })
}

/** Of everything that a build reads, and of these folders. @param {...string} more */
export async function hashSources(...more) {
  const hash = createHash('sha256')
  const files = [...SETTINGS]
  for (const folder of [...SOURCES, ...more]) {
    if (!existsSync(inRoot(folder))) continue
    for (const entry of await readdir(inRoot(folder), { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) files.push(join(entry.parentPath, entry.name).slice(root.length + 1))
    }
  }
  for (const file of files.sort()) {
    hash
      .update(`${file}\0`)
      .update(await readFile(inRoot(file)))
      .update('\0')
  }
  return hash.digest('hex')
}

/** @param {string} file @returns {Promise<string | null>} */
function readText(file) {
  return readFile(file, 'utf8').catch(() => null)
}
