// How the desktop app ends: at any moment in order, and never with words that nothing holds unless
// their person said so.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Carnet, hostOf, launchCarnet, systemSwitches } from '../support/electron'
import { createTemporaryFolder, root, type TemporaryFolder } from '../support/folders'
import { onEnd } from '../support/on-end'

let folder: TemporaryFolder
let library: string

beforeEach(async () => {
  folder = await createTemporaryFolder('leaving')
  onEnd(folder.remove)
  library = join(folder.path, 'library')
})

describe('a signal while the first page loads', () => {
  it.each(['SIGINT', 'SIGTERM'])('%s ends the app and its host in order', async (signal) => {
    const child = spawn(
      join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? '', 'electron'),
      [
        ...systemSwitches(),
        '-r',
        join(root, 'test/fixtures/interrupt-while-loading.cjs'),
        `--user-data-dir=${library}-profile`,
        root,
        '--library',
        library,
      ],
      { stdio: 'ignore', env: { ...process.env, INTERRUPT_BY: signal } },
    )
    expect(await once(child, 'exit')).toEqual([0, null])
    expect(await readFile(join(library, 'logs', 'host.jsonl'), 'utf8')).toContain('"host-closed"')
  })
})

describe('a window with letters that no note could be made of', () => {
  /** Its host hangs, so nothing that is typed becomes a note. */
  async function launchHanging(language: 'fr' | 'en') {
    const carnet = await launchCarnet({ library, args: [`--lang=${language}`] })
    onEnd(carnet.kill)
    await carnet.window.getByRole('textbox').first().waitFor()
    const host = await hostOf(carnet)
    // Asked for now: once the app has ended there is nobody to ask.
    const app = carnet.app.process()
    process.kill(host, 'SIGSTOP')
    onEnd(() => app.exitCode ?? process.kill(host, 'SIGCONT'))
    await carnet.window.locator('textarea').first().click()
    await carnet.window.keyboard.type('Seul exemplaire')
    return { carnet, app, resume: () => process.kill(host, 'SIGCONT') }
  }

  /** What is asked from now on gets this answer. */
  const answer = (carnet: Carnet, button: number) =>
    carnet.app.evaluate(({ dialog }, response) => {
      const asked: unknown[] = []
      Object.assign(globalThis, { asked })
      dialog.showMessageBox = async (...given: readonly unknown[]) => {
        asked.push(given.at(-1))
        return { response, checkboxChecked: false }
      }
    }, button)

  const asked = (carnet: Carnet) =>
    carnet.app.evaluate(() => (globalThis as unknown as { asked: unknown[] }).asked)

  const closeWindow = (carnet: Carnet) =>
    carnet.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())

  it('asks, stays, and closes without a question once they are in a note', async () => {
    const { carnet, app, resume } = await launchHanging('en')
    await answer(carnet, 0)
    await closeWindow(carnet)
    await expect.poll(() => asked(carnet)).toHaveLength(1)
    expect((await asked(carnet))[0]).toMatchObject({
      buttons: ['Stay', 'Close and Lose the Text'],
      defaultId: 0,
      cancelId: 0,
    })
    await expect
      .poll(() => carnet.window.locator('textarea').first().inputValue())
      .toBe('Seul exemplaire')
    resume()
    await carnet.window.getByRole('row', { name: 'Seul exemplaire' }).waitFor()
    const ended = once(app, 'exit')
    await closeWindow(carnet)
    expect(await ended).toEqual([0, null])
  })

  it('goes, and the app with it, when its person says so while quitting', async () => {
    const { carnet, app, resume } = await launchHanging('fr')
    await answer(carnet, 1)
    const ended = once(app, 'exit')
    const question = carnet.app.evaluate(
      ({ app, dialog }) =>
        new Promise<Electron.MessageBoxOptions>((settle) => {
          const { showMessageBox } = dialog
          dialog.showMessageBox = (...given: readonly unknown[]) => {
            settle(given.at(-1) as Electron.MessageBoxOptions)
            return showMessageBox(given.at(-1) as Electron.MessageBoxOptions)
          }
          app.quit()
        }),
    )
    expect((await question).message).toBe('Une note n’a pas pu être enregistrée.')
    resume()
    expect(await ended).toEqual([0, null])
  })
})
