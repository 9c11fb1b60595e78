// Electron's own security checklist, item by item, on the real app. Packaging has the fuses.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { WebPreferences } from 'electron'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Carnet, launchCarnet } from '../support/electron'
import { createTemporaryFolder, root, type TemporaryFolder } from '../support/folders'

const PAGE = 'carnet-app://app/'
const POLICY =
  /^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[\w-]{22}'; img-src 'self' blob: data:; font-src 'self'; connect-src 'none'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types default dompurify$/u

let folder: TemporaryFolder
let carnet: Carnet
let netLog: string

beforeAll(async () => {
  folder = await createTemporaryFolder('security')
  netLog = join(folder.path, 'net-log.json')
  carnet = await launchCarnet({
    library: join(folder.path, 'library'),
    args: [`--log-net-log=${netLog}`, '--lang=en'],
  })
  await carnet.window.getByLabel('Note text').or(carnet.window.locator('.ProseMirror')).waitFor()
})
afterAll(async () => {
  await carnet?.kill()
  await folder.remove()
})

/** What the policy stopped while `work` ran in the page; Playwright's own evaluate is not held by it. */
function violationsOf(work: string): Promise<readonly string[]> {
  return carnet.window.evaluate(
    (code) =>
      new Promise<readonly string[]>((settle) => {
        const seen: string[] = []
        const note = (event: SecurityPolicyViolationEvent) => seen.push(event.effectiveDirective)
        document.addEventListener('securitypolicyviolation', note)
        const run = Object.getPrototypeOf(async () => {}).constructor(code)
        Promise.resolve(run())
          .catch(() => undefined)
          // Violations are told in tasks of their own; one that asks for nothing comes after them.
          .then(() => setTimeout(() => requestAnimationFrame(() => setTimeout(() => settle(seen)))))
      }),
    work,
  )
}

const windowCount = () =>
  carnet.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)

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

  it('has nothing of Node in a frame or a worker either', async () => {
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

describe('the policy of the page', () => {
  it('is sent with it', async () => {
    const headers = await carnet.app.evaluate(async ({ session }) => {
      const answer = await session.defaultSession.fetch('carnet-app://app/')
      return Object.fromEntries(answer.headers.entries())
    })
    expect(headers['content-security-policy']).toMatch(POLICY)
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
    })
  })

  const STOPPED = [
    [
      'an inline script',
      "const s = document.createElement('script'); s.append('window.ran = 1'); document.head.append(s)",
      'require-trusted-types-for',
    ],
    [
      'a remote script',
      "const s = document.createElement('script'); s.setAttribute('src', 'https://example.org/x.js'); document.head.append(s)",
      undefined,
    ],
    [
      'an inline handler',
      "const p = document.createElement('p'); p.setAttribute('onclick', 'window.ran = 1'); document.body.append(p); p.click(); p.remove()",
      undefined,
    ],
    [
      'a remote image',
      "const i = new Image(); i.src = 'https://example.org/x.png'; await new Promise((done) => { i.onerror = done })",
      'img-src',
    ],
    ['a request', "await fetch('https://example.org/')", 'connect-src'],
    ['a request to its own files', "await fetch('/index.html')", 'connect-src'],
    ['a socket', "new WebSocket('wss://example.org/')", 'connect-src'],
    [
      'a style sheet without the nonce',
      "const s = document.createElement('style'); s.append('p { color: red }'); document.head.append(s); s.remove()",
      'style-src-elem',
    ],
    [
      'another base address',
      "const b = document.createElement('base'); b.href = 'https://example.org/'; document.head.append(b); b.remove()",
      'base-uri',
    ],
    [
      'a plug-in',
      "const o = document.createElement('object'); o.data = 'https://example.org/'; document.body.append(o); await new Promise((done) => setTimeout(done)); o.remove()",
      'require-trusted-types-for',
    ],
  ] as const
  for (const [name, code, directive] of STOPPED) {
    it(`stops ${name}`, async () => {
      const seen = await violationsOf(code)
      expect(seen).toEqual(directive ? expect.arrayContaining([directive]) : expect.anything())
      expect(seen.length).toBeGreaterThan(0)
      expect(await carnet.window.evaluate(() => 'ran' in window)).toBe(false)
    })
  }

  it('stops text that would become code', async () => {
    const seen = await carnet.window.evaluate(
      () =>
        new Promise<string>((settle) => {
          // From a task of the page's own: what Playwright evaluates is not held by the policy.
          setTimeout(() => {
            try {
              settle(String(Object.getPrototypeOf(() => {}).constructor('return 2')()))
            } catch (error) {
              settle((error as Error).name)
            }
          })
        }),
    )
    expect(seen).toBe('EvalError')
  })

  it('cleans what is written as HTML', async () => {
    const html = await carnet.window.evaluate(() => {
      const element = document.createElement('div')
      element.innerHTML =
        '<b>a</b><img src=x onerror="window.ran = 1"><script>window.ran = 1</script>'
      return element.innerHTML
    })
    expect(html).toContain('<b>a</b>')
    expect(html).not.toMatch(/onerror|script/u)
  })
})

describe('the files of the page', () => {
  it('are all that its scheme gives', async () => {
    const statuses = await carnet.app.evaluate(async ({ session }) => {
      const urls = [
        'carnet-app://app/..%2f..%2fpackage.json',
        'carnet-app://app/%2e%2e/%2e%2e/package.json',
        'carnet-app://app/..%5c..%5cpackage.json',
        'carnet-app://app/%00',
        'carnet-app://app/index.html%00.js',
        'carnet-app://app//etc/passwd',
        'carnet-app://app/?x=1',
        'carnet-app://other/index.html',
        'carnet-app://app.evil/index.html',
        'carnet-app://app/none.js',
        'carnet-app://app/',
      ]
      const answers = await Promise.all(urls.map((url) => session.defaultSession.fetch(url)))
      return answers.map((answer) => answer.status)
    })
    // Chromium itself resolves the second one to a file that is not there.
    expect(statuses).toEqual([403, 404, 403, 403, 403, 403, 403, 403, 403, 404, 200])
  })

  it('are read and nothing else', async () => {
    const status = await carnet.app.evaluate(async ({ session }) => {
      const url = 'carnet-app://app/'
      return (await session.defaultSession.fetch(url, { method: 'POST', body: 'x' })).status
    })
    expect(status).toBe(405)
  })
})

describe('permissions', () => {
  it('are denied, all but clean writing to the clipboard and the full screen', async () => {
    const states = await carnet.window.evaluate(async () => {
      const names = [
        'geolocation',
        'notifications',
        'camera',
        'microphone',
        'midi',
        'clipboard-read',
        'persistent-storage',
        'background-sync',
        'accelerometer',
        'display-capture',
        'idle-detection',
        'local-fonts',
        'window-management',
        'storage-access',
      ]
      const found: [string, string][] = []
      for (const name of names) {
        const descriptor = { name } as unknown as PermissionDescriptor
        const status = await navigator.permissions.query(descriptor).catch(() => ({ state: '-' }))
        if (status.state === 'granted' || status.state === 'prompt')
          found.push([name, status.state])
      }
      return found
    })
    expect(states).toEqual([])
  })

  it('are denied when asked for', async () => {
    const refused = await carnet.window.evaluate(async () => ({
      notifications: await Notification.requestPermission(),
      camera: await navigator.mediaDevices
        .getUserMedia({ video: true, audio: true })
        .then(String, (error: Error) => error.name),
      place: await new Promise((settle) =>
        navigator.geolocation.getCurrentPosition(
          () => settle('given'),
          (error) => settle(error.code),
        ),
      ),
      reading: await navigator.clipboard.readText().then(
        () => 'given',
        (error: Error) => error.name,
      ),
    }))
    expect(refused).toEqual({
      notifications: 'denied',
      camera: expect.stringMatching(/^(NotAllowedError|NotFoundError)$/u),
      place: 1,
      reading: 'NotAllowedError',
    })
  })
})

describe('navigation', () => {
  const ATTEMPTS = [
    ['an address', "location.href = 'https://example.org/'"],
    ['a file', "location.href = 'file:///etc/passwd'"],
    ['another host of the scheme', "location.href = 'carnet-app://other/'"],
    ['another file of the page', "location.href = '/assets/none.js'"],
    ['a data address', "location.href = 'data:text/html,x'"],
    [
      'a link',
      "const a = document.createElement('a'); a.href = 'https://example.org/'; document.body.append(a); a.click(); a.remove()",
    ],
    [
      'a link to a new window',
      "const a = document.createElement('a'); a.href = 'https://example.org/'; a.target = '_blank'; document.body.append(a); a.click(); a.dispatchEvent(new MouseEvent('click', { ctrlKey: true, bubbles: true })); a.remove()",
    ],
    [
      'a form',
      "const f = document.createElement('form'); f.action = 'https://example.org/'; f.method = 'post'; document.body.append(f); f.submit(); f.remove()",
    ],
    [
      'a refresh',
      "const m = document.createElement('meta'); m.httpEquiv = 'refresh'; m.content = '0;url=https://example.org/'; document.head.append(m)",
    ],
    ['a new window', "window.opened = window.open('https://example.org/')"],
    ['a window on our own page', "window.opened = window.open('/')"],
  ] as const

  for (const [name, code] of ATTEMPTS) {
    it(`by ${name} leads nowhere`, async () => {
      await carnet.window.evaluate((marker) => Object.assign(window, { marker }), name)
      await violationsOf(code)
      const found = await carnet.window.evaluate(() => {
        const { marker, opened } = window as unknown as { marker: string; opened?: unknown }
        return { marker, opened: opened ?? null, url: location.href }
      })
      expect(found).toEqual({ marker: name, opened: null, url: PAGE })
      expect(await windowCount()).toBe(1)
    })
  }

  it('of a frame inside the page leads nowhere', async () => {
    await carnet.window.evaluate(
      () =>
        new Promise<void>((settle) => {
          const frame = document.createElement('iframe')
          frame.src = 'https://example.org/'
          document.body.append(frame)
          setTimeout(() => requestAnimationFrame(() => settle()))
        }),
    )
    const origins = await carnet.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().flatMap(({ webContents }) =>
        webContents.mainFrame.framesInSubtree.map((frame) => frame.origin),
      ),
    )
    // The last test reads in the net log that it was not asked for either.
    expect(origins).not.toContain('https://example.org')
    await carnet.window.evaluate(() => document.querySelector('iframe')?.remove())
  })

  it('by a web view leads nowhere', async () => {
    await violationsOf(
      "const w = document.createElement('webview'); w.setAttribute('src', 'https://example.org/'); document.body.append(w)",
    )
    const types = await carnet.app.evaluate(({ webContents }) =>
      webContents.getAllWebContents().map((contents) => contents.getType()),
    )
    expect(types.filter((type) => type !== 'window')).toEqual([])
  })

  it('is possible to where one is: a reload', async () => {
    const loaded = carnet.window.waitForEvent('load')
    await carnet.window.evaluate(() => setTimeout(() => location.reload()))
    await loaded
    expect(carnet.window.url()).toBe(PAGE)
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

describe('the network', () => {
  it('hears nothing of the app, from its start to its end', async () => {
    await carnet.close()
    const log = await readFile(netLog, 'utf8')
    const urls = [...log.matchAll(/"url":"([^"]+)"/gu)].map(([, url]) => url)
    const outside = urls.filter((url) => !/^(carnet-app|devtools|data|blob):/u.test(url ?? ''))
    // What the tests above tried was stopped before it became a request.
    expect(outside).toEqual([])
    expect(log).toContain('"constants"')
  })
})
