// Counts and names what vitest's JSON report says. A file that cannot be loaded has no tests to count, and
// an error outside a test fails the run alone: both count as one failure, so that none is lost.
import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'

/** @typedef {{ status: string, fullName: string, failureMessages: string[] }} TestResult */
/** @typedef {{ name: string, status: string, message?: string, assertionResults: TestResult[] }} FileResult */

/**
 * @param {string} report empty when vitest wrote none
 * @param {number} code vitest's exit code
 */
export function countTests(report, code) {
  if (report === '') return { passed: 0, failed: 1, skipped: 0 }
  const found = JSON.parse(report)
  const skipped = found.numPendingTests + found.numTodoTests
  const unloaded = found.testResults.filter(
    (/** @type {FileResult} */ file) =>
      file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length
  const failed = found.numFailedTests + unloaded
  if (failed === 0 && code !== 0) return { passed: found.numPassedTests, failed: 1, skipped }
  return { passed: found.numPassedTests, failed, skipped }
}

/**
 * One line for each failed test, and for each file that could not be loaded: where it stands, its
 * whole name, and the first line of what it said.
 * @param {string} report empty when vitest wrote none
 * @param {string} root the folder that the lines name files from
 * @returns {readonly string[]}
 */
export function nameFailures(report, root) {
  if (report === '') return []
  return JSON.parse(report).testResults.flatMap((/** @type {FileResult} */ file) => {
    const failed = file.assertionResults.filter((test) => test.status === 'failed')
    const place = relative(root, file.name)
    if (failed.length > 0) {
      return failed.map((test) => line(place, test.fullName, test.failureMessages[0]))
    }
    return file.status === 'failed' ? [line(place, 'could not be loaded', file.message)] : []
  })
}

/**
 * The files in which something failed, as vitest's own filters name them. Empty too when the run
 * failed and no file did, as when it was ended.
 * @param {string} report empty when vitest wrote none
 * @param {string} root the folder that the paths start from
 * @returns {readonly string[]}
 */
export function findFailedFiles(report, root) {
  if (report === '') return []
  return JSON.parse(report)
    .testResults.filter((/** @type {FileResult} */ file) => file.status === 'failed')
    .map((/** @type {FileResult} */ file) => relative(root, file.name))
}

/** @param {string} place @param {string} name @param {string | undefined} said */
function line(place, name, said = '') {
  return `${place} > ${name}: ${stripVTControlCharacters(said).trim().split('\n')[0]}`
}
