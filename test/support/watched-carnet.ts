// The real app for the stories of Electron's security checklist, with everything that its network
// service does written down.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Carnet, launchCarnet } from './electron'
import { createTemporaryFolder } from './folders'

export const PAGE = 'carnet-app://app/'

export interface WatchedCarnet extends Carnet {
  /** What the page's policy stopped while `work` ran in the page; Playwright's own evaluate is not held by it. */
  violationsOf(work: string): Promise<readonly string[]>
  /** The same, once this was stopped, or anything: it is told in a moment of its own. */
  stopped(work: string, directive?: string): Promise<readonly string[]>
  windowCount(): Promise<number>
  /** Closes the app. Addresses that it asked for, from its start to its end, but for its own. */
  outsideUrls(): Promise<readonly string[]>
  remove(): Promise<void>
}

export async function launchWatched(name: string): Promise<WatchedCarnet> {
  const folder = await createTemporaryFolder(name)
  const netLog = join(folder.path, 'net-log.json')
  const carnet = await launchCarnet({
    library: join(folder.path, 'library'),
    args: [`--log-net-log=${netLog}`, '--lang=en'],
  })
  await carnet.window.getByLabel('Note text').or(carnet.window.locator('.ProseMirror')).waitFor()
  return {
    ...carnet,
    violationsOf: (work) => carnet.window.evaluate(watchViolations, work),
    stopped: (work, directive) =>
      carnet.window.evaluate(watchUntilStopped, [work, directive] as const),
    windowCount: () =>
      carnet.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length),
    async outsideUrls() {
      await carnet.close()
      const log = await readFile(netLog, 'utf8')
      if (!log.includes('"constants"')) throw new Error('nothing was written down')
      const urls = [...log.matchAll(/"url":"([^"]+)"/gu)].map(([, url]) => url ?? '')
      return urls.filter((url) => !/^(carnet-app|devtools|data|blob):/u.test(url))
    },
    async remove() {
      await carnet.kill()
      await folder.remove()
    },
  }
}

/** Runs in the page. */
function watchUntilStopped([code, directive]: readonly [string, string | undefined]) {
  return new Promise<readonly string[]>((settle) => {
    const seen: string[] = []
    document.addEventListener('securitypolicyviolation', (event) => {
      seen.push(event.effectiveDirective)
      if (directive === undefined || seen.includes(directive)) settle(seen)
    })
    const run = Object.getPrototypeOf(async () => {}).constructor(code)
    Promise.resolve(run()).catch(() => undefined)
  })
}

/** Runs in the page. */
function watchViolations(code: string): Promise<readonly string[]> {
  return new Promise((settle) => {
    const seen: string[] = []
    const note = (event: SecurityPolicyViolationEvent) => seen.push(event.effectiveDirective)
    document.addEventListener('securitypolicyviolation', note)
    const run = Object.getPrototypeOf(async () => {}).constructor(code)
    Promise.resolve(run())
      .catch(() => undefined)
      // Violations are told in tasks of their own; one that asks for nothing comes after them.
      .then(() => setTimeout(() => requestAnimationFrame(() => setTimeout(() => settle(seen)))))
  })
}
