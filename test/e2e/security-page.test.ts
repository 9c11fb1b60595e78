// Electron's own security checklist: what the page has, what it may ask of the shell, and who else may.
// Packaging has the fuses.
import { join } from 'node:path'
import type { WebPreferences } from 'electron'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from '../support/folders'
import { launchWatched, type WatchedCarnet } from '../support/watched-carnet'

let carnet: WatchedCarnet

beforeAll(async () => {
  carnet = await launchWatched('security-page')
})
afterAll(() => carnet?.remove())

describe('the page', () => {
  it('runs sandboxed, isolated, without Node and without web views', async () => {
    const prefs = await carnet.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      const contents = window?.webContents as unknown as { getLastWebPreferences(): WebPreferences }
      return contents.getLastWebPreferences()
    })
    expect(prefs).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      enableBlinkFeatures: '',
      webviewTag: false,
    })
  })

  it('has nothing of Node or Electron, and three members of ours', async () => {
    const found = await carnet.window.evaluate(() => ({
      node: ['require', 'process', 'Buffer', 'module', 'global', 'ipcRenderer', 'electron'].filter(
        (name) => name in window,
      ),
      ours: Object.keys((window as unknown as { desktop: object }).desktop).sort(),
    }))
    expect(found).toEqual({ node: [], ours: ['onNotice', 'platform', 'request'] })
  })

  it('has nothing of Node in a frame either', async () => {
    const found = await carnet.window.evaluate(() => {
      const frame = document.createElement('iframe')
      document.body.append(frame)
      const inside = frame.contentWindow as unknown as Record<string, unknown>
      const names = ['require', 'process', 'Buffer', 'desktop'].filter((name) => name in inside)
      frame.remove()
      return names
    })
    expect(found).toEqual([])
  })

  it('cannot reach what the preload script works with', async () => {
    const reply = await carnet.window.evaluate(async () => {
      const { desktop } = window as unknown as {
        desktop: { request(name: string, payload: unknown): Promise<unknown> }
      }
      const { hasOwn } = Object
      Object.hasOwn = () => true
      const kept = Array.prototype.map
      Object.assign(Array.prototype, { map: () => ['stolen'] })
      try {
        return await desktop.request('quit', null).catch(String)
      } finally {
        Array.prototype.map = kept
        Object.hasOwn = hasOwn
      }
    })
    expect(reply).toMatch(/no such request/u)
  })

  it('is refused requests that are not in the contract, and payloads that are not', async () => {
    const ask = (name: string, payload: unknown) =>
      carnet.window.evaluate(
        async ([asked, sent]) => {
          const { desktop } = window as unknown as {
            desktop: { request(name: unknown, payload: unknown): Promise<unknown> }
          }
          return desktop.request(asked, sent).then(
            () => 'answered',
            () => 'refused',
          )
        },
        [name, payload] as const,
      )
    for (const name of ['', 'constructor', '__proto__', 'notice:host', 'toString']) {
      expect(await ask(name, null)).toBe('refused')
    }
    for (const payload of [null, 5, {}, { purpose: 'delete' }, { purpose: ['import'] }]) {
      expect(await ask('chooseFolder', payload)).toBe('refused')
    }
    expect(await ask('setAppearance', { language: 'de', theme: 'dark' })).toBe('refused')
    expect(await ask('setSpellChecking', { isOn: 'yes' })).toBe('refused')
    expect(await ask('openExternal', { url: 'https://example.org' })).toBe('refused')
    expect(await ask('restartHost', {})).toBe('refused')
  })

  it('opens nothing outside but https and mail', async () => {
    const opened = await carnet.app.evaluateHandle(({ shell }) => {
      const urls: string[] = []
      shell.openExternal = async (url) => void urls.push(url)
      return urls
    })
    const ask = (url: string) =>
      carnet.window.evaluate(
        (asked) =>
          (
            window as unknown as {
              desktop: { request(name: string, payload: unknown): Promise<unknown> }
            }
          ).desktop.request('openExternal', asked),
        url,
      )
    expect(await ask('https://projetcollectif.ca/')).toBe('opened')
    expect(await ask('mailto:a@example.org')).toBe('opened')
    for (const url of ['file:///etc/passwd', 'javascript:1', 'smb://x/y', 'http://example.org/']) {
      expect(await ask(url)).toBe('refused')
    }
    expect(await opened.jsonValue()).toEqual([
      'https://projetcollectif.ca/',
      'mailto:a@example.org',
    ])
  })
})

describe('messages to the shell', () => {
  it('are forbidden from a window that the shell did not open', async () => {
    const preload = join(root, 'test/fixtures/open-preload.cjs')
    const answers = await carnet.app.evaluate(async ({ BrowserWindow }, path) => {
      const webPreferences = { preload: path, sandbox: true, contextIsolation: true }
      const asked: string[] = []
      for (const url of ['carnet-app://app/', 'data:text/html,<p>']) {
        const foreign = new BrowserWindow({ show: false, webPreferences })
        await foreign.loadURL(url)
        const code = "window.open_.ask('request:openExternal', 'https://example.org/')"
        asked.push(await foreign.webContents.executeJavaScript(`${code}.then(String, String)`))
        foreign.destroy()
      }
      return asked
    }, preload)
    expect(answers).toEqual([
      expect.stringContaining('forbidden'),
      expect.stringContaining('forbidden'),
    ])
  })
})
