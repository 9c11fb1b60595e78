// Before the first end-to-end test: the app is built, an Electron is at hand, each worker has a display
// of its own, and a browser runs that the stories of served mode share. What was started is stopped
// after the last.
import { chromium } from 'playwright-core'
import type { TestProject } from 'vitest/node'
import { ensureBuilt } from '../../scripts/build.mjs'
import { findElectron } from '../../scripts/electron.mjs'
import { startXvfb } from '../../scripts/xvfb.mjs'
import { findChromium } from '../../scripts/system-packages.mjs'
import { chromiumLaunch, SHARED_BROWSER } from './chromium'
import { SCREENS } from './e2e-screen'

export async function setup({ config }: TestProject): Promise<() => Promise<void>> {
  await ensureBuilt()
  process.env.ELECTRON_OVERRIDE_DIST_PATH = (await findElectron()).dist
  const closeBrowser = await shareBrowser()
  if (process.platform !== 'linux' || process.env.DISPLAY) return closeBrowser
  const screens = await Promise.all(Array.from({ length: config.maxWorkers }, startXvfb))
  process.env[SCREENS] = screens.map(({ display }) => display).join(' ')
  return async () => {
    await closeBrowser()
    await Promise.all(screens.map((screen) => screen.stop()))
  }
}

/** A story that needs Chromium where there is none says so itself. */
async function shareBrowser(): Promise<() => Promise<void>> {
  if (!findChromium()) return async () => {}
  const server = await chromium.launchServer({ ...chromiumLaunch(), host: '127.0.0.1' })
  process.env[SHARED_BROWSER] = server.wsEndpoint()
  return () => server.close()
}
