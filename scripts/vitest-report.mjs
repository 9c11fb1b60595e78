// Counts what vitest's JSON report says. A file that cannot be loaded has no tests to count, and
// an error outside a test fails the run alone: both count as one failure, so that none is lost.

/**
 * @param {string} report empty when vitest wrote none
 * @param {number} code vitest's exit code
 */
export function countTests(report, code) {
  if (report === '') return { passed: 0, failed: 1, skipped: 0 }
  const found = JSON.parse(report)
  const skipped = found.numPendingTests + found.numTodoTests
  const unloaded = found.testResults.filter(
    (/** @type {{ status: string, assertionResults: { status: string }[] }} */ file) =>
      file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length
  const failed = found.numFailedTests + unloaded
  if (failed === 0 && code !== 0) return { passed: found.numPassedTests, failed: 1, skipped }
  return { passed: found.numPassedTests, failed, skipped }
}
