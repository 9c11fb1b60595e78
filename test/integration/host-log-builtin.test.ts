import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { chooseDriver } from '../../host/log/open-sqlite'
import { root } from '../support/folders'

it('keeps the library’s log on Node’s own SQLite too', () => {
  // This very Node may have the driver: then host-log.test.ts has run on it already.
  const hasDriver = chooseDriver() === 'built-in'
  const node = hasDriver ? process.execPath : join(root, 'node_modules/.bin/node')
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const { status, stdout, stderr } = spawnSync(
    node,
    [
      vitest,
      'run',
      '--project',
      'integration',
      '--reporter',
      'verbose',
      'test/integration/host-log.test.ts',
    ],
    { cwd: root, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } },
  )
  expect(status, stdout + stderr).toBe(0)
  expect(stdout).toMatch(/on the built-in driver > gives back what was journaled/)
})
