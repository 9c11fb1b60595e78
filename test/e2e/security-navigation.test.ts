// Electron's own security checklist: the page stays where it is, alone, and asks nobody for anything.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchWatched, PAGE, type WatchedCarnet } from '../support/watched-carnet'

let carnet: WatchedCarnet

beforeAll(async () => {
  carnet = await launchWatched('security-navigation')
})
afterAll(() => carnet?.remove())

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
      await carnet.violationsOf(code)
      const found = await carnet.window.evaluate(() => {
        const { marker, opened } = window as unknown as { marker: string; opened?: unknown }
        return { marker, opened: opened ?? null, url: location.href }
      })
      expect(found).toEqual({ marker: name, opened: null, url: PAGE })
      expect(await carnet.windowCount()).toBe(1)
    })
  }

  it('by the middle button on a link leads nowhere', async () => {
    await carnet.window.evaluate(() => {
      const link = document.createElement('a')
      link.href = 'https://example.org/'
      link.append('a link')
      Object.assign(link.style, { position: 'fixed', top: '0', left: '0', zIndex: '9999' })
      document.body.append(link)
    })
    // By hand: after an attempt that was stopped Playwright waits for it to end.
    const { mouse, keyboard } = carnet.window
    await mouse.click(8, 8, { button: 'middle' })
    await keyboard.down('Shift')
    await mouse.click(8, 8)
    await keyboard.up('Shift')
    await carnet.window.evaluate(() => document.querySelector('body > a')?.remove())
    expect([carnet.window.url(), await carnet.windowCount()]).toEqual([PAGE, 1])
  })

  it('by a file that is dropped into the window leads nowhere', async () => {
    const { window } = carnet
    await window.evaluate(() => Object.assign(globalThis, { marker: 'still here' }))
    const protocol = await window.context().newCDPSession(window)
    const data = { items: [], files: ['/etc/hostname'], dragOperationsMask: 1 }
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await protocol.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data })
    const marker = () => (globalThis as unknown as { marker: string }).marker
    expect(await window.evaluate(marker)).toBe('still here')
    expect([window.url(), await carnet.windowCount()]).toEqual([PAGE, 1])
  })

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
    await carnet.violationsOf(
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

describe('the network', () => {
  it('hears nothing of the app, from its start to its end', async () => {
    // What the tests above tried was stopped before it became a request.
    expect(await carnet.outsideUrls()).toEqual([])
  })
})
