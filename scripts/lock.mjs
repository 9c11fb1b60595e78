// One script at a time may install, build or prepare the runtime. A lock is a file that its holder
// touches every two seconds; one left behind by a killed script goes stale and is taken over.
import { rmSync } from 'node:fs'
import { mkdir, open, rm, stat, utimes } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { say } from './project.mjs'

const BEAT = 2_000
const STALE = 15_000

/**
 * @template Result
 * @param {string} file
 * @param {() => Promise<Result>} work must leave the event loop free, or the lock looks stale
 * @returns {Promise<Result>}
 */
export async function withLock(file, work) {
  await mkdir(dirname(file), { recursive: true })
  let isTold = false
  while (!(await take(file))) {
    if (!isTold) say('another start is at this already, waiting for it')
    isTold = true
    await wait(500)
  }
  const beat = setInterval(() => {
    const now = new Date()
    utimes(file, now, now).catch((error) => say(`the lock ${file} is lost: ${error.message}`))
  }, BEAT)
  const release = () => rmSync(file, { force: true })
  process.once('exit', release)
  try {
    return await work()
  } finally {
    clearInterval(beat)
    process.off('exit', release)
    release()
  }
}

/** @param {string} file */
async function take(file) {
  try {
    await (await open(file, 'wx')).close()
    return true
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  }
  const age = await stat(file).then(
    (found) => Date.now() - found.mtimeMs,
    () => 0,
  )
  if (age > STALE) await rm(file, { force: true })
  return false
}

/** @param {unknown} error */
export function codeOf(error) {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
