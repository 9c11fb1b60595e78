// Brings node_modules in step with package-lock.json, with `npm ci`, when it is not. npm writes
// node_modules/.package-lock.json last, so an interrupted install has none and is done again.
import { existsSync, lstatSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { runNpm } from './children.mjs'
import { withLock } from './lock.mjs'
import { inRoot, Refusal, say } from './project.mjs'

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, link?: boolean }} Locked */

export async function ensureInstalled() {
  if ((await whatIsMissing()) === null) return say('the dependencies are in place')
  await withLock(inRoot('.cache', 'install.lock'), async () => {
    const missing = await whatIsMissing()
    if (missing === null) return
    // npm ci would empty what it leads to, which another checkout works with.
    if (lstatSync(inRoot('node_modules'), { throwIfNoEntry: false })?.isSymbolicLink())
      throw new Refusal(
        `node_modules is a link, and out of step (${missing}): npm ci where it leads`,
      )
    say(`installing the dependencies (${missing}): npm ci`)
    const started = Date.now()
    const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
    let { code } = await runNpm(args, { shows: true })
    if (code !== 0) {
      say('npm ci failed, trying once more')
      code = (await runNpm(args, { shows: true })).code
    }
    if (code !== 0)
      throw new Refusal('the dependencies cannot be installed: see what npm says above')
    say(`dependencies installed in ${Math.round((Date.now() - started) / 1000)} s`)
  })
}

/** @returns {Promise<string | null>} the first thing that is out of step, null when none is */
async function whatIsMissing() {
  const wanted = await readPackages(inRoot('package-lock.json'))
  if (wanted === null) throw new Refusal('package-lock.json is missing: is this a whole checkout?')
  const found = await readPackages(inRoot('node_modules', '.package-lock.json'))
  if (found === null) return 'none are here yet'
  for (const [folder, locked] of Object.entries(wanted)) {
    if (folder === '' || locked.link) continue
    const installed = found[folder]
    if (!installed) {
      if (!locked.optional) return `${folder} is not there`
    } else if (
      installed.version !== locked.version ||
      installed.integrity !== locked.integrity ||
      !existsSync(inRoot(folder, 'package.json'))
    ) {
      return `${folder} is not as locked`
    }
  }
  return null
}

/** @param {string} file @returns {Promise<Record<string, Locked> | null>} null when unreadable */
async function readPackages(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8')).packages
  } catch {
    return null
  }
}
