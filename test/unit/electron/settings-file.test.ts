import { readFileSync, writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSettingsFile, parseSettings } from '../../../electron/settings-file'
import { createTemporaryFolder, type TemporaryFolder } from '../../support/folders'

const DEFAULTS = {
  bounds: null,
  language: null,
  theme: 'system',
  isSpellChecking: false,
  hasCaptureKey: false,
}
const BOUNDS = { x: 1, y: -2, width: 800, height: 600, isMaximized: true }

let folder: TemporaryFolder
beforeEach(async () => {
  folder = await createTemporaryFolder('settings')
})
afterEach(() => folder.remove())

const throwIt = (error: unknown) => {
  throw error
}

describe('the shell’s settings', () => {
  it('come back after a restart', async () => {
    const path = join(folder.path, 'carnet.json')
    const file = openSettingsFile(path, throwIt)
    file.change({ bounds: BOUNDS })
    file.change({ theme: 'dark', language: 'fr' })
    await file.settled()
    const settings = openSettingsFile(path, throwIt).settings
    expect(settings).toEqual({ ...DEFAULTS, bounds: BOUNDS, theme: 'dark', language: 'fr' })
    expect(await readdir(folder.path)).toEqual(['carnet.json'])
  })

  it('keep every change of a burst', async () => {
    const path = join(folder.path, 'carnet.json')
    const file = openSettingsFile(path, throwIt)
    for (let x = 0; x <= 100; x++) file.change({ bounds: { ...BOUNDS, x } })
    await file.settled()
    file.change({ isSpellChecking: true })
    await file.settled()
    const written = JSON.parse(readFileSync(path, 'utf8'))
    expect(written).toMatchObject({ bounds: { x: 100 }, isSpellChecking: true })
  })

  it('keep working when the disk refuses them, and say so', async () => {
    const failures: unknown[] = []
    const path = join(folder.path, 'missing', 'carnet.json')
    const file = openSettingsFile(path, (error) => failures.push(error))
    file.change({ theme: 'dark' })
    await file.settled()
    expect(failures).toHaveLength(1)
    expect(file.settings.theme).toBe('dark')
  })

  it('take the default for what is not a setting', () => {
    expect(parseSettings('')).toEqual(DEFAULTS)
    expect(parseSettings('{"theme":"dar')).toEqual(DEFAULTS)
    expect(parseSettings('[]')).toEqual(DEFAULTS)
    expect(parseSettings('null')).toEqual(DEFAULTS)
    expect(parseSettings('{"theme":"pink","bounds":{"x":1e400},"language":"fr"}')).toEqual({
      ...DEFAULTS,
      language: 'fr',
    })
  })

  it('are read from a file that a power cut left behind', () => {
    const path = join(folder.path, 'carnet.json')
    writeFileSync(path, '\0\0\0\0')
    expect(openSettingsFile(path, throwIt).settings).toEqual(DEFAULTS)
  })
})
