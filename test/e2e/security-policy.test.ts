// Electron's own security checklist: the policy of the page, its files, and its permissions.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchWatched, type WatchedCarnet } from '../support/watched-carnet'

const POLICY =
  /^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[\w-]{22}'; img-src 'self' blob: data:; font-src 'self'; connect-src 'none'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types default dompurify$/u

let carnet: WatchedCarnet

beforeAll(async () => {
  carnet = await launchWatched('security-policy')
})
afterAll(() => carnet?.remove())

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
      'a worker made of text',
      "new Worker(URL.createObjectURL(new Blob(['postMessage(typeof process)'])))",
      undefined,
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
      expect(await carnet.stopped(code, directive)).not.toEqual([])
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
    const writing = await carnet.window.evaluate(async () => {
      const name = 'clipboard-write' as PermissionName
      return (await navigator.permissions.query({ name })).state
    })
    expect(writing).toBe('granted')
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

describe('the network', () => {
  it('hears nothing of the app, from its start to its end', async () => {
    // What the tests above tried was stopped before it became a request.
    expect(await carnet.outsideUrls()).toEqual([])
  })
})
