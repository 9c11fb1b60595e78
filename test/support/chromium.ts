// The app as a browser sees it: served mode in plain Node, opened in the system's Chromium.
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { findChromium } from '../../scripts/system-packages.mjs'
import { root } from './folders'
import { type Child, startChild } from './processes'
import { PATIENCE_MS } from './window-patience'

export interface ServedLaunch {
  /** The library's folder. */
  readonly library: string
  /** 0, the default, takes any free port. A restart on the same port keeps the page's storage. */
  readonly port?: number
  /**
   * The profile of a browser of its own. Without one it is a window with cookies and storage of its
   * own, in memory, in the browser that all stories share: that opens sooner.
   */
  readonly profile?: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

export interface Served {
  readonly server: Child
  /** With the one-time token in its fragment. */
  readonly url: string
  readonly port: number
  readonly context: BrowserContext
  readonly page: Page
  /** Closes the browser, then ends the server as Ctrl+C does. */
  close(): Promise<void>
  /** kill -9 of the server; the browser stays open. */
  killServer(): Promise<void>
}

/** Served mode alone, without a browser. */
export function startServed(launch: ServedLaunch): Promise<Child> {
  return startChild({
    args: [
      join(root, 'out/main/serve.js'),
      '--library',
      launch.library,
      '--port',
      String(launch.port ?? 0),
      ...(launch.args ?? []),
    ],
    ready: /(http:\/\/(?:127\.0\.0\.1|localhost):(\d+)\S*)\s/,
    ...(launch.env ? { env: launch.env } : {}),
  })
}

/** Where the browser that all stories share takes windows; set before the first of them. */
export const SHARED_BROWSER = 'CARNET_SHARED_BROWSER'

const VIEWPORT = { width: 1400, height: 900 }

// The popups of an address bar that nobody sees: each window would load them, a second of CPU. Chromium
// heeds the last list alone, so Playwright's own is here too.
const NOT_NEEDED = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'PreloadTopChromeWebUI',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
]

/** How the system's Chromium starts: without a screen and without traffic of its own. */
export function chromiumLaunch() {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('no Chromium: npm test says how to install it')
  return {
    executablePath,
    headless: true,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--disable-features=${NOT_NEEDED.join(',')}`,
    ],
  }
}

interface OpenPage {
  readonly context: BrowserContext
  readonly page: Page
  close(): Promise<void>
}

/** Blank, with cookies and storage of its own. */
async function openPage(launch: ServedLaunch): Promise<OpenPage> {
  const shared = process.env[SHARED_BROWSER]
  if (launch.profile === undefined && shared) {
    const browser = await chromium.connect(shared)
    const context = await browser.newContext({ viewport: VIEWPORT })
    context.setDefaultTimeout(PATIENCE_MS)
    return { context, page: await context.newPage(), close: () => browser.close() }
  }
  const profile = launch.profile ?? `${launch.library}-chromium`
  const context = await chromium.launchPersistentContext(profile, {
    ...chromiumLaunch(),
    viewport: VIEWPORT,
  })
  context.setDefaultTimeout(PATIENCE_MS)
  const page = context.pages()[0] ?? (await context.newPage())
  return { context, page, close: () => context.close() }
}

export async function launchServed(launch: ServedLaunch): Promise<Served> {
  const starting = startServed(launch)
  const opening = openPage(launch)
  try {
    const [server, { context, page, close }] = await Promise.all([starting, opening])
    const [, url = '', port = ''] = server.match
    await page.goto(url)
    return {
      server,
      url,
      port: Number(port),
      context,
      page,
      async close() {
        await close()
        await server.stop()
      },
      killServer: () => server.kill(),
    }
  } catch (error) {
    // What did not come cannot be closed, and is what is told.
    await Promise.allSettled([
      opening.then(({ close }) => close()),
      starting.then((server) => server.stop()),
    ])
    throw error
  }
}
