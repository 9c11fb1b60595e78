import { existsSync, utimesSync, writeFileSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { withLock } from '../../../scripts/lock.mjs'
import { createTemporaryFolder, type TemporaryFolder } from '../../support/folders'

describe('a lock between scripts', () => {
  let folder: TemporaryFolder
  beforeEach(async () => {
    folder = await createTemporaryFolder('lock')
  })
  afterEach(() => folder.remove())
  const file = () => join(folder.path, 'deep', 'a.lock')

  it('lets one work after the other', async () => {
    const story: string[] = []
    let second: Promise<unknown> | undefined
    await withLock(file(), async () => {
      second = withLock(file(), async () => story.push('second'))
      for (let turn = 0; turn < 100; turn++) await stat(folder.path)
      story.push('first')
    })
    await second
    expect(story).toEqual(['first', 'second'])
  })

  it('is free again when the work fails', async () => {
    const failing = withLock(file(), () => Promise.reject(new Error('no')))
    await expect(failing).rejects.toThrow('no')
    expect(existsSync(file())).toBe(false)
  })

  it('is taken over from a script that was killed', async () => {
    await withLock(file(), async () => {})
    writeFileSync(file(), '')
    const longAgo = new Date(Date.now() - 60_000)
    utimesSync(file(), longAgo, longAgo)
    expect(await withLock(file(), async () => 'mine')).toBe('mine')
  })
})
