import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { hasBuiltin } from '../../relay/store/open-sqlite'
import { root } from '../support/folders'

it('keeps the store’s contract on Node’s own driver too', () => {
  // This very Node may have the driver: then relay-store.test.ts has run on it already.
  const node = hasBuiltin() ? process.execPath : join(root, 'node_modules/.bin/node')
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const suite = 'test/integration/relay-store.test.ts'
  const { status, stdout, stderr } = spawnSync(
    node,
    [vitest, 'run', '--project', 'integration', '--reporter', 'verbose', suite],
    { cwd: root, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } },
  )
  expect(status, stdout + stderr).toBe(0)
  expect(stdout).toMatch(/on the builtin driver > keeps its log id/)
})
