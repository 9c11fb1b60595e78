import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createTemporaryFolder, removeLeftFolders } from '../../support/folders'

it('removes the folders of processes that are gone, and no others', async () => {
  const within = await createTemporaryFolder('left')
  const { pid: gone } = spawnSync(process.execPath, ['-e', ''])
  const left = `carnet-bench-import-${gone}-aB3dE6`
  const kept = [`carnet-bench-${process.pid}-aB3dE6`, `carnet-${gone}`, `other-${gone}-aB3dE6`]
  for (const name of [left, ...kept]) mkdirSync(join(within.path, name))
  expect(await removeLeftFolders(within.path)).toBe(1)
  expect(existsSync(join(within.path, left))).toBe(false)
  for (const name of kept) expect(existsSync(join(within.path, name))).toBe(true)
  await within.remove()
})
