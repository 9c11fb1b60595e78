// The shell's life: what happens to a person's words when a process dies, and how a second start,
// a link, the menu and the window behave. The host's own end is in desktop-host.test.ts.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Carnet, hostOf, launchCarnet, systemSwitches } from '../support/electron'
import { createTemporaryFolder, root, type TemporaryFolder } from '../support/folders'

let folder: TemporaryFolder
let library: string
let carnet: Carnet

async function start(): Promise<void> {
  folder = await createTemporaryFolder('desktop')
  library = join(folder.path, 'library')
  carnet = await launchCarnet({ library, args: ['--lang=en'] })
}

async function end(): Promise<void> {
  await carnet.kill()
  await folder.remove()
}

/** Types into the first note and waits until it is a note with an editor. */
async function write(window: Page, text: string): Promise<void> {
  await window.getByLabel('Note text').first().click()
  await window.keyboard.type(text)
  await textOf(window, text)
}

/** Waits until the editor holds this text. */
function textOf(window: Page, text: string): Promise<void> {
  return window.locator('.ProseMirror', { hasText: text }).waitFor()
}

async function saved(window: Page): Promise<void> {
  await window
    .getByText(/^Saved/u)
    .first()
    .waitFor()
}

describe('an app that ends', () => {
  beforeEach(start)
  afterEach(end)

  describe('a process that dies', () => {
    it('renderer: the window loads again and the text is there', async () => {
      await write(carnet.window, 'before the crash')
      const url = carnet.window.url()
      const reloaded = carnet.app.evaluate(
        ({ BrowserWindow }) =>
          new Promise<string>((settle) => {
            const contents = BrowserWindow.getAllWindows()[0]?.webContents
            contents?.once('did-finish-load', () => settle(contents.getURL()))
            contents?.forcefullyCrashRenderer()
          }),
      )
      expect(await reloaded).toBe(url)
      const found = carnet.app.evaluate(
        ({ BrowserWindow }) =>
          new Promise<string>((settle) => {
            const contents = BrowserWindow.getAllWindows()[0]?.webContents
            const look = async () => {
              const code = "document.querySelector('.ProseMirror')?.textContent ?? ''"
              const text: string = await contents?.executeJavaScript(code)
              if (text.includes('before the crash')) settle(text)
              else setTimeout(look, 50)
            }
            void look()
          }),
      )
      expect(await found).toContain('before the crash')
    })

    it('main: what was saved is there at the next start', async () => {
      await write(carnet.window, 'written before the power went')
      await saved(carnet.window)
      await carnet.kill()
      carnet = await launchCarnet({ library, args: ['--lang=en'] })
      await textOf(carnet.window, 'written before the power went')
    })
  })

  describe('the end of the app', () => {
    it('closes the host in order, with every letter typed just before', async () => {
      await write(carnet.window, 'typed and left at once')
      await carnet.close()
      const log = await readFile(join(library, 'logs', 'host.jsonl'), 'utf8')
      expect(log).toContain('"event":"host-closed"')
      carnet = await launchCarnet({ library, args: ['--lang=en'] })
      await textOf(carnet.window, 'typed and left at once')
    })

    it('is the same by Ctrl+C in its terminal', async () => {
      await write(carnet.window, 'interrupted')
      await saved(carnet.window)
      const main = carnet.app.process()
      const ended = new Promise((settle) => main.once('exit', settle))
      // Asked for before: a terminal tells all of them at once.
      for (const pid of [carnet.pid, await hostOf(carnet)]) process.kill(pid, 'SIGINT')
      await ended
      const log = await readFile(join(library, 'logs', 'host.jsonl'), 'utf8')
      expect(log).toContain('"event":"host-closed"')
      expect(await readFile(join(library, 'logs', 'desktop.jsonl'), 'utf8')).not.toContain(
        'host-ended',
      )
    })
  })

  describe('the window', () => {
    it('comes back where it was', async () => {
      const bounds = { x: 111, y: 77, width: 903, height: 701 }
      await carnet.app.evaluate(({ BrowserWindow }, place) => {
        BrowserWindow.getAllWindows()[0]?.setBounds(place)
      }, bounds)
      const settings = join(`${library}-profile`, 'carnet.json')
      await expect
        .poll(async () => JSON.parse(await readFile(settings, 'utf8').catch(() => '{}')).bounds)
        .toMatchObject(bounds)
      await carnet.close()
      carnet = await launchCarnet({ library, args: ['--lang=en'] })
      const found = () =>
        carnet.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())
      await expect.poll(found).toEqual(bounds)
    })
  })

  describe('its menu', () => {
    const labels = () =>
      carnet.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map((item) => item.label))

    it('speaks the language that it was started with', async () => {
      expect(await labels()).toEqual(['File', 'Edit', 'View', 'Go', 'Window', 'Help'])
      await carnet.close()
      carnet = await launchCarnet({ library, args: ['--lang', 'fr'] })
      expect(await labels()).toEqual([
        'Fichier',
        'Édition',
        'Affichage',
        'Aller',
        'Fenêtre',
        'Aide',
      ])
    })
  })
})

describe('an app that stays', () => {
  beforeAll(start)
  afterAll(end)

  describe('the menu', () => {
    it('sends its commands to the page', async () => {
      await carnet.window.getByLabel('Note text').first().waitFor()
      await carnet.window.evaluate(() => {
        const page = window as unknown as {
          desktop: { onNotice(name: string, listener: (command: string) => void): void }
          commands: string[]
        }
        page.commands = []
        page.desktop.onNotice('menuCommand', (command) => page.commands.push(command))
      })
      const heard = () =>
        carnet.window.evaluate(() => (window as unknown as { commands: string[] }).commands)
      await carnet.app.evaluate(({ Menu }) =>
        Menu.getApplicationMenu()?.getMenuItemById('toggle-sidebar')?.click(),
      )
      await expect.poll(heard).toEqual(['toggle-sidebar'])
    })

    it('takes back and does again what was typed in the editor', async () => {
      await write(carnet.window, 'kept')
      const click = (name: string) =>
        carnet.app.evaluate(({ Menu, BrowserWindow }, id) => {
          const [window] = BrowserWindow.getAllWindows()
          window?.focus()
          const item = Menu.getApplicationMenu()?.getMenuItemById(id)
          const event = { triggeredByAccelerator: false }
          const press = item?.click as unknown as (...given: unknown[]) => void
          press(event, window, window?.webContents)
        }, name)
      await carnet.window.locator('.ProseMirror').last().click()
      await carnet.window.keyboard.press('End')
      await carnet.window.keyboard.type(' and more', { delay: 1 })
      await textOf(carnet.window, 'kept and more')
      await click('undo')
      await expect
        .poll(() => carnet.window.locator('.ProseMirror').last().textContent())
        .not.toContain('and more')
      await click('redo')
      await textOf(carnet.window, 'kept and more')
    })
  })

  describe('a second window', () => {
    it('shows the same library', async () => {
      await write(carnet.window, 'seen twice')
      const opened = carnet.app.waitForEvent('window')
      await carnet.app.evaluate(({ Menu }) =>
        Menu.getApplicationMenu()?.getMenuItemById('new-window')?.click(),
      )
      const other = await opened
      await other.getByText('seen twice').first().waitFor()
      // Links are for the window that was used last.
      await other.close()
      await expect
        .poll(() =>
          carnet.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length),
        )
        .toBe(1)
    })
  })

  // The last, since its link opens a dialog.
  describe('a second start', () => {
    /** Settles with the exit code. */
    async function startSecond(...args: readonly string[]): Promise<number | null> {
      const command = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? '', 'electron')
      const profile = `--user-data-dir=${library}-profile`
      const given = [...systemSwitches(), profile, root, '--library', library, ...args]
      const [code] = await once(spawn(command, given, { stdio: 'ignore' }), 'exit')
      return code
    }

    it('hands over its link and ends; its switches change nothing', async () => {
      const link = 'carnet://note/AAAAAAAAAAAAAAAAAAAAAA#e=nonsense'
      await carnet.window.evaluate(() => {
        const page = window as unknown as {
          desktop: { onNotice(name: string, listener: (link: string) => void): void }
          heard: string[]
        }
        page.heard = []
        page.desktop.onNotice('openLink', (opened) => page.heard.push(opened))
      })
      expect(await startSecond(link, '--lang=fr', '--remote-debugging-port=9')).toBe(0)
      const heard = () =>
        carnet.window.evaluate(() => (window as unknown as { heard: string[] }).heard)
      await expect.poll(heard).toEqual([link])
      const windows = await carnet.app.evaluate(({ BrowserWindow, app }) => [
        BrowserWindow.getAllWindows().length,
        app.commandLine.getSwitchValue('lang'),
      ])
      expect(windows).toEqual([1, 'en'])
      const log = await readFile(join(library, 'logs', 'desktop.jsonl'), 'utf8')
      expect(log).not.toContain('nonsense')
    })
  })
})
