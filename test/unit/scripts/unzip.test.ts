import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, type Zippable, zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { unzip } from '../../../scripts/unzip.mjs'
import { createTemporaryFolder, type TemporaryFolder } from '../../support/folders'

describe('unzip', () => {
  let folder: TemporaryFolder
  beforeEach(async () => {
    folder = await createTemporaryFolder('unzip')
  })
  afterEach(() => folder.remove())

  function archive(files: Zippable): string {
    const path = join(folder.path, 'archive.zip')
    writeFileSync(path, zipSync(files))
    return path
  }
  const target = () => join(folder.path, 'out')

  it('brings out stored, deflated and empty files, and who may run them', async () => {
    const long = 'Une note. '.repeat(10_000)
    const path = archive({
      'a/stored.txt': [strToU8('as it is'), { level: 0 }],
      'a/b/long.txt': strToU8(long),
      'a/empty': new Uint8Array(0),
      'a/program': [strToU8('#!/bin/sh'), { os: 3, attrs: 0o100755 << 16 }],
    })
    await unzip(path, target(), (name) => name)
    expect(readFileSync(join(target(), 'a/stored.txt'), 'utf8')).toBe('as it is')
    expect(readFileSync(join(target(), 'a/b/long.txt'), 'utf8')).toBe(long)
    expect(readFileSync(join(target(), 'a/empty')).length).toBe(0)
    expect(statSync(join(target(), 'a/program')).mode & 0o777).toBe(0o755)
  })

  it('renames what has another place and leaves out what has none', async () => {
    const path = archive({ 'A/old': strToU8('x'), 'A/unwanted': strToU8('y') })
    await unzip(path, target(), (name) => (name === 'A/old' ? 'new' : null))
    expect(readdirSync(target())).toEqual(['new'])
  })

  it('writes nothing outside its folder', async () => {
    const path = archive({ '../outside': strToU8('x') })
    await expect(unzip(path, target(), (name) => name)).rejects.toThrow('leads outside')
    expect(readdirSync(folder.path)).toEqual(['archive.zip'])
  })

  it('refuses an archive that was cut short', async () => {
    const path = archive({ a: strToU8('x'.repeat(1_000)) })
    writeFileSync(path, readFileSync(path).subarray(0, -30))
    await expect(unzip(path, target(), (name) => name)).rejects.toThrow('not a ZIP archive')
  })
})
