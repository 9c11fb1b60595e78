// The packaged app, with its fuses as they are shipped: it takes no --inspect, so it is driven
// over the debugging protocol of Chromium, once its own page is there.
import { setTimeout as wait } from 'node:timers/promises'
import { type Browser, chromium, type Page } from 'playwright-core'
import { SCHEME } from '../../electron/page-address'
import { systemSwitches } from './electron'
import { type Child, descendants, startChild, whenGone } from './processes'
import { PATIENCE_MS } from './window-patience'

export interface PackagedLaunch {
  readonly executable: string
  /** The app's folder, where the executable is a bare Electron. */
  readonly app?: string
  readonly library: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

export interface Packaged {
  readonly window: Page
  output(): string
  /** kill -9, for a test that failed half-way; nothing when it has ended. */
  kill(): Promise<void>
  /** Asks it to quit, waits until every process is gone, and answers with its exit code. */
  close(): Promise<number | null>
}

export async function launchPackaged(launch: PackagedLaunch): Promise<Packaged> {
  const child = await startChild({
    command: launch.executable,
    args: [
      ...systemSwitches(),
      '--remote-debugging-port=0',
      ...(launch.app ? [launch.app] : []),
      '--library',
      launch.library,
      ...(launch.args ?? []),
    ],
    ready: /DevTools listening on ws:\/\/([^/]+)\//,
    ...(launch.env ? { env: launch.env } : {}),
  })
  try {
    const address = `http://${child.match[1]}`
    await pageIsThere(address, child)
    const browser = await chromium.connectOverCDP(address)
    const window = ownPage(browser)
    window.setDefaultTimeout(PATIENCE_MS)
    await window.waitForLoadState('load')
    await window.getByRole('textbox').first().waitFor()
    return {
      window,
      output: child.output,
      kill: child.kill,
      async close() {
        const family = descendants(child.pid)
        const code = await child.stop()
        await whenGone(family)
        return code
      },
    }
  } catch (error) {
    await child.kill()
    throw new Error(`the packaged app showed no page:\n${child.output()}`, { cause: error })
  }
}

/** Connecting before the page is listed leaves Playwright without it now and then. */
async function pageIsThere(address: string, child: Child): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS
  while (Date.now() < deadline) {
    const targets: unknown = await (await fetch(`${address}/json/list`)).json()
    if (JSON.stringify(targets).includes(`"url":"${SCHEME}:`)) return
    await wait(100)
  }
  throw new Error(`no page after a minute:\n${child.output()}`)
}

function ownPage(browser: Browser): Page {
  const pages = browser.contexts().flatMap((context) => context.pages())
  const page = pages.find((each) => each.url().startsWith(`${SCHEME}:`))
  if (!page) throw new Error(`only ${pages.map((each) => each.url()).join(', ')}`)
  return page
}
