// Before the first end-to-end test: the app is built, an Electron is at hand, and there is a
// display. What was started for them is stopped after the last.
import { ensureBuilt } from '../../scripts/build.mjs'
import { findElectron } from '../../scripts/electron.mjs'
import { startXvfb } from '../../scripts/xvfb.mjs'

export async function setup(): Promise<() => Promise<void>> {
  await ensureBuilt()
  process.env.ELECTRON_OVERRIDE_DIST_PATH = (await findElectron()).dist
  if (process.platform !== 'linux' || process.env.DISPLAY) return async () => {}
  const screen = await startXvfb()
  process.env.DISPLAY = screen.display
  return screen.stop
}
