import { describe, expect, it } from 'vitest'
import { countTests, findFailedFiles, nameFailures } from '../../../scripts/vitest-report.mjs'

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

describe('the names of what failed', () => {
  it('are where it stands, the whole name and the first line of what it said', () => {
    const found = report({
      testResults: [
        {
          name: '/here/test/unit/a.test.ts',
          status: 'failed',
          assertionResults: [
            { status: 'passed', fullName: 'a goes', failureMessages: [] },
            {
              status: 'failed',
              fullName: 'a stays',
              failureMessages: ['\u001b[31mError: it went\u001b[39m\n  at x'],
            },
          ],
        },
      ],
    })
    expect(nameFailures(found, '/here')).toEqual(['test/unit/a.test.ts > a stays: Error: it went'])
  })

  it('have a file that could not be loaded', () => {
    const file = { name: '/here/b.test.ts', status: 'failed', message: 'no such module' }
    const found = report({ testResults: [{ ...file, assertionResults: [] }] })
    expect(nameFailures(found, '/here')).toEqual([
      'b.test.ts > could not be loaded: no such module',
    ])
  })

  it('are none when vitest said nothing', () => {
    expect(nameFailures('', '/here')).toEqual([])
  })
})

describe('the files that ran badly', () => {
  it('are named from the folder of the project, each once', () => {
    const found = report({
      testResults: [
        { name: '/here/test/e2e/a.test.ts', status: 'failed', assertionResults: [] },
        { name: '/here/test/e2e/b.test.ts', status: 'passed', assertionResults: [] },
      ],
    })
    expect(findFailedFiles(found, '/here')).toEqual(['test/e2e/a.test.ts'])
    expect(findFailedFiles('', '/here')).toEqual([])
  })
})
