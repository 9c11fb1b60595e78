// npm test: installs what is missing, runs every step even after one failed, and ends with the
// line `N passed, N failed`, the failures named just above it. Each check counts as one, each test
// of vitest as one. With CI=true a skipped test is a failed one. `npm test -- unit lint` runs just
// those steps.
import { mkdir, readFile, rm } from 'node:fs/promises'
import { ensureBuilt } from './build.mjs'
import { run } from './children.mjs'
import { findElectron } from './electron.mjs'
import { ensureInstalled } from './install.mjs'
import { checkNode, inRoot, Refusal, runScript, say } from './project.mjs'
import { ensureSystemPackages } from './system-packages.mjs'
import { countTests, findFailedFiles, nameFailures } from './vitest-report.mjs'

/** @typedef {{ readonly passed: number, readonly failed: number, readonly skipped: number }} Count */

/** What failed, a line each, to be said at the end: the output above it is long. @type {string[]} */
const failures = []

/** What failed and passed when it ran alone. @type {string[]} */
const unsteady = []

/** More files than this are no accident. */
const MAX_RUN_AGAIN = 3

/** @type {Readonly<Record<string, () => Promise<Count>>>} */
const STEPS = {
  format: () => check('@biomejs/biome/bin/biome', 'format', '.'),
  lint: () => check('oxlint/bin/oxlint', '--deny-warnings'),
  types: () => check('typescript-7/bin/tsc', '--build'),
  imports: () => checkScript(inRoot('scripts', 'check-imports.mjs')),
  build: () => attempt(ensureBuilt),
  unit: () => vitest('unit', 10),
  integration: () => vitest('integration', 20),
  e2e: testEndToEnd,
}

await runScript(async () => {
  checkNode()
  const names = process.argv.slice(2)
  const unknown = names.find((name) => !(name in STEPS))
  if (unknown) {
    throw new Refusal(`no step is called ${unknown}: there are ${Object.keys(STEPS).join(', ')}`)
  }
  await ensureInstalled()
  const total = { passed: 0, failed: 0, skipped: 0 }
  for (const [name, step] of Object.entries(STEPS)) {
    if (names.length > 0 && !names.includes(name)) continue
    const count = await runStep(name, step)
    total.passed += count.passed
    total.failed += count.failed
    total.skipped += count.skipped
  }
  if (total.passed + total.failed === 0) total.failed = 1
  for (const story of unsteady) console.log(`unsteady, passed alone: ${story}`)
  for (const failure of failures) console.log(`failed: ${failure}`)
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : ''
  console.log(`${total.passed} passed, ${total.failed} failed${skipped}`)
  return total.failed > 0 ? 1 : 0
})

/** @param {string} name @param {() => Promise<Count>} step */
async function runStep(name, step) {
  say(`── ${name}`)
  const started = Date.now()
  const found = await step()
  const isStrict = process.env.CI === 'true'
  const count = isStrict
    ? { passed: found.passed, failed: found.failed + found.skipped, skipped: 0 }
    : found
  if (isStrict && found.skipped > 0) say(`${found.skipped} skipped tests count as failed`)
  if (count.failed > 0 && !failures.some((failure) => failure.startsWith(`${name}: `))) {
    failures.push(`${name}: see above, after "── ${name}"`)
  }
  const seconds = Math.round((Date.now() - started) / 1000)
  say(`${count.failed > 0 ? 'FAILED' : 'ok'} ${name}, ${count.passed} passed, ${seconds} s`)
  return count
}

/** @param {string} bin inside node_modules @param {...string} args */
function check(bin, ...args) {
  return checkScript(inRoot('node_modules', bin), ...args)
}

/** Quiet when all is well. @param {...string} args of Node @returns {Promise<Count>} */
async function checkScript(...args) {
  const { code, output } = await run(process.execPath, args)
  if (code !== 0) process.stderr.write(output)
  return countOne(code === 0)
}

/** @param {() => Promise<unknown>} work */
async function attempt(work) {
  try {
    await work()
    return countOne(true)
  } catch (error) {
    console.error(error instanceof Refusal ? `carnet: ${error.message}` : error)
    return countOne(false)
  }
}

/** @param {boolean} isGood @returns {Count} */
function countOne(isGood) {
  return { passed: isGood ? 1 : 0, failed: isGood ? 0 : 1, skipped: 0 }
}

/** @returns {Promise<Count>} */
async function testEndToEnd() {
  let dist = ''
  const ready = await attempt(async () => {
    await ensureSystemPackages()
    await ensureBuilt()
    dist = (await findElectron()).dist
  })
  if (ready.failed > 0) return ready
  return vitest('e2e', 40, { ELECTRON_OVERRIDE_DIST_PATH: dist })
}

/**
 * Runs a project. Real windows on a machine that others use too fall now and then over what no
 * story is about, so up to three end-to-end files in which something failed run once more, alone.
 * What passes then is counted as passed and named as unsteady at the end, with what it said first.
 * @param {string} project
 * @param {number} minutes after which it is ended: vitest cannot end a test that loops
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<Count>}
 */
async function vitest(project, minutes, env = {}) {
  const { code, report } = await runVitest(project, minutes, env)
  const count = countTests(report, code)
  const failed = nameFailures(report, inRoot('.')).map((failure) => `${project}: ${failure}`)
  const files = findFailedFiles(report, inRoot('.'))
  if (project === 'e2e' && files.length > 0 && files.length <= MAX_RUN_AGAIN) {
    say(`once more, alone: ${files.join(', ')}`)
    const again = await runVitest(project, minutes, env, ...files)
    const second = countTests(again.report, again.code)
    if (second.failed + second.skipped === 0) {
      unsteady.push(...failed)
      return { ...count, passed: count.passed + count.failed, failed: 0 }
    }
  }
  failures.push(...failed)
  return count
}

/** @param {string} project @param {number} minutes @param {NodeJS.ProcessEnv} env @param {...string} files */
async function runVitest(project, minutes, env, ...files) {
  const path = inRoot('.cache', 'test', `${project}.json`)
  await mkdir(inRoot('.cache', 'test'), { recursive: true })
  await rm(path, { force: true })
  const { code } = await run(
    process.execPath,
    [
      inRoot('node_modules', 'vitest', 'vitest.mjs'),
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${path}`,
      ...files,
    ],
    { shows: true, timeout: minutes * 60_000, env: { ...process.env, ...env } },
  )
  if (code > 128)
    say(`${project} was ended: it ran for more than ${minutes} minutes, or was killed`)
  return { code, report: await readFile(path, 'utf8').catch(() => '') }
}
