import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { packageApp } from '../../scripts/package.mjs'
import { systemSwitches } from '../support/electron'
import { createTemporaryFolder, type TemporaryFolder } from '../support/folders'
import { launchPackaged, type Packaged, type PackagedLaunch } from '../support/packaged'

/** In the binary a fuse is the letter 1 or 0. */
const SHIPPED = {
  RunAsNode: '0',
  EnableCookieEncryption: '1',
  EnableNodeOptionsEnvironmentVariable: '0',
  EnableNodeCliInspectArguments: '0',
  EnableEmbeddedAsarIntegrityValidation: '1',
  OnlyLoadAppFromAsar: '1',
  LoadBrowserProcessSpecificV8Snapshot: '0',
  GrantFileProtocolExtraPrivileges: '0',
}

describe('the packaged app', () => {
  let folder: TemporaryFolder
  let unpacked: string
  let executable: string

  beforeAll(async () => {
    folder = await createTemporaryFolder('packaged')
    await packageApp(folder.path)
    unpacked = join(folder.path, 'linux-unpacked')
    executable = join(unpacked, 'carnet')
  })
  const started: Packaged[] = []
  afterEach(async () => {
    for (const app of started.splice(0)) await app.kill()
  })
  afterAll(() => folder.remove())

  async function start(launch: Omit<PackagedLaunch, 'executable'>): Promise<Packaged> {
    const app = await launchPackaged({ executable, ...launch })
    started.push(app)
    return app
  }

  it('keeps what is typed into it', async () => {
    const launch = { library: join(folder.path, 'kept'), args: ['--lang=en'] }
    const first = await start(launch)
    await first.window.getByRole('textbox', { name: 'Note title' }).click()
    await first.window.keyboard.type('Confitures')
    await first.window.keyboard.press('Enter')
    await first.window.keyboard.type('Une brassée de mots')
    await first.window.locator('.ProseMirror', { hasText: 'Une brassée de mots' }).waitFor()
    await first.window
      .getByText(/^Saved/)
      .first()
      .waitFor()
    expect(await first.close()).toBe(0)

    const again = await start(launch)
    await again.window.getByRole('textbox', { name: 'Note title' }).waitFor()
    await again.window.locator('.ProseMirror', { hasText: 'Une brassée de mots' }).waitFor()
    expect(await again.close()).toBe(0)
  })

  it('has every fuse set as it is meant to be shipped', async () => {
    const wire = await getCurrentFuseWire(executable)
    const found = Object.keys(SHIPPED).map((name) => [
      name,
      String.fromCharCode(wire[FuseV1Options[name as keyof typeof SHIPPED]] ?? 0),
    ])
    expect(Object.fromEntries(found)).toEqual(SHIPPED)
  })

  it('runs no app but its archive, beside it or in its place', async () => {
    const resources = join(unpacked, 'resources')
    const mark = join(folder.path, 'the-other-app-ran')
    await mkdir(join(resources, 'app'))
    await writeFile(join(resources, 'app', 'package.json'), '{ "main": "main.js" }')
    await writeFile(join(resources, 'app', 'main.js'), `${leaving(mark)}; process.exit(0)`)
    const app = await start({ library: join(folder.path, 'beside') })
    expect(await app.close()).toBe(0)

    await rename(join(resources, 'app.asar'), join(folder.path, 'app.asar'))
    const alone = promisify(execFile)(executable, [...systemSwitches()])
    await expect(alone).rejects.toMatchObject({ code: 1 })
    await rename(join(folder.path, 'app.asar'), join(resources, 'app.asar'))
    await rm(join(resources, 'app'), { recursive: true })
    expect(existsSync(mark)).toBe(false)
  })

  it('is no Node and takes no debugger, whatever the environment asks', async () => {
    const mark = join(folder.path, 'the-script-ran')
    const script = join(folder.path, 'script.cjs')
    await writeFile(script, leaving(mark))
    const app = await start({
      library: join(folder.path, 'environment'),
      args: ['--inspect=0'],
      env: { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: `--require=${script}` },
    })
    await app.close()
    expect(existsSync(mark)).toBe(false)
    expect(app.output()).not.toContain('Debugger listening')
  })
})

/** Node code that leaves a file behind. */
function leaving(path: string): string {
  return `require('node:fs').writeFileSync(${JSON.stringify(path)}, 'ran')`
}
