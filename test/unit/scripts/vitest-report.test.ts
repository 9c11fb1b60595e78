import { describe, expect, it } from 'vitest'
import { countTests } from '../../../scripts/vitest-report.mjs'

const report = (found: object) =>
  JSON.stringify({
    numPassedTests: 0,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: [],
    ...found,
  })

describe("the count of vitest's report", () => {
  it('has every test once', () => {
    const found = report({
      numPassedTests: 5,
      numFailedTests: 2,
      testResults: [{ status: 'failed', assertionResults: [{ status: 'failed' }] }],
    })
    expect(countTests(found, 1)).toEqual({ passed: 5, failed: 2, skipped: 0 })
  })

  it('calls a skipped test and one left to do skipped', () => {
    const found = report({ numPassedTests: 1, numPendingTests: 2, numTodoTests: 1 })
    expect(countTests(found, 0)).toEqual({ passed: 1, failed: 0, skipped: 3 })
  })

  it('has a failure for each file that could not be loaded', () => {
    const found = report({
      numPassedTests: 3,
      testResults: [
        { status: 'failed', assertionResults: [] },
        { status: 'passed', assertionResults: [{ status: 'passed' }] },
      ],
    })
    expect(countTests(found, 1)).toEqual({ passed: 3, failed: 1, skipped: 0 })
  })

  it('has a failure for an error outside every test', () => {
    expect(countTests(report({ numPassedTests: 3 }), 1)).toEqual({
      passed: 3,
      failed: 1,
      skipped: 0,
    })
  })

  it('has a failure when vitest said nothing', () => {
    expect(countTests('', 137)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })
})
